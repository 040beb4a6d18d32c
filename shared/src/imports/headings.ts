import { fold } from '../base/fold.ts'
import { type Column, columnLabel, columns } from './columns.ts'
import {
  askingWords,
  type HeadingMeaning,
  headingWords,
  linkWords,
  looseHeadings,
  measureWords,
} from './headingWords.ts'

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
  const plain = heading.replace(brackets, ' ')
  const outside = wordsOf(plain).length === 0 ? undefined : readHeading(plain)
  return outside ?? withinBrackets(heading)
}

const brackets = /[([{](.*?)[)\]}]/gs

/** Words in brackets are an aside; they count where those before them say nothing, as in *Axis Y (influence)*. */
function withinBrackets(heading: string): HeadingGuess | undefined {
  for (const [, inside = ''] of heading.matchAll(brackets)) {
    const guess = wordsOf(inside).length === 0 ? undefined : readHeading(inside)
    if (guess && guess.meaning !== 'leaveOut') return guess
  }
  return undefined
}

function readHeading(plain: string): HeadingGuess | undefined {
  const tokens = wordsOf(plain)
  const own = ownNames.get(tokens.join(''))
  if (own) return { meaning: own, certainty: 3 }
  const whole = phrases.get(tokens.join(' '))
  if (whole) return { meaning: whole, certainty: looseHeadings.has(tokens.join(' ')) ? 1 : 2 }
  return byParts(plain) ?? byWords(tokens)
}

/** The first part that is known; a rating *and why* is the text about it. */
function byParts(heading: string): HeadingGuess | undefined {
  const known = heading.split(/[/\\|&+:;,\n?–—]| - | or | oder | ou | o | of the /i).flatMap((part) => {
    const tokens = wordsOf(part)
    return phrases.get(tokens.join(' ')) ?? phrases.get(withoutMeasures(tokens).join(' ')) ?? []
  })
  const [first, ...more] = known
  const text = first && rated.has(first) ? more.find((meaning) => texts.has(meaning)) : undefined
  const meaning = text ?? first
  return meaning && { meaning, certainty: 2 }
}

const rated: ReadonlySet<HeadingMeaning> = new Set(['influence', 'interest', 'affected'])
const texts: ReadonlySet<HeadingMeaning> = new Set(['notes', 'description', 'reasonForPlace'])

const mostTokens = 10

/** The last known words count, as in *stakeholder type*; before a linking word the first, as in *type of stakeholder*. */
function byWords(all: readonly string[]): HeadingGuess | undefined {
  const tokens = all.slice(0, mostTokens)
  if (tokens.length > 1 && askingWords.has(tokens[0] ?? '')) return askingFor(tokens)
  const link = tokens.findIndex((token, at) => at > 0 && linkWords.has(token))
  const found = knownWithin(link > 0 ? withoutMeasures(tokens.slice(0, link)) : [])
  if (found.length > 0) return { meaning: found.at(-1) ?? 'notes', certainty: 1 }
  const anywhere = knownWithin(withoutMeasures(tokens))
  const meaning = link > 0 ? anywhere[0] : anywhere.at(-1)
  return meaning && { meaning, certainty: 1 }
}

/** *Who is affected?* asks for names, *Who is the contact?* for one of theirs. */
function askingFor(tokens: readonly string[]): HeadingGuess {
  const isOneOfOurs = tokens.some((token) => ofOurs.has(token))
  const known = knownWithin(tokens.slice(1))
  if (!isOneOfOurs && known.includes('theirPerson')) return { meaning: 'theirPerson', certainty: 1 }
  const held = isOneOfOurs || known.includes('contactHeldBy')
  return { meaning: held ? 'contactHeldBy' : 'name', certainty: held ? 1 : 2 }
}

/** *Who will talk to them?* is about whoever keeps the contact. */
const ofOurs: ReadonlySet<string> = new Set(
  'them us our we leads owns manages responsible talk talks speak speaks ihnen leur leurs ellos loro hen ze nimi'.split(
    ' ',
  ),
)

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
