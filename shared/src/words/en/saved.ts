export const savedWords = {} as const
