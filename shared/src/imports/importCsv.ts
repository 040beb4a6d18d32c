import { BoardError } from '../base/boardError.ts'
import type { Board } from '../model/board.ts'
import type { Role } from '../model/participant.ts'
import { type CsvTable, readCsvTable } from './csvTable.ts'
import type { NumberChoices } from './numberScale.ts'
import { type ImportPlan, planImport } from './planImport.ts'
import { readRows } from './readRows.ts'

/**
 * What a CSV file, or rows pasted from a spreadsheet, would do to a board. Run `importCards` with the plan to do it.
 *
 * @throws BoardError with a `csv-…` code when the whole file is refused, `too-many-cards` past the limit.
 * @see SPEC C8
 */
export function planCsvImport(
  board: Board,
  content: Uint8Array | string,
  role: Role,
  choices: NumberChoices = {},
): ImportPlan {
  const table = readCsvTable(content)
  const read = readRows(table, choices)
  if (table.rows.length === 0) throw new BoardError('csv-empty')
  return planImport(board, read, role)
}

/** The same for a paste, which may also be a bare list of names, one a line. */
export function planPasteImport(
  board: Board,
  text: string,
  role: Role,
  choices: NumberChoices = {},
): ImportPlan {
  const table = readCsvTable(text)
  try {
    return planImport(board, readRows(table, choices), role)
  } catch (error) {
    if (!(error instanceof BoardError) || error.code !== 'csv-no-name-column') throw error
    if (table.header.length > 1 && text.includes('\t')) throw error
    return planImport(board, readRows(namesTable(text)), role)
  }
}

/** A table of one column with every line as a name; names may hold commas. */
function namesTable(text: string): CsvTable {
  const rows = text.split(/\r\n?|\n/).map((line, at) => ({ row: at + 1, cells: [line], isBroken: false }))
  return { header: ['name'], rows: rows.filter(({ cells }) => cells[0]?.trim()) }
}
