import { customAlphabet } from 'nanoid'

// No vowels, and of each pair of look-alikes only one: what is read from the far end of a room is typed right.
const alphabet = 'CDFGHJKMNPQRTVWXY34679'
const letters = customAlphabet(alphabet, 8)

/** A short code as it is shown: two groups of four letters, 35 random bits. @see SPEC W11 */
export const newCode = (): string => grouped(letters())

/** A code however it was typed, in the form it is shown in; nothing when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  const isCode = code.length === 8 && [...code].every((letter) => alphabet.includes(letter))
  return isCode ? grouped(code) : undefined
}

const grouped = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`
