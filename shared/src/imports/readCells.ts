import { type CardField, type CardValues, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import { maxLineLength, maxTextLength } from '../model/field.ts'
import { nameWithoutContacts, type WithoutContacts } from './contactDetails.ts'
import { readDay } from './days.ts'
import { readFlag } from './flags.ts'
import { unescapeFormula } from './formula.ts'
import { headingOf } from './headings.ts'
import { type Layout, type LayoutColumn, ratings } from './layout.ts'
import { columnTitle, type LeftList } from './left.ts'
import { personIn } from './nameIn.ts'
import { optionOf } from './options.ts'
import { type Rating, readRating } from './rating.ts'
import { isStandIn, type Rung } from './ratingWords.ts'
import type { ReadOptions } from './readRows.ts'
import { scoreOn, scoreOnLadder } from './scale.ts'
import type { SheetRow } from './sheet.ts'
import { isPlacing } from './unrated.ts'

/** What the cells of a sheet are read by. */
export interface Reading {
  readonly layout: Layout
  readonly options: ReadOptions
  readonly left: LeftList
  /** Numbers of the rows of which only one of two ratings was read. */
  readonly half: Set<number>
  /** Columns of influence and interest that hold anything, and whether a cell of theirs was read. */
  readonly scored: Map<number, boolean>
  /** The rungs that the words of the ratings stand on. */
  readonly ladder: readonly Rung[]
  /** The columns of texts that need no heading before them. */
  readonly mains: Readonly<Record<'notes' | 'description', number>>
  /** Columns that only number the rows. */
  readonly numbering: ReadonlySet<number>
  /** The sheet is of our own writing, and is read letter by letter. */
  readonly isOwn: boolean
}

/**
 * The card fields that the cells of one row stand for, without its name. What cannot be read is left out and counted.
 *
 * @see SPEC C8, T5
 */
export function readCells(row: SheetRow, reading: Reading): Partial<CardValues> {
  const { columns } = reading.layout
  const fields: Record<string, unknown> = {}
  const texts: Texts = { description: [], notes: [] }
  const places = new Map<'influence' | 'interest', Score>()
  for (const [at, cell] of row.cells.entries()) {
    const column = columns[at]
    if (!column || cell.trim() === '') continue
    if (cell.length > longest(column.meaning)) reading.left.add(at, row.row, cell)
    if (naming.has(column.meaning)) {
      const { contacts } = reading.isOwn ? noContacts : nameWithoutContacts(cell)
      if (contacts.length > 0) leave({ row, at, cell: contacts.join(', '), texts }, reading)
      continue
    }
    const read = readCell(column, unescapeFormula(cell), reading)
    if (isPlacing(column) && !isStandIn(cell)) {
      reading.scored.set(at, reading.scored.get(at) === true || read !== undefined)
    }
    if (read === undefined) leave({ row, at, cell, texts }, reading)
    else if (column.meaning === 'influence' || column.meaning === 'interest') {
      places.set(column.meaning, { value: Number(read), at })
    } else if (column.meaning === 'notes' || column.meaning === 'description') {
      texts[column.meaning].push({ at, text: String(read) })
    } else fields[column.meaning] = read
  }
  if (reading.layout.cardsAre === 'organisations') notePerson(row, reading, texts)
  const place = placeOf(places, row, { reading, texts })
  return {
    ...fields,
    ...textsOf(texts, reading),
    ...(place && !reading.options.toTray && { place }),
  } as Partial<CardValues>
}

const naming: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName', 'organisation'])

const noContacts: WithoutContacts = { text: '', contacts: [] }

/** Letters past these are cut off names and texts. */
function longest(meaning: LayoutColumn['meaning']): number {
  if (naming.has(meaning)) return maxLineLength
  if (meaning === 'leaveOut' || meaning === 'influence' || meaning === 'interest')
    return Number.POSITIVE_INFINITY
  return cardFields[meaning as CardField].control === 'text' ? maxTextLength : Number.POSITIVE_INFINITY
}

interface Texts {
  readonly description: { readonly at: number; readonly text: string }[]
  readonly notes: { readonly at: number; readonly text: string; readonly isUnread?: boolean }[]
}

interface LeftCell {
  readonly row: SheetRow
  readonly at: number
  readonly cell: string
  readonly texts: Texts
}

/** A column that a person leaves out is left out whatever is asked, and so are the numbers of the rows. */
function leave({ row, at, cell, texts }: LeftCell, { layout, left, options, numbering }: Reading): void {
  const column = layout.columns[at]
  const isOut = column?.meaning === 'leaveOut' && (column.isChosen === true || numbering.has(at))
  if (options.unreadToNotes && !isOut && !isStandIn(cell))
    texts.notes.push({ at, text: cell.trim(), isUnread: true })
  else left.add(at, row.row, cell)
}

/** @returns nothing for what cannot be read. */
function readCell(column: LayoutColumn, cell: string, reading: Reading): unknown {
  const { meaning } = column
  if (
    meaning === 'leaveOut' ||
    meaning === 'firstName' ||
    meaning === 'lastName' ||
    meaning === 'organisation'
  ) {
    return undefined
  }
  if (ratings.has(meaning)) return readScore(column, cell, reading.ladder)
  return readField(meaning as CardField, cell, reading)
}

function readField(name: CardField, cell: string, { layout, isOwn }: Reading): unknown {
  const field: Field<unknown> = cardFields[name]
  switch (field.control) {
    case 'line':
      return (isStandIn(cell) && !isOwn) || cell.trim().length > maxLineLength ? undefined : field.check(cell)
    case 'text':
      return field.check(cell)
    case 'choice':
      return optionOf(name, cell)
    case 'choices':
      return readOptions(name, cell)
    case 'labels':
      return field.check(splitCell(cell))
    case 'flag':
      return readFlag(cell)
    case 'date':
      return readDay(cell, layout.dates)
    case 'score':
    case 'place':
      throw new Error(`${name} is a rating`)
  }
}

function readScore({ scale }: LayoutColumn, cell: string, ladder: readonly Rung[]): number | undefined {
  const rating = gradeOn(scale, readRating(cell))
  if (!rating || !scale) return undefined
  const score = scale.kind === 'numbers' && rating.number !== undefined ? onNumbers(scale, rating) : undefined
  if (score !== undefined) return score
  const isOfWords = rating.rung !== undefined && (scale.kind === 'words' || rating.number === undefined)
  return isOfWords && rating.rung !== undefined
    ? cardFields.affected.check(scoreOnLadder(ladder, rating.rung))
    : undefined
}

/** A letter is a number on a scale that runs from the last letter to A. */
function gradeOn(scale: LayoutColumn['scale'], rating: Rating | undefined): Rating | undefined {
  const isGraded = scale?.kind === 'numbers' && scale.from > scale.to && rating?.number === undefined
  return isGraded && rating?.grade !== undefined ? { number: rating.grade } : rating
}

type Numbers = Parameters<typeof scoreOn>[0]

/** What a cell says it is out of counts before the column's scale: *85 %* in a column of 0–1. */
function onNumbers(
  scale: Numbers,
  { number = 0, outOf }: { readonly number?: number; readonly outOf?: number },
) {
  const isOther = outOf !== undefined && outOf !== Math.max(scale.to, scale.from)
  const own: Numbers = isOther
    ? { kind: 'numbers', from: outOf > 10 ? 0 : Math.min(1, number), to: outOf }
    : scale
  const score = scoreOn(own, number)
  return cardFields.affected.check(score)
}

/** One half of a place, and the column it was read from. */
interface Score {
  readonly value: number
  readonly at: number
}

/** Both halves make a place; one alone is told, or kept as a note. */
function placeOf(
  places: ReadonlyMap<'influence' | 'interest', Score>,
  row: SheetRow,
  { reading, texts }: { readonly reading: Reading; readonly texts: Texts },
): CardValues['place'] {
  const [influence, interest] = [places.get('influence'), places.get('interest')]
  if (influence && interest) {
    return cardFields.place.check({ influence: influence.value, interest: interest.value })
  }
  const half = influence ?? interest
  if (!half || reading.options.toTray) return undefined
  reading.half.add(row.row)
  if (reading.options.unreadToNotes) {
    texts.notes.push({ at: half.at, text: (row.cells[half.at] ?? '').trim(), isUnread: true })
  }
  return undefined
}

function readOptions(name: CardField, cell: string): unknown {
  const found = splitCell(cell).map((word) => optionOf(name, word))
  return found.includes(undefined) ? undefined : cardFields[name].check(found)
}

/** Several words in one cell stand on lines of their own, or between semicolons. */
function splitCell(cell: string): readonly string[] {
  return cell.split(cell.includes('\n') ? /\r?\n/ : ';').filter((word) => word.trim() !== '')
}

/** On a card that stands for an organisation, the person of the row is a note. */
function notePerson(row: SheetRow, { layout }: Reading, texts: Texts): void {
  const person = personIn((meaning) => {
    const at = layout.columns.findIndex((column) => column.meaning === meaning)
    return nameWithoutContacts((row.cells[at] ?? '').trim()).text
  })
  if (person !== '') texts.notes.unshift({ at: -1, text: person })
}

/** The main column of notes as it is; further ones, and what was not read, with their heading before them. */
function textsOf(texts: Texts, { layout, mains }: Reading): { notes?: string; description?: string } {
  const text = (meaning: 'notes' | 'description'): string => {
    const parts: readonly { at: number; text: string; isUnread?: boolean }[] = texts[meaning]
    const isMain = ({ at }: { at: number }): boolean => at === -1 || at === mains[meaning]
    const ordered = [
      ...parts.filter(isMain),
      ...parts.filter((part) => !isMain(part)).toSorted((a, b) => a.at - b.at),
    ]
    const lines = ordered.map((part) =>
      isMain(part) && !part.isUnread ? part.text : `${columnTitle(layout, part.at)}: ${part.text}`,
    )
    return lines.join('\n').slice(0, maxTextLength)
  }
  const [notes, description] = [text('notes'), text('description')]
  return { ...(notes !== '' && { notes }), ...(description !== '' && { description }) }
}

/** The column of texts whose heading needs not be told; -1 when there is none. */
export function mainColumn({ columns }: Layout, meaning: 'notes' | 'description'): number {
  const named = columns.flatMap(({ heading, ...column }, at) => {
    const guess = column.meaning === meaning ? headingOf(heading) : undefined
    return guess?.meaning === meaning ? [{ at, certainty: guess.certainty }] : []
  })
  const all = columns.flatMap((column, at) => (column.meaning === meaning ? [at] : []))
  if (all.length === 1 && columns[all[0] ?? -1]?.heading === '') return all[0] ?? -1
  const own = named.find(({ certainty }) => certainty === 3)
  return (own ?? (named.length === 1 ? named[0] : undefined))?.at ?? -1
}
