export const transferWords = {} as const
