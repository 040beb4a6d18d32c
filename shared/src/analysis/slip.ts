/** Shorter words that differ by a letter are mostly different words. */
const leastSlipLength = 4
/** A letter in place of another, and one at an end, makes another word of a word as short as four. */
const leastOtherLength = 5
/** No word is longer; letters without a space between them are not compared one by one. */
const mostSlipLength = 30

/** Keys of a word and of itself less one letter: two words that a slip parts share one. None when it cannot slip. */
export function slipKeys(word: string): readonly string[] {
  if (word.length < leastSlipLength || word.length > mostSlipLength || /\p{N}/u.test(word)) return []
  return [word, ...[...word].map((_, at, letters) => letters.toSpliced(at, 1).join(''))]
}

/**
 * One letter too many, too few, changed or changed over with its neighbour. Endings carry meaning (*employer*,
 * *employee*) and so do numbers: both must be the same.
 */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (a === b || short.length < leastSlipLength || long.length - short.length > 1) return false
  if (/\p{N}/u.test(a + b)) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  let end = 0
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1
  const [left, right] = [short.slice(start, short.length - end), long.slice(start, long.length - end)]
  const isShort = short.length < leastOtherLength
  if (left.length === 0) {
    const isDoubled = right === short[start - 1]
    return right.length === 1 && (isDoubled || (end > 0 && (start > 0 || !isShort)))
  }
  if (left.length === 1 && right.length === 1) return end > 0 && start > 0 && !isShort
  return left.length === 2 && right === `${left[1]}${left[0]}`
}
