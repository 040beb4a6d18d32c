import { readRating } from './rating.ts'
import type { Rung } from './ratingWords.ts'

/**
 * How ratings are written: numbers between two ends, where `from` is the low end (and may be the larger number), or
 * words such as high and low.
 */
export type Scale =
  | { readonly kind: 'numbers'; readonly from: number; readonly to: number }
  | { readonly kind: 'words' }

const numbers = (from: number, to: number): Scale => ({ kind: 'numbers', from, to })

/** Scales to choose from, the finest last. */
export const scaleChoices: readonly Scale[] = [
  { kind: 'words' },
  numbers(0, 1),
  numbers(1, 3),
  numbers(1, 4),
  numbers(1, 5),
  numbers(0, 5),
  numbers(1, 10),
  numbers(0, 10),
  numbers(0, 100),
]

export function isSameScale(a: Scale, b: Scale): boolean {
  return scaleKey(a) === scaleKey(b)
}

/** A scale in a few letters: `1-5`, `0-100`, `words`. */
export function scaleKey(scale: Scale): string {
  return scale.kind === 'words' ? 'words' : `${scale.from}-${scale.to}`
}

/** The scale that a key stands for; a negative end is written with its sign. */
export function scaleOfKey(key: string): Scale | undefined {
  if (key === 'words') return { kind: 'words' }
  if (key === '%') return numbers(0, 100)
  const found = /^(-?\d{1,4})(?:-|–|\.\.|:)(-?\d{1,4})$/.exec(key.trim())
  const [from, to] = [Number(found?.[1]), Number(found?.[2])]
  return found && from !== to ? numbers(from, to) : undefined
}

/** Scales of up to this many steps have steps; finer ones run without. */
const mostSteps = 11

/**
 * A number of a scale as 0–100. On a scale of n steps the k-th stands in the middle of the k-th of n equal bands, so
 * that its ends lie near the ends of the map and its middle in the middle. Finer scales, and 0–1, run straight.
 *
 * @returns nothing outside the scale.
 * @see SPEC T8
 */
export function scoreOn(scale: Scale & { kind: 'numbers' }, value: number): number | undefined {
  const { from, to } = scale
  const [least, most] = from < to ? [from, to] : [to, from]
  if (value < least || value > most) return undefined
  const steps = most - least + 1
  const isStepped = steps > 2 && steps <= mostSteps
  const along = Math.abs(value - from)
  return isStepped ? ((along + 0.5) / steps) * 100 : (along / (most - least)) * 100
}

/** The rungs of the ladder that a column's words stand on, from the lowest; at least low, medium and high. */
export function ladderOf(cells: readonly string[]): readonly Rung[] {
  const used = new Set(
    cells.flatMap((cell) => {
      const rating = readRating(cell)
      return rating?.rung === undefined ? [] : [rating.rung]
    }),
  )
  const rungs: Rung[] = [2, 3, 4]
  if (used.has(1) || used.has(5)) rungs.push(1, 5)
  if (used.has(2.5) || used.has(3.5)) rungs.push(2.5, 3.5)
  if (used.has(0)) rungs.push(0)
  return rungs.toSorted((a, b) => a - b)
}

/** A rung as 0–100, by its place on the ladder. */
export function scoreOnLadder(ladder: readonly Rung[], rung: Rung): number {
  const at = ladder.indexOf(rung)
  return ((at + 0.5) / ladder.length) * 100
}

export interface ScaleGuess {
  readonly scale: Scale
  readonly isSure: boolean
}

