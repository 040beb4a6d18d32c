import { fold } from '../base/fold.ts'
import { type CardField, type CardValues, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import { isScore } from '../model/place.ts'
import { words } from '../words/words.ts'
import { type Column, columnLabel } from './columns.ts'
import { unescapeFormula } from './formula.ts'
import { type NumberChoices, readNumber } from './numberScale.ts'

const { refused } = words.transfer
const options: Readonly<Record<string, Readonly<Record<string, string>>>> = words.model.options

/** The card fields the filled cells of one row stand for, or why they cannot. */
export type ReadCells =
  | { readonly fields: Partial<CardValues> }
  /** `isForPlace`: everything else in the row can be read. */
  | { readonly reason: string; readonly isForPlace?: boolean }

/**
 * Reads one row's cells. An empty cell says nothing about its field. Numbers may use a decimal comma.
 *
 * @param cells by column, as they stand in the file.
 */
export function readCells(cells: ReadonlyMap<Column, string>, choices: NumberChoices = {}): ReadCells {
  const fields: Record<string, unknown> = {}
  for (const [column, cell] of cells) {
    if (cell.trim() === '' || column === 'influence' || column === 'interest') continue
    const read = readCell(column, unescapeFormula(cell), choices)
    if ('reason' in read) return read
    fields[column] = read.value
  }
  const place = readPlaceCells(cells, choices)
  if (place && 'reason' in place) return choices.withoutPlace ? { fields } : { ...place, isForPlace: true }
  return { fields: { ...fields, ...(place && { place: place.value }) } as Partial<CardValues> }
}

type Read = { readonly value: unknown } | { readonly reason: string }

function readCell(column: CardField, cell: string, choices: NumberChoices): Read {
  const field: Field<unknown> = cardFields[column]
  const label = columnLabel(column as Column)
  switch (field.control) {
    case 'line':
    case 'text':
      return cell.trim().length > (field.maxLength ?? 0)
        ? { reason: refused.tooLong(label, field.maxLength ?? 0) }
        : { value: field.check(cell) }
    case 'choice':
      return readWord(column, cell)
    case 'choices':
      return readWords(column, cell)
    case 'labels':
      return { value: field.check(splitCell(cell)) }
    case 'score':
      return readScore(label, cell, choices)
    case 'flag':
      return readFlag(label, cell)
    case 'date':
      return readDay(label, cell.trim())
    case 'place':
      throw new Error('A place stands in two columns')
  }
}

function readPlaceCells(cells: ReadonlyMap<Column, string>, choices: NumberChoices): Read | undefined {
  const [influence, interest] = [cells.get('influence')?.trim(), cells.get('interest')?.trim()]
  if (!influence && !interest) return undefined
  if (!influence || !interest) return { reason: refused.halfPlace }
  const up = readScore(columnLabel('influence'), influence, choices)
  if ('reason' in up) return up
  const across = readScore(columnLabel('interest'), interest, choices)
  if ('reason' in across) return across
  return { value: cardFields.place.check({ influence: up.value, interest: across.value }) }
}

function readScore(label: string, cell: string, { scale = 100 }: NumberChoices): Read {
  const number = readNumber(cell)
  const shown = shortened(cell.trim())
  if (number === undefined) return { reason: refused.notNumber(label, shown) }
  const value = (number / scale) * 100
  if (!isScore(value)) return { reason: refused.outOfRange(label, shown, scale) }
  return { value: cardFields.affected.check(value) }
}

const otherWords: ReadonlyMap<string, string> = new Map([
  ['moderate', 'medium'],
  ['advocate', 'champion'],
  ['supportive', 'supporter'],
  ['critical', 'critic'],
  ['opponent', 'blocker'],
  ['opposed', 'blocker'],
])

/** The option a person's word means: its key, its label or a common other word, in any case. */
function optionOf(column: CardField, word: string): string | undefined {
  const field: Field<unknown> = cardFields[column]
  const sought = otherWords.get(fold(word)) ?? fold(word)
  return field.options?.find(
    (option) => fold(option) === sought || fold(options[column]?.[option] ?? '') === sought,
  )
}

function readWord(column: CardField, cell: string): Read {
  const option = optionOf(column, cell)
  return option === undefined ? unknownWord(column, cell) : { value: option }
}

function readWords(column: CardField, cell: string): Read {
  const found = splitCell(cell).map((word) => ({ word, option: optionOf(column, word) }))
  const stranger = found.find(({ option }) => option === undefined)
  if (stranger) return unknownWord(column, stranger.word)
  return { value: cardFields[column].check(found.map(({ option }) => option)) }
}

function unknownWord(column: CardField, word: string): Read {
  const known = Object.values(options[column] ?? {}).join(', ')
  return { reason: refused.unknownWord(columnLabel(column as Column), shortened(word.trim()), known) }
}

function readFlag(label: string, cell: string): Read {
  const word = fold(cell)
  if (['yes', 'y', 'true', '1', 'x'].includes(word)) return { value: true }
  if (['no', 'n', 'false', '0'].includes(word)) return { value: false }
  return { reason: refused.notYesNo(label, shortened(cell.trim())) }
}

function readDay(label: string, cell: string): Read {
  const value = cardFields.lastReviewed.check(cell)
  return value === undefined ? { reason: refused.notDay(label, shortened(cell)) } : { value }
}

/** Several words in one cell stand on lines of their own, or between semicolons. */
function splitCell(cell: string): readonly string[] {
  return cell.split(cell.includes('\n') ? /\r?\n/ : ';').filter((word) => word.trim() !== '')
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
