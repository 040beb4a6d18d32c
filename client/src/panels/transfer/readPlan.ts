import { BoardError } from '@commonground/shared/base/boardError'
import { importBoard } from '@commonground/shared/commands/importBoard'
import { importCards } from '@commonground/shared/commands/importCards'
import { looksLikeBoardFile, readBoardFile } from '@commonground/shared/imports/boardFile'
import { type BoardImportPlan, planBoardImport } from '@commonground/shared/imports/planBoardImport'
import type { ImportPlan } from '@commonground/shared/imports/planImport'
import { planList } from '@commonground/shared/imports/planList'
import type { Board } from '@commonground/shared/model/board'
import { maxUpdateBytes } from '@commonground/shared/protocol/limits'
import { words } from '@commonground/shared/words/words'
import type { Session } from '../../session/session.ts'

/** What a person gave: pasted text, or the bytes of a file. */
export type Given = string | Uint8Array

/** What it would do to the board as it is now, or why it cannot be read. */
export type Reading =
  | { readonly kind: 'cards'; readonly plan: ImportPlan }
  | { readonly kind: 'board'; readonly plan: BoardImportPlan }
  | { readonly kind: 'refused'; readonly why: string }

/** Reads what was given as rows or as a board file and holds it against the board. */
export function readPlan(board: Board, given: Given, role: Session['role']): Reading {
  try {
    if (isBoardFile(given)) {
      return checked({ kind: 'board', plan: planBoardImport(board, readBoardFile(given), role) })
    }
    return checked({ kind: 'cards', plan: planList(board, given, role) })
  } catch (error) {
    if (!(error instanceof BoardError)) throw error
    return { kind: 'refused', why: words.problems.errors[error.code] }
  }
}

/** Does what the preview said. @throws BoardError with nothing done. */
export function carryOut(session: Session, reading: Exclude<Reading, { kind: 'refused' }>): void {
  if (reading.kind === 'board') session.run(importBoard, reading.plan)
  else session.run(importCards, reading.plan)
}

/** New cards are sent in parts; what changes on cards that are there goes in one piece and must fit one update. */
function checked(reading: Exclude<Reading, { kind: 'refused' }>): Reading {
  const letters = JSON.stringify(reading.plan.changed).length
  return letters * 3 > maxUpdateBytes ? { kind: 'refused', why: words.transfer.import.tooMuch } : reading
}

function isBoardFile(given: Given): boolean {
  const start =
    typeof given === 'string' ? given.slice(0, 100) : String.fromCharCode(...given.subarray(0, 100))
  return looksLikeBoardFile(start.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, ''))
}
