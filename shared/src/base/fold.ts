/**
 * The form in which two names count as the same: no case, no accents, one space between words.
 * Used for *same name* on import, for find, and for sectors.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
}
