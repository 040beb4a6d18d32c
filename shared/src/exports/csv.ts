import { type Column, columns } from '../imports/columns.ts'
import { escapeFormula } from '../imports/formula.ts'
import { cardsInOrder } from '../map/readingOrder.ts'
import { type Card, type CardField, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import { shareableFields } from '../model/shareable.ts'
import { csvText } from './csvText.ts'
import type { ExportOptions } from './exporter.ts'

/** Columns every file has, in this order; private ones only where private fields may go. */
const standard: readonly Column[] = [
  'name',
  'sector',
  'description',
  'influence',
  'interest',
  'relationship',
  'attitude',
  'notes',
]

/**
 * The board's cards as CSV, in reading order: the standard columns, then every other field that any card fills.
 * Cells that a spreadsheet would run as a formula begin with `'`. Importing the file changes nothing on the board.
 *
 * @see SPEC M7, P1
 */
export function writeCsv({ board, private: isPrivate }: ExportOptions): string {
  const cards = cardsInOrder(board)
  const open = shareableFields(cardFields)
  const allowed = columns.filter((column) => isPrivate || Object.hasOwn(open, fieldNameOf(column)))
  const further = allowed.filter((column) => !standard.includes(column))
  const used = [
    ...standard.filter((column) => allowed.includes(column)),
    ...further.filter((column) => cards.some((card) => isFilled(card, column))),
  ]
  const rows = cards.map((card) => used.map((column) => writeCell(card, column)))
  return csvText(used, rows)
}

const fieldNameOf = (column: Column): CardField =>
  column === 'influence' || column === 'interest' ? 'place' : column

const fieldOf = (column: Column): Field<unknown> => cardFields[fieldNameOf(column)]

function isFilled(card: Card, column: Column): boolean {
  return writeCell(card, column) !== writeValue(fieldOf(column), fieldOf(column).fallback)
}

function writeCell(card: Card, column: Column): string {
  if (column === 'influence' || column === 'interest') return String(card.place?.[column] ?? '')
  return writeValue(cardFields[column as Exclude<CardField, 'place'>], card[column])
}

function writeValue(field: Field<unknown>, value: unknown): string {
  switch (field.control) {
    case 'score':
    case 'date':
    case 'choice':
      return String(value ?? '')
    case 'flag':
      return value === true ? 'yes' : 'no'
    case 'choices':
    case 'labels':
      return Array.isArray(value) ? escapeFormula(joinWords(value)) : ''
    case 'line':
    case 'text':
      return escapeFormula(String(value ?? ''))
    case 'place':
      return ''
  }
}

/** Words with a semicolon in one of them go on lines of their own, so that they come apart as they were. */
function joinWords(list: readonly string[]): string {
  if (!list.some((word) => word.includes(';'))) return list.join('; ')
  return list.length === 1 ? `${list[0]}\n` : list.join('\n')
}
