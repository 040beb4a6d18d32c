import * as Y from 'yjs'
import { type CardId, newCardId } from '../base/ids.ts'
import { origin } from '../document/origin.ts'
import { readBoard, readCard } from '../document/read.ts'
import type { Board } from '../model/board.ts'
import type { Card, CardValues } from '../model/card.ts'
import { addCards, changeCard } from './cards.ts'
import { type Actor, type Command, run } from './command.ts'

/** One person with their own copy of a board and their own undo, for tests. */
export interface Writer {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  readonly run: <Args, Result>(command: Command<Args, Result>, args: Args) => Result
  readonly add: (name: string, fields?: Partial<CardValues>) => CardId
  readonly change: (id: CardId, fields: Partial<CardValues>) => void
  readonly board: () => Board
  readonly card: (id: CardId) => Card | undefined
}

export function writer(role: Actor['role'] = 'participant', from?: Writer): Writer {
  const doc = new Y.Doc()
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from.doc))
  const roots = ['meta', 'cards', 'ties', 'plan'].map((root) => doc.getMap(root))
  const undo = new Y.UndoManager(roots, { trackedOrigins: new Set([origin.person]), captureTimeout: 0 })
  const self: Writer = {
    doc,
    undo,
    run: (command, args) => run(doc, command, args, { role, now: 1000 }),
    add: (name, fields = {}) => {
      const id = newCardId()
      self.run(addCards, { cards: [{ ...fields, id, name }] })
      return id
    },
    change: (id, fields) => self.run(changeCard, { id, fields }),
    board: () => readBoard(doc),
    card: (id) => readCard(doc, id),
  }
  return self
}

/** Everyone learns what everyone else has written. */
export function exchange(...writers: readonly Writer[]): void {
  for (const from of writers) {
    for (const to of writers) {
      if (from !== to)
        Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), from)
    }
  }
}
