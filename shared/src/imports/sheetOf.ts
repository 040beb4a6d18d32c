import { BoardError } from '../base/boardError.ts'
import { maxImportColumns, maxImportRows } from '../protocol/limits.ts'
import type { Sheet, SheetRow } from './sheet.ts'

interface Records {
  readonly name?: string
  readonly records: readonly { readonly cells: readonly string[]; readonly isBroken?: boolean }[]
  /** Rows that stand above the first record. */
  readonly rowsBefore?: number
}

/**
 * A sheet of what was cut into cells, without its blank rows.
 *
 * @throws BoardError `csv-empty` or `csv-too-many-rows`.
 */
export function sheetOf({ name = '', records, rowsBefore = 0 }: Records): Sheet {
  const rows: SheetRow[] = []
  const brokenRows: number[] = []
  let cellsBeyond = 0
  for (const [at, { cells, isBroken }] of records.entries()) {
    const row = at + 1 + rowsBefore
    const filled = lastFilled(cells)
    if (filled === 0) continue
    if (isBroken) brokenRows.push(row)
    for (const cell of cells.slice(maxImportColumns, filled)) if (cell.trim() !== '') cellsBeyond += 1
    rows.push({ row, cells: cells.slice(0, Math.min(filled, maxImportColumns)) })
  }
  if (rows.length === 0) throw new BoardError('csv-empty')
  if (rows.length > maxImportRows || records.length > 2 * maxImportRows + 1) {
    throw new BoardError('csv-too-many-rows')
  }
  return { name, rows, cellsBeyond, brokenRows }
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}
