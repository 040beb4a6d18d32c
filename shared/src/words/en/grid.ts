export const gridWords = {} as const
