import type { Board } from '../model/board.ts'
import type { Role } from '../model/participant.ts'
import { guessLayout } from './guessLayout.ts'
import { type ImportPlan, planImport } from './planImport.ts'
import { readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'

/**
 * What a text file would do to a board, with every guess taken as it is.
 *
 * @throws BoardError with a `csv-…` code when the whole file is refused, `too-many-cards` past the limit.
 * @see SPEC C8
 */
export function planList(board: Board, content: Uint8Array | string, role: Role): ImportPlan {
  const { sheets, best } = readTextFile(content)
  const sheet = sheets[best]
  if (!sheet) throw new Error('There is always one sheet')
  return planImport(board, readRows(sheet, guessLayout(sheet)), { role })
}
