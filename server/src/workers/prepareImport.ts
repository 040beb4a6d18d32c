import { BoardError } from '@commonground/shared/base/boardError'
import { finish } from '@commonground/shared/base/steps'
import { type Actor, run } from '@commonground/shared/commands/command'
import { importBoard } from '@commonground/shared/commands/importBoard'
import { importCards } from '@commonground/shared/commands/importCards'
import { origin as by } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import { readBoardFile } from '@commonground/shared/imports/boardFile'
import { guessingLayout } from '@commonground/shared/imports/guessLayout'
import {
  applyQuery,
  type LayoutQuery,
  type ToldLayout,
  toldLayout,
} from '@commonground/shared/imports/layoutQuery'
import { type BoardImportPlan, planBoardImport } from '@commonground/shared/imports/planBoardImport'
import { type ImportPlan, planImport } from '@commonground/shared/imports/planImport'
import { readingRows } from '@commonground/shared/imports/readRows'
import { readSheets } from '@commonground/shared/imports/readSheets'
import type * as Y from 'yjs'

/** A file that was read, ready to be written into a board in one step. */
export interface PreparedImport {
  /** @throws BoardError with nothing written. */
  readonly write: (doc: Y.Doc, actor: Actor) => ImportPlan & Partial<Pick<BoardImportPlan, 'removed'>>
  /** How a list was read. */
  readonly guessed?: ToldLayout
}

const lists = new Set([
  'text/csv',
  'text/tab-separated-values',
  'text/plain',
  'text/html',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/**
 * Reads a file before its board is touched.
 *
 * @throws BoardError when it cannot be read, or is of a kind that is not taken.
 */
export async function prepareImport(
  type: string,
  bytes: Uint8Array,
  query: LayoutQuery,
): Promise<PreparedImport> {
  if (type === 'application/json') return prepareBoardFile(bytes)
  if (lists.has(type)) return prepareList(bytes, query)
  throw new BoardError('unsupported-type', `Send ${[...lists, 'application/json'].join(' or ')}`)
}

async function prepareList(bytes: Uint8Array, query: LayoutQuery): Promise<PreparedImport> {
  const { sheets, best } = await readSheets({ kind: 'file', bytes })
  const sheet = sheets[best]
  if (!sheet) throw new BoardError('csv-empty')
  const layout = applyQuery(sheet, finish(guessingLayout(sheet)), query)
  const read = finish(readingRows(sheet, layout))
  if (read.rows.length + read.refused.length === 0) throw new BoardError('csv-empty')
  return {
    guessed: toldLayout(layout),
    write(doc, actor) {
      const plan = planImport(readBoard(doc), read, { role: actor.role, suggests: false })
      run(doc, importCards, plan, actor, by.server)
      return plan
    },
  }
}

function prepareBoardFile(bytes: Uint8Array): PreparedImport {
  const file = readBoardFile(bytes)
  return {
    write(doc, actor) {
      const plan = planBoardImport(readBoard(doc), file, actor.role)
      run(doc, importBoard, plan, actor, by.server)
      return plan
    },
  }
}
