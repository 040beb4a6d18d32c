import { BoardError } from '../base/boardError.ts'
import { fold } from '../base/fold.ts'
import type { CardValues } from '../model/card.ts'
import { words } from '../words/words.ts'
import { type Column, columnOf } from './columns.ts'
import type { CsvTable } from './csvTable.ts'
import { type NumberChoices, type NumberScale, readNumber, smallScaleOf } from './numberScale.ts'
import { readCells } from './readCells.ts'

const { refused: reasons } = words.transfer

/** One card's fields as a file gives them; fields the file says nothing about are absent. */
export interface CardRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly row: number
  readonly fields: Partial<CardValues> & { readonly name: string }
}

/** A row that stays out, and why, in words. */
export interface RefusedRow {
  readonly row: number
  readonly name: string
  readonly reason: string
}

export interface ReadRows {
  readonly rows: readonly CardRow[]
  readonly refused: readonly RefusedRow[]
  /** Headers of columns that were not read: unknown, or a second one for the same field. */
  readonly unknownColumns: readonly string[]
  /** Absent for what is no table of cells. */
  readonly numbers?: NumbersFound
}

/** What can be done about numbers that a board does not keep as they are. */
export interface NumbersFound {
  /** All of them lie on this smaller scale. */
  readonly smallScale?: NumberScale
  /** How many rows are refused for their place alone. */
  readonly placeless: number
}

/**
 * Reads the rows of a table as cards. One bad cell refuses its row and no other.
 *
 * @throws BoardError `csv-no-name-column`.
 * @see SPEC C8, T6
 */
export function readRows(table: CsvTable, choices: NumberChoices = {}): ReadRows {
  const header = readHeader(table.header)
  if (!header.columns.includes('name')) throw new BoardError('csv-no-name-column')
  const rows: CardRow[] = []
  const refused: RefusedRow[] = []
  const seen = new Map<string, number>()
  const numbers: (readonly number[])[] = []
  let placeless = 0
  for (const { row, cells, isBroken } of table.rows) {
    const byColumn = cellsByColumn(header.columns, cells)
    const read: RowRead = isBroken
      ? { reason: reasons.openQuote }
      : readRow(byColumn, cells.slice(table.header.length), choices)
    if (!isBroken) numbers.push(numbersIn(byColumn))
    if ('reason' in read && read.isForPlace && !seen.has(fold(byColumn.get('name') ?? ''))) placeless += 1
    const name = 'fields' in read ? read.fields.name : (byColumn.get('name') ?? '').trim().slice(0, 80)
    const earlier = 'fields' in read ? seen.get(fold(name)) : undefined
    if (!('fields' in read)) refused.push({ row, name, reason: read.reason })
    else if (earlier !== undefined) refused.push({ row, name, reason: reasons.sameName(earlier) })
    else {
      seen.set(fold(name), row)
      rows.push({ row, fields: read.fields })
    }
  }
  const smallScale = smallScaleOf(numbers.filter((found) => found.length > 0))
  return {
    rows,
    refused,
    unknownColumns: header.unknown,
    numbers: { placeless, ...(smallScale && { smallScale }) },
  }
}

const scoreColumns: readonly Column[] = ['influence', 'interest', 'affected']

function numbersIn(cells: ReadonlyMap<Column, string>): readonly number[] {
  return scoreColumns.flatMap((column) => readNumber(cells.get(column) ?? '') ?? [])
}

type RowRead =
  | { readonly fields: CardRow['fields'] }
  | { readonly reason: string; readonly isForPlace?: boolean }

function readRow(
  cells: ReadonlyMap<Column, string>,
  beyond: readonly string[],
  choices: NumberChoices,
): RowRead {
  if (beyond.some((cell) => cell.trim() !== '')) return { reason: reasons.tooManyCells }
  if (!cells.get('name')?.trim()) return { reason: reasons.noName }
  const read = readCells(cells, choices)
  if ('reason' in read) return read
  const { name } = read.fields
  return name ? { fields: { ...read.fields, name } } : { reason: reasons.noName }
}

interface Header {
  /** What stands in each column, in the file's order; nothing for unknown ones. */
  readonly columns: readonly (Column | undefined)[]
  readonly unknown: readonly string[]
}

/** A header that is a field's own name wins over a synonym for it. */
function readHeader(header: readonly string[]): Header {
  const meant = header.map(columnOf)
  const chosen = new Map<Column, number>()
  for (const [at, column] of meant.entries()) {
    const isExact = column !== undefined && fold(header[at] ?? '') === fold(column)
    if (column !== undefined && (isExact || !chosen.has(column))) chosen.set(column, at)
  }
  const columns = meant.map((column, at) =>
    column !== undefined && chosen.get(column) === at ? column : undefined,
  )
  const unknown = header.filter((title, at) => columns[at] === undefined && title.trim() !== '')
  return { columns, unknown: unknown.map((title) => title.trim()) }
}

function cellsByColumn(columns: Header['columns'], cells: readonly string[]): ReadonlyMap<Column, string> {
  return new Map(
    columns.flatMap((column, at) => (column === undefined ? [] : [[column, cells[at] ?? ''] as const])),
  )
}
