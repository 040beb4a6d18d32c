import type { Sheet } from '../sheet.ts'

/** Rows at the top among which headings are looked for. */
export const mostAbove = 25
/** Rows by whose cells a column is known. */
const sampleRows = 300

/** The cells of one column in the first rows, from the row with index `from` on. */
export function sampleOf({ rows }: Sheet, column: number, from: number): readonly string[] {
  return rows.slice(from, from + sampleRows).map(({ cells }) => (cells[column] ?? '').trim())
}

/** Columns that are put in place of some others. */
export interface Rewrite {
  /** Index of the first column that is replaced. */
  readonly at: number
  /** How many are; 0 puts new ones between. */
  readonly width: number
  /** The new cells for the old ones of a row, given its index in the sheet. */
  readonly cellsOf: (cells: readonly string[], row: number) => readonly string[]
}

/** The sheet with columns replaced. A row that is blank afterwards is no row. */
export function rewritten(sheet: Sheet, { at, width, cellsOf }: Rewrite): Sheet {
  const rows = sheet.rows.map(({ row, cells }, index) => {
    const before = Array.from({ length: at }, (_, column) => cells[column] ?? '')
    const old = Array.from({ length: width }, (_, column) => cells[at + column] ?? '')
    return { row, cells: [...before, ...cellsOf(old, index), ...cells.slice(at + width)] }
  })
  return { ...sheet, rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) }
}
