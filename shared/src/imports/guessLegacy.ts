import type { EncodingReading } from './sheet.ts'

/** Encodings of one byte a letter, the likeliest first. */
export const legacyEncodings = [
  'windows-1252',
  'macintosh',
  'windows-1250',
  'windows-1251',
  'windows-1253',
] as const
export type Legacy = (typeof legacyEncodings)[number]

export interface LegacyGuess {
  readonly encoding: Legacy
  readonly readings: readonly EncodingReading[]
}

type Decode = (bytes: Uint8Array, encoding: Legacy) => string

const mostWords = 5

/**
 * The encoding that makes the likeliest words of bytes that are no UTF-8, and others that are nearly as likely: where
 * the letters of one language are good letters of another, no program can tell.
 *
 * @see SPEC T7
 */
export function guessLegacy(bytes: Uint8Array, decode: Decode): LegacyGuess {
  const foreign = wordsAround(bytes)
  const readings = legacyEncodings.map((encoding) => {
    const words = foreign.map((word) => decode(word, encoding))
    return { encoding, words, score: words.reduce((sum, word) => sum + likelihood(word), 0) }
  })
  const ranked = readings.toSorted((a, b) => b.score - a.score)
  const [best] = ranked
  if (!best) return { encoding: 'windows-1252', readings: [] }
  const isNear = (score: number): boolean => score >= best.score - Math.abs(best.score) * 0.15
  const rivals = ranked.filter(({ score, words }) => isNear(score) && words.join() !== best.words.join())
  const doubtful = rivals.filter((rival) => !isUnlikely(rival.encoding, rival.words))
  const shown = doubtful.length > 0 ? [best, ...doubtful] : []
  return {
    encoding: best.encoding,
    readings: shown.map(({ encoding, words }) => ({ encoding, sample: differing(words, best.words, shown) })),
  }
}

/** The words in which any two of the readings differ. */
function differing(
  words: readonly string[],
  best: readonly string[],
  shown: readonly { readonly words: readonly string[] }[],
): readonly string[] {
  const where = best.flatMap((word, at) => (shown.some((other) => other.words[at] !== word) ? [at] : []))
  return [...new Set(where.map((at) => words[at] ?? ''))].slice(0, mostWords)
}

/** Words that hold a letter outside ASCII, with the words around it, as bytes. */
function wordsAround(bytes: Uint8Array): readonly Uint8Array[] {
  const found: Uint8Array[] = []
  let start = 0
  let isForeign = false
  for (let at = 0; at <= bytes.length && found.length < 2_000; at += 1) {
    const byte = bytes[at] ?? 0x0a
    if (byte >= 0x80) isForeign = true
    if (!isBreak(byte)) continue
    if (isForeign) found.push(bytes.subarray(start, Math.min(at, start + 200)))
    start = at + 1
    isForeign = false
  }
  return found
}

const isBreak = (byte: number): boolean => byte < 0x20 || byte === 0x2c || byte === 0x3b || byte === 0x22

/** How much a phrase looks like words: letters stand by letters of their own script, capitals begin words. */
function likelihood(phrase: string): number {
  const letters = [...phrase]
  let score = 0
  for (const [at, letter] of letters.entries()) {
    if (letter <= '\u007f') continue
    score += letterScore(letter, letters[at - 1] ?? ' ', letters[at + 1] ?? ' ')
  }
  return score
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u]
const scriptOf = (letter: string): number => scripts.findIndex((script) => script.test(letter))
const isLetter = (letter: string): boolean => /\p{L}/u.test(letter)
const quoteOrDash = /[‘’“”„‚«»–—…€£§°•·\u00a0]/

function letterScore(letter: string, before: string, after: string): number {
  if (/[\p{Cc}\ufffd]/u.test(letter)) return -5
  if (quoteOrDash.test(letter)) return signScore(letter, before, after)
  if (!isLetter(letter)) return isLetter(before) || isLetter(after) ? -2 : 0
  const mixed = [before, after].some((other) => isLetter(other) && scriptOf(other) !== scriptOf(letter))
  if (mixed) return -3
  const isCapitalWithin = /\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before)
  if (isCapitalWithin) return -2
  // Whole words of letters outside ASCII are the rule in Cyrillic and Greek, and rare in Latin script.
  const run = [before, after].filter((other) => other > '\u007f' && isLetter(other)).length
  return scriptOf(letter) === 0 ? 1 - run * 0.7 : 0.5 + run * 0.4
}

function signScore(letter: string, before: string, after: string): number {
  if (letter === '’' || letter === '‘') return 1
  return isLetter(before) && isLetter(after) ? -1 : 0.8
}

/**
 * Western and central European letters stand at the same bytes. The central reading is a real rival only where two of
 * its own letters stand within words: in the west è and ø do not come together, and Italian accents end words.
 */
function isUnlikely(encoding: Legacy, words: readonly string[]): boolean {
  if (encoding !== 'windows-1250') return false
  const own = new Set(
    words.flatMap((word) => word.toLowerCase().match(/[řěůčňąęłśżźćńőűăşţ](?=\p{L})/gu) ?? []),
  )
  return own.size < 2
}
