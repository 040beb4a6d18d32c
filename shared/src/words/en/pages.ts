export const pagesWords = {} as const
