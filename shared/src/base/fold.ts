/**
 * The form in which words are searched: no case, no accents, nothing that cannot be seen, one space between words.
 * The vowel signs of India are no accents. Two names that fold alike are not the same name: see `nameKey`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?=\p{M})\p{Dia}|\p{DI}/gu, '')
    .replace(/\p{White_Space}+/gu, ' ')
    .trim()
    .toLowerCase()
}
