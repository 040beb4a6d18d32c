import { withoutUnseen } from './unseen.ts'

// Half-width and full-width letters, small and upright signs, and the shapes Arabic letters take in a word.
const otherWidths = /[\ufb50-\ufdff\ufe10-\ufe19\ufe30-\ufe6b\ufe70-\ufefc\uff01-\uffee]+/g
const spaces = /[\p{White_Space}\u2800]+/gu
const quotes =
  /[\p{QMark}`\u00b4\u02b9-\u02bd\u02ca\u02cb\u02ee\u055a\u05f3\u05f4\u07f4\u07f5\u2032-\u2037]+/gu
const dashes = / ?(?:[\p{Dash}\u02d7\u2043] ?)+/gu
/** Most names hold nothing that folds but capitals and spaces, and long lists ask for thousands of keys. */
const isPlain = (name: string): boolean => /^[A-Za-z0-9 ,.:;()&/+]*$/.test(name)
const turkicLetter = /[\u0130\u0131\u011e\u011f]/

/**
 * The key under which two names are the same partner. It folds the case, the width, the composition, letters that
 * cannot be seen, quotation marks and apostrophes, dashes and white space. It never folds a mark that tells letters
 * apart: *Café* and *Cafe*, ハス and バス are two partners, and at most alike.
 *
 * @see SPEC C11
 */
export function nameKey(name: string): string {
  if (isPlain(name)) return name.toLowerCase().replace(/ +/g, ' ').trim()
  const seen = withoutUnseen(name.replace(spaces, ' '))
  const wide = seen.replace(otherWidths, (run) => run.normalize('NFKC')).normalize('NFC')
  const signs = wide.replace(quotes, betweenLetters).replace(spaces, ' ').replace(dashes, '-')
  return foldCase(signs.replace(/\u0640/g, '')).trim()
}

/** An apostrophe within a word belongs to it; quotation marks around words do not. */
function betweenLetters(run: string, at: number, whole: string): string {
  const isAfter = /[\p{L}\p{M}\p{N}]$/u.test(whole.slice(Math.max(0, at - 2), at))
  const isBefore = /^[\p{L}\p{N}]/u.test(whole.slice(at + run.length, at + run.length + 2))
  return isAfter && isBefore ? "'" : ''
}

/**
 * Full case folding, the same wherever it runs. I is the capital of ı where the name is written in an alphabet that has
 * both, and of i anywhere else; ı and i are two letters everywhere.
 */
function foldCase(text: string): string {
  const own = turkicLetter.test(text) ? text.replace(/I/g, 'ı').replace(/İ/g, 'i') : text
  return (
    own
      .split('ı')
      // Lower case first: the capital ß has no longer form of its own, the small one has.
      .map((part) => part.toLowerCase().toUpperCase().toLowerCase())
      .join('ı')
      .replace(/ς/g, 'σ')
      .replace(/i\u0307/g, 'i')
      .normalize('NFC')
  )
}
