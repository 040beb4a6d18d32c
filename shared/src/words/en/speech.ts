export const speechWords = {} as const
