import { withoutDecoration, withoutUnseen } from '../base/unseen.ts'
import { isScore, type Place, readPlace, score } from './place.ts'

/** Who may receive a field: everyone with a link, or only those who work on the board. */
export type Sharing = 'shareable' | 'private'

/**
 * One field of a record. The tables built from these are the only list of fields there is: editor, table,
 * CSV, JSON, document and the shareable projection follow it.
 */
export interface Field<T> {
  /** How it is edited and shown. */
  readonly control: 'line' | 'text' | 'choice' | 'choices' | 'labels' | 'score' | 'place' | 'flag' | 'date'
  /** `text` lives in a `Y.Text` and merges letter by letter; `value` is replaced whole, the last writer wins. */
  readonly merge: 'value' | 'text'
  readonly sharing: Sharing
  /** What a reader sees when the field is absent or malformed. */
  readonly fallback: T
  /** The stored value made safe, or nothing when it cannot be one. */
  readonly check: (value: unknown) => T | undefined
  /** The words a choice may take, in the order they are offered. */
  readonly options?: readonly string[]
  /** Longest text, in UTF-16 units. */
  readonly maxLength?: number
}

/** The fields of a record, by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>

export type FieldValue<F> = F extends Field<infer T> ? T : never

type Of<T> = Field<T>

export const maxLineLength = 200
export const maxTextLength = 10_000
export const maxLabels = 40

/** One line of text. Line breaks and control letters become spaces. */
export function line(sharing: Sharing): Of<string> {
  return {
    control: 'line',
    merge: 'value',
    sharing,
    fallback: '',
    maxLength: maxLineLength,
    check: (value) => (typeof value === 'string' ? cleanLine(value) : undefined),
  }
}

/** Longer text that two people may write in at once. */
export function text(sharing: Sharing): Of<string> {
  return {
    control: 'text',
    merge: 'text',
    sharing,
    fallback: '',
    maxLength: maxTextLength,
    check: (value) => (typeof value === 'string' ? cleanText(value) : undefined),
  }
}

export function choice<const O extends readonly string[]>(
  sharing: Sharing,
  options: O,
  fallback: O[number],
): Of<O[number]> {
  return {
    control: 'choice',
    merge: 'value',
    sharing,
    fallback,
    options,
    check: (value) => options.find((option) => option === value),
  }
}

export function choices<const O extends readonly string[]>(
  sharing: Sharing,
  options: O,
): Of<readonly O[number][]> {
  return {
    control: 'choices',
    merge: 'value',
    sharing,
    fallback: [],
    options,
    check: (value) => (Array.isArray(value) ? options.filter((option) => value.includes(option)) : undefined),
  }
}

/** A short list of free words, each one line. */
export function labels(sharing: Sharing): Of<readonly string[]> {
  return {
    control: 'labels',
    merge: 'value',
    sharing,
    fallback: [],
    check: (value) =>
      Array.isArray(value)
        ? [...new Set(value.filter((word) => typeof word === 'string').map(cleanLine))]
            .filter((word) => word !== '')
            .slice(0, maxLabels)
        : undefined,
  }
}

/** 0–100 or nothing. */
export function scoreField(sharing: Sharing): Of<number | undefined> {
  return {
    control: 'score',
    merge: 'value',
    sharing,
    fallback: undefined,
    check: (value) => (isScore(value) ? score(value) : undefined),
  }
}

export function placeField(sharing: Sharing): Of<Place | undefined> {
  return { control: 'place', merge: 'value', sharing, fallback: undefined, check: readPlace }
}

export function flag(sharing: Sharing): Of<boolean> {
  return {
    control: 'flag',
    merge: 'value',
    sharing,
    fallback: false,
    check: (value) => (typeof value === 'boolean' ? value : undefined),
  }
}

/** A day as `YYYY-MM-DD`, or empty. */
export function date(sharing: Sharing): Of<string> {
  return {
    control: 'date',
    merge: 'value',
    sharing,
    fallback: '',
    check: (value) => (typeof value === 'string' && (value === '' || isDay(value)) ? value : undefined),
  }
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  // 30 February parses as 1 March: only a day that comes back as itself exists.
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)
}

// Bidirectional overrides, zero-width letters and controls can hide what a text says. Half a surrogate pair becomes
// another letter on the wire, so that its writer and everyone else would read different text.
const unseen = /(?![\n\r\t])[\p{Cc}\p{Cs}\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** One line without what only hides in it, and not longer than lines may be. Nothing to be seen is an empty line. */
export function cleanLine(value: string): string {
  const clean = withoutDecoration(value.replace(/\p{White_Space}+/gu, ' '))
    .replace(/ +/g, ' ')
    .trim()
  if (withoutUnseen(clean).trim() === '') return ''
  return withoutDecoration(cutAt(clean, maxLineLength)).trimEnd()
}

function cleanText(value: string): string {
  return cutAt(value.replace(unseen, '').replace(/\r\n?/g, '\n'), maxTextLength)
}

/** Cuts without leaving half of a surrogate pair. */
function cutAt(value: string, length: number): string {
  if (value.length <= length) return value
  const end = /[\ud800-\udbff]/.test(value[length - 1] ?? '') ? length - 1 : length
  return value.slice(0, end)
}
