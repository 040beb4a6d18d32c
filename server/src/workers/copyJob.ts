import { type Actor, run } from '@commonground/shared/commands/command'
import { importBoard } from '@commonground/shared/commands/importBoard'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { origin } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import type { BoardFile } from '@commonground/shared/imports/boardFile'
import { planBoardImport } from '@commonground/shared/imports/planBoardImport'
import type { Board } from '@commonground/shared/model/board'
import * as Y from 'yjs'
import { type Summary, summarise } from '../log/summary.ts'
import { openStored, type StoredBoard } from './storedBoard.ts'

export interface CopyTask {
  readonly board: StoredBoard
  readonly title: string
  readonly actor: Actor
}

/** What a new board begins with. */
export interface NewBoard {
  readonly updates: readonly Uint8Array[]
  readonly summary: Summary
}

/** What a new board must hold to be a copy of this one: live records only, the removed ones stay where they were. */
export function copyBoard({ board, title, actor }: CopyTask): NewBoard {
  const file = fileOf(readBoard(openStored(board)))
  return newBoard((copy) => {
    const plan = planBoardImport(readBoard(copy), file, actor.role)
    run(copy, importBoard, { ...plan, settings: { ...plan.settings, title } }, actor, origin.server)
  })
}

/** What a new board begins with when this fills it. */
export function newBoard(fill: (doc: Y.Doc) => void): NewBoard {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  migrate(doc)
  fill(doc)
  return { updates, summary: summarise(doc) }
}

/** A board as a board file is read. */
function fileOf({ settings, cards, ties, plan }: Board): BoardFile {
  return {
    settings,
    cards: [...cards.values()].map((card, at) => ({
      row: at + 1,
      fileId: card.id,
      fields: card,
      locked: card.locked,
      order: card.order,
    })),
    removedCards: [],
    ties: [...ties.values()].map((tie) => ({ from: tie.from, to: tie.to, fields: tie })),
    plan: [...plan.values()].map((line) => ({ card: line.card, fields: line })),
    refused: [],
  }
}
