import { fold } from '../base/fold.ts'
import { type Rung, rungOf } from './ratingWords.ts'

/** What one cell of a rating says: a number, what it is out of, a word; any of them. */
export interface Rating {
  readonly number?: number
  readonly outOf?: number
  readonly rung?: Rung
  /** Which letter it is, A being 1: a grade where a column holds such letters alone. */
  readonly grade?: number
}

const numeral = String.raw`[+-]?(?:\d[\d.,'’\u00a0\u202f ]*\d|\d|[.,]\d+)`
const alone = new RegExp(`^${numeral}$`)
const percent = new RegExp(
  `^(${numeral})\\s*(?:%|percent|per cent|prozent|pour cent|por ciento|procent)$`,
  'i',
)
const outOf = new RegExp(`^(${numeral})\\s*(?:/|out of|of|von|sur|de|su|van|z|av)\\s*(\\d{1,4})$`, 'i')
const numberThenWord = new RegExp(
  `^(${numeral})\\s*(?:[-–—:=.,/)]|\\s)\\s*\\(?([\\p{L}][\\p{L}\\s/-]*)\\)?$`,
  'u',
)
const wordThenNumber = new RegExp(`^([\\p{L}][\\p{L}\\s/-]*?)\\s*[-–—:=(]?\\s*\\(?(${numeral})\\)?$`, 'u')
const halves: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 }

/** Reads *4*, *4,5*, *85 %*, *4/5*, *4 - High*, *High (4)*, *+++*, *★★★☆☆* and *very high*; nothing else. */
export function readRating(cell: string): Rating | undefined {
  const text = cell.trim().replace(/^'/, '')
  if (text === '' || text.length > 60) return undefined
  const grade = /^[a-e]$/i.test(text) ? text.toLowerCase().charCodeAt(0) - 96 : undefined
  return grade === undefined ? readOther(text) : { ...readWord(text), grade }
}

function readOther(text: string): Rating | undefined {
  return readSigns(text) ?? readNumeral(text) ?? readWordAndNumber(text) ?? readWord(text)
}

function readNumeral(cell: string): Rating | undefined {
  const text = cell.replace(/\s*([½¼¾])$/, (_, half: string) => `.${String((halves[half] ?? 0) * 100)}`)
  if (alone.test(text)) return numbered(text)
  const share = percent.exec(text)
  if (share?.[1]) return numbered(share[1], 100)
  const parts = outOf.exec(text)
  return parts?.[1] ? numbered(parts[1], Number(parts[2])) : undefined
}

function numbered(text: string, of?: number): Rating | undefined {
  const number = readNumber(text)
  if (number === undefined) return undefined
  return { number, ...(of !== undefined && of > 1 && { outOf: of }) }
}

function readWordAndNumber(text: string): Rating | undefined {
  const found = numberThenWord.exec(text)
  const turned = found ? undefined : wordThenNumber.exec(text)
  const [digits, word] = found ? [found[1], found[2]] : [turned?.[2], turned?.[1]]
  const number = digits === undefined ? undefined : readNumber(digits)
  const rung = word === undefined ? undefined : readWord(word)?.rung
  return number === undefined || rung === undefined ? undefined : { number, rung }
}

function readWord(text: string): Rating | undefined {
  const words = fold(text.replace(/ß/g, 'ss').replace(/ł/g, 'l'))
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !joining.has(word))
  const rung =
    rungOf(words.join(' ')) ??
    rungOf(words.filter((word) => !measured.has(word)).join(' ')) ??
    between(words.map(rungOf))
  return rung === undefined ? undefined : { rung }
}

/** *Low/med* and *M-H* stand between two rungs. */
function between(rungs: readonly (Rung | undefined)[]): Rung | undefined {
  const [one, other] = rungs
  if (rungs.length !== 2 || one === undefined || other === undefined) return undefined
  const [low, high] = [Math.min(one, other), Math.max(one, other)]
  if (low === 2 && high === 3) return 2.5
  return low === 3 && high === 4 ? 3.5 : undefined
}

const joining = new Set(['to', 'bis', 'tot', 'do', 'and', 'und', 'et', 'y', 'e'])
const measured = new Set(
  'influence interest power level einfluss interesse macht pouvoir interet poder interes potere invloed belang wplyw'.split(
    ' ',
  ),
)

/** Plus signs, stars and dots count themselves; empty ones tell out of how many. */
function readSigns(text: string): Rating | undefined {
  const tight = text.replace(/\s+/g, '')
  if (/^\++$/.test(tight)) return { number: tight.length }
  if (/^--$/.test(tight)) return { number: -tight.length }
  const signs = [...tight.replace(/\ufe0f/g, '')]
  if (!signs.every((sign) => full.has(sign) || empty.has(sign)) || !signs.some((sign) => full.has(sign))) {
    return undefined
  }
  const number = signs.filter((sign) => full.has(sign)).length
  return signs.length > number ? { number, outOf: signs.length } : { number }
}

const full = new Set(['*', '★', '⭐', '●', '■', '⬤', '🌟', '✱', '✦'])
const empty = new Set(['☆', '○', '□', '◯', '✩', '✧'])

/** A number with a point or a comma, with or without marks between thousands. */
export function readNumber(cell: string): number | undefined {
  const text = cell.trim().replace(/[\u00a0\u202f ’']/g, '')
  if (!/^[+-]?(\d[\d.,]*|[.,]\d+)$/.test(text)) return undefined
  const point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (point === -1) return Number(text)
  const [whole, part] = [text.slice(0, point), text.slice(point + 1)]
  const sign = text[point] ?? ''
  const isRepeated = whole.includes(sign)
  if (isRepeated)
    return part.length === 3 && /^[+-]?\d{1,3}([.,]\d{3})+$/.test(text) ? plain(text) : undefined
  const digits = whole.replace(/[.,]/g, '')
  // 1.234,5 has both marks; the last is the decimal one.
  return /[.,]/.test(whole) && !/^[+-]?\d{1,3}([.,]\d{3})+$/.test(whole)
    ? undefined
    : Number(`${digits || '0'}.${part || '0'}`)
}

const plain = (text: string): number => Number(text.replace(/[.,]/g, ''))
