import { initialOf, lettersOf } from '@commonground/shared/base/initial'
import type { Measure } from './cardFace.ts'

const ellipsis = '…'

/**
 * Sets a name in at most two lines of about equal length; what does not fit ends with an ellipsis.
 *
 * @param width in the unit that `measure` gives.
 */
export function wrapName(name: string, width: number, measure: Measure): readonly string[] {
  const whole = name.trim()
  if (measure(whole) <= width * 0.62) return [whole]
  const parts = whole.split(/(?<=[\s/–-])/)
  const even = evenBreak(parts, width, measure)
  if (even) return even
  if (measure(whole) <= width) return [whole]
  const first = longestStart(parts, width, measure)
  if (first === '') return [shortened(whole, width, measure)]
  return [first.trimEnd(), shortened(whole.slice(first.length).trimStart(), width, measure)]
}

/** The break that makes the longer line shortest, when both lines fit. */
function evenBreak(parts: readonly string[], width: number, measure: Measure): readonly string[] | undefined {
  let best: readonly string[] | undefined
  let bestWidth = width
  for (let at = 1; at < parts.length; at += 1) {
    const lines = [parts.slice(0, at).join('').trimEnd(), parts.slice(at).join('')]
    const widest = Math.max(...lines.map(measure))
    if (widest > bestWidth) continue
    best = lines
    bestWidth = widest
  }
  return best
}

function longestStart(parts: readonly string[], width: number, measure: Measure): string {
  let start = ''
  for (const part of parts) {
    if (measure((start + part).trimEnd()) > width) break
    start += part
  }
  return start
}

/** At most so many letters: more are no easier to tell apart. */
const mostInitials = 4

/** The first letters of a name's words, as people shorten it; one word stays itself. */
export function initials(name: string): string {
  const parts = lettersOf(name)
  // Little words such as “of” are left out where enough is left to tell the name by.
  const telling = parts.filter((part) => part.length > 3 || part !== part.toLowerCase())
  const used = telling.length > 1 ? telling : parts
  if (used.length < 2) return name.trim()
  return used
    .slice(0, mostInitials)
    .map((part) => (/^\p{Lu}{2,3}$/u.test(part) ? part : initialOf(part)))
    .join('')
}

/** As much of a text as fits, with an ellipsis when that is not all. */
export function shortened(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text
  const letters = [...text]
  let low = 0
  let high = letters.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (measure(letters.slice(0, middle).join('').trimEnd() + ellipsis) <= width) low = middle
    else high = middle - 1
  }
  return letters.slice(0, low).join('').trimEnd() + ellipsis
}
