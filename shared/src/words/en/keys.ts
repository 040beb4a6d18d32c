export const keysWords = {} as const
