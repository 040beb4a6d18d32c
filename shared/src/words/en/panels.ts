export const panelsWords = {} as const