/** The scale that a heading states: *(1-5)*, *score /10*, *1 = high*, *%*, *hoch/mittel/gering*. */
export function scaleInHeading(heading: string): Scale | undefined {
  if (/%|percent|prozent|pourcent|porcent|percentual|procent/i.test(heading)) return numbers(0, 100)
  const range = rangeIn.exec(heading)
  const [from, to] = [Number(range?.[1]), Number(range?.[2])]
  // A word between both numbers is no rating: *1 a 10* does not say that 1 is *a*, for *alto*.
  if (range && from < to && to <= 1000) return turned(heading.replace(range[0], ' '), from, to)
  const ends = [...heading.matchAll(/(\d{1,3})\s*[=:(–—-]?\s*(\p{L}[\p{L}\s]*)/gu)]
  const first = ends[0]
  const last = ends.at(-1)
  if (ends.length > 1 && first && last) {
    const [a, b] = [Number(first[1]), Number(last[1])]
    return turned(heading, Math.min(a, b), Math.max(a, b))
  }
  const named = [...heading.matchAll(/(\p{L}[\p{L} ]*?)\s*[=:(]\s*(\d{1,3})(?!\d)/gu)].filter(
    ([, word = '']) => readRating(word)?.rung !== undefined,
  )
  if (named.length > 1) {
    const marks = named.map(([, , mark]) => Number(mark))
    return turned(heading, Math.min(...marks), Math.max(...marks))
  }
  const outOf = /(?:\/|out of|max\.?|von|sur|sobre|su|van|na|z)\s*(\d{1,3})\b/i.exec(heading)
  const most = Number(outOf?.[1])
  if (outOf && most > 2) return numbers(most > 10 ? 0 : 1, most)
  const words = heading
    .split(/[^\p{L}]+/u)
    .flatMap((word) => (joinsNumbers.test(word) ? [] : (readRating(word)?.rung ?? [])))
  return new Set(words).size > 1 ? { kind: 'words' } : undefined
}

/** Words between the two ends of a scale, in the languages our users' lists come in. */
const joining =
  'to|through|thru|till|til|and|bis|a|à|al|alla|ate|até|y|e|et|tot|tot en met|t/m|do|až|az|po|i|до|по|έως|ως|μέχρι'
const joinsNumbers = new RegExp(`^(?:${joining})$`, 'iu')
const rangeIn = new RegExp(
  `(-?\\d{1,3})\\s*(?:[-–—‒−→/]|\\.\\.+|…|(?:${joining})(?!\\p{L}))\\s*(\\d{1,3})(?!\\s*[=\\d])`,
  'iu',
)

/** A scale whose low number is said to mean much, or whose high number little, runs the other way. */
function turned(heading: string, from: number, to: number): Scale {
  const [low, high] = [rungBeside(heading, from), rungBeside(heading, to)]
  const isTurned = (low !== undefined && low > 3) || (high !== undefined && high < 3)
  return isTurned ? numbers(to, from) : numbers(from, to)
}

/** What a heading says that a number means: *1 = high*, *1 (high)*, *high = 1*. */
function rungBeside(heading: string, number: number): Rung | undefined {
  const behind = new RegExp(`(?<!\\d)${number}\\s*[=:(–—-]?\\s*(\\p{L}[\\p{L} ]*)`, 'u').exec(heading)
  const before = new RegExp(`(\\p{L}[\\p{L} ]*?)\\s*[=:(]\\s*${number}(?!\\d)`, 'u').exec(heading)
  return readRating(behind?.[1] ?? '')?.rung ?? readRating(before?.[1] ?? '')?.rung
}

/**
 * The scale that the cells themselves suggest. Small numbers fit several, so that only words, percent signs, an
 * *out of* and numbers above ten are sure.
 */
export function scaleOfCells(cells: readonly string[]): ScaleGuess {
  const ratings = cells.flatMap((cell) => readRating(cell) ?? [])
  const grades = ratings.flatMap(({ grade }) => grade ?? [])
  const worst = Math.max(0, ...new Set(grades))
  // A and B alone are as likely Spanish for high and low.
  if (grades.length === ratings.length && worst > 2) return { scale: numbers(worst, 1), isSure: false }
  const found = ratings.flatMap(({ number }) => (number === undefined ? [] : [number]))
  if (found.length === 0) return { scale: { kind: 'words' }, isSure: ratings.length > 0 }
  const outOf = mostCommon(ratings.flatMap(({ outOf }) => outOf ?? []))
  if (outOf === 100) return { scale: numbers(0, 100), isSure: true }
  const [least, most] = extremes(found)
  if (outOf !== undefined && most <= outOf) {
    return { scale: numbers(outOf <= 10 && least >= 1 ? 1 : 0, outOf), isSure: true }
  }
  if (least < 0) {
    const end = Math.max(-least, most)
    return { scale: end <= 5 ? numbers(-Math.ceil(end), Math.ceil(end)) : numbers(0, 100), isSure: false }
  }
  const isWhole = found.every((number) => Number.isInteger(number))
  if (most > 10) return { scale: numbers(0, 100), isSure: most > 20 }
  if (most <= 1) return { scale: numbers(0, 1), isSure: !isWhole }
  return { scale: smallScale(least, most), isSure: false }
}

function smallScale(least: number, most: number): Scale {
  if (least < 1) return numbers(0, most <= 3 ? 3 : most <= 5 ? 5 : 10)
  if (most <= 3) return numbers(1, 3)
  return numbers(1, most <= 4 ? 4 : most <= 5 ? 5 : 10)
}

function extremes(found: readonly number[]): readonly [number, number] {
  return found.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as const)
}

/** Said by more than half of those that say any. */
function mostCommon(values: readonly number[]): number | undefined {
  const [value] = values
  if (value === undefined) return undefined
  return values.filter((other) => other === value).length * 2 > values.length ? value : Math.max(...values)
}
