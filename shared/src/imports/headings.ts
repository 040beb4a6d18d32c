import { fold } from '../base/fold.ts'
import { type Column, columnLabel, columns } from './columns.ts'
import { type HeadingMeaning, headingWords, linkWords, measureWords } from './headingWords.ts'

/** What a heading says its column holds. */
export interface HeadingGuess {
  readonly meaning: HeadingMeaning
  /** 3: a field's own name; 2: a known word for it; 1: known words among others. */
  readonly certainty: 1 | 2 | 3
}

/**
 * Reads a heading, whatever its case, signs and language: by itself, then by its parts (*Organisation / Group*), then
 * by the known words among its words (*Level of interest in the project*).
 *
 * @see SPEC T6
 */
export function headingOf(heading: string): HeadingGuess | undefined {
  if (heading.length > 120) return undefined
  const plain = heading.replace(/[([{].*?[)\]}]/gs, ' ')
  const tokens = wordsOf(plain)
  if (tokens.length === 0) return undefined
  const own = ownNames.get(tokens.join(''))
  if (own) return { meaning: own, certainty: 3 }
  const whole = phrases.get(tokens.join(' '))
  if (whole) return { meaning: whole, certainty: 2 }
  return byParts(plain) ?? byWords(tokens)
}

function byParts(heading: string): HeadingGuess | undefined {
  for (const part of heading.split(/[/\\|&+:;,\n?–—]| - | or | oder | ou | o | of the /i)) {
    const tokens = wordsOf(part)
    const known = phrases.get(tokens.join(' ')) ?? phrases.get(withoutMeasures(tokens).join(' '))
    if (known) return { meaning: known, certainty: 2 }
  }
  return undefined
}

const mostTokens = 10

/** The last known words count, as in *stakeholder type*; before a linking word the first, as in *type of stakeholder*. */
function byWords(all: readonly string[]): HeadingGuess | undefined {
  const tokens = all.slice(0, mostTokens)
  const link = tokens.findIndex((token, at) => at > 0 && linkWords.has(token))
  const found = knownWithin(link > 0 ? withoutMeasures(tokens.slice(0, link)) : [])
  if (found.length > 0) return { meaning: found.at(-1) ?? 'notes', certainty: 1 }
  const anywhere = knownWithin(withoutMeasures(tokens))
  const meaning = link > 0 ? anywhere[0] : anywhere.at(-1)
  return meaning && { meaning, certainty: 1 }
}

/** The meanings of all known runs of words, the longest first at each place. */
function knownWithin(tokens: readonly string[]): readonly HeadingMeaning[] {
  const found: HeadingMeaning[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    for (let length = Math.min(4, tokens.length - at); length > 0; length -= 1) {
      const run = tokens.slice(at, at + length).join(' ')
      const meaning = phrases.get(run) ?? (length === 1 ? compound(run) : undefined)
      if (!meaning) continue
      found.push(meaning)
      at += length - 1
      break
    }
  }
  // Numbers and e-mail addresses are an aside next to anything a board keeps.
  const kept = found.filter((meaning) => meaning !== 'leaveOut')
  return kept.length > 0 && kept.length < found.length ? found.slice(-1) : found
}

/** Words grown together, as in *Einflussgrad*: the known word begins it and a measure ends it. */
function compound(word: string): HeadingMeaning | undefined {
  for (let end = word.length - 3; end >= 5; end -= 1) {
    const rest = word.slice(end).replace(/^s(?=.{3})/, '')
    const meaning = phrases.get(word.slice(0, end))
    if (meaning && (measureWords.has(rest) || rest === 'name' || rest === 'naam')) return meaning
  }
  return undefined
}

function withoutMeasures(tokens: readonly string[]): readonly string[] {
  const kept = tokens.filter((token) => !measureWords.has(token))
  return kept.length > 0 ? kept : tokens
}

/** Words of letters and digits, folded; German ä is the same as ae. */
function wordsOf(text: string): readonly string[] {
  const spaced = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
  const german = spaced.replace(/ß/g, 'ss')
  return fold(german)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const ownNames: ReadonlyMap<string, Column> = new Map([
  ...columns.map((column) => [wordsOf(columnLabel(column)).join(''), column] as const),
  ...columns.map((column) => [wordsOf(column).join(''), column] as const),
])

const phrases: ReadonlyMap<string, HeadingMeaning> = new Map(
  (Object.entries(headingWords) as [HeadingMeaning, string][])
    .toReversed()
    .flatMap(([meaning, list]) =>
      list.split(',').flatMap((phrase) => spellings(phrase).map((words) => [words, meaning] as const)),
    ),
)

/** As it is listed, and with the German vowels that are written in two ways. */
function spellings(phrase: string): readonly string[] {
  const words = wordsOf(phrase).join(' ')
  return [
    words,
    words
      .replace(/ae/g, 'a')
      .replace(/oe/g, 'o')
      .replace(/(?<!q)ue/g, 'u'),
  ]
}
