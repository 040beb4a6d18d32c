import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type CardId, newCardId, newPlanLineId, newTieId } from '../base/ids.ts'
import { addCards, changeCard, removeCards, restoreCards } from '../commands/cards.ts'
import { run } from '../commands/command.ts'
import { addPlanLine } from '../commands/plan.ts'
import { addTie, removeTies } from '../commands/ties.ts'
import { readBoard } from './read.ts'
import { destroy, trashOf } from './trash.ts'

const at = (now: number) => ({ role: 'facilitator', now }) as const

function board(): { readonly doc: Y.Doc; readonly cards: readonly CardId[] } {
  const doc = new Y.Doc()
  const cards = [newCardId(), newCardId(), newCardId()]
  run(doc, addCards, { cards: cards.map((id) => ({ id, name: id })) }, at(1))
  return { doc, cards }
}

const tie = (doc: Y.Doc, from: CardId, to: CardId) => {
  const id = newTieId()
  run(doc, addTie, { id, from, to, fields: { kind: 'funds', label: '' } }, at(2))
  return id
}

/** A page that comes with what it has, and reads what it lacks. */
function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)))
}

describe('R29 the trash', () => {
  test('what was removed is destroyed, and what is about a card that is no longer there; nothing else is', () => {
    const { doc, cards } = board()
    const [gone, kept, other] = cards as [CardId, CardId, CardId]
    tie(doc, gone, kept)
    const stays = tie(doc, kept, other)
    run(doc, removeTies, { ids: [tie(doc, other, kept)] }, at(3))
    run(doc, addPlanLine, { id: newPlanLineId(), card: gone, fields: { action: 'Call' } }, at(3))
    run(doc, removeCards, { ids: [gone] }, at(4))
    const before = readBoard(doc)
    const ties = new Map([...before.ties].filter(([id]) => id === stays))
    const trash = trashOf(doc)
    expect(trash.map(({ root }) => root)).toEqual(['cards', 'ties', 'ties', 'plan'])
    expect(destroy(doc, trash.slice(0, 1))).toBe(1)
    expect(destroy(doc, trash.slice(1))).toBe(0)
    expect(trashOf(doc)).toEqual([])
    expect(readBoard(doc)).toEqual({ ...before, removedCards: new Map(), ties, plan: new Map() })
    expect([...doc.getMap('ties').keys()]).toEqual([stays])
  })

  test('what is brought back meanwhile stays, with what is about it', () => {
    const { doc, cards } = board()
    const [gone, kept] = cards as [CardId, CardId, CardId]
    tie(doc, gone, kept)
    run(doc, removeCards, { ids: [gone] }, at(4))
    const trash = trashOf(doc)
    run(doc, restoreCards, { ids: [gone] }, at(5))
    const before = readBoard(doc)
    expect([trash.length, destroy(doc, trash)]).toEqual([2, 0])
    expect(readBoard(doc)).toEqual(before)
  })

  test('who wrote into it offline, brought it back or undoes its removal: no half of a card comes back', () => {
    const { doc, cards } = board()
    const [gone, kept] = cards as [CardId, CardId, CardId]
    const away = new Y.Doc()
    meet(away, doc)
    const undo = new Y.UndoManager(away.getMap('cards'), { captureTimeout: 0 })
    run(away, removeCards, { ids: [gone] }, at(5))
    meet(away, doc)
    destroy(doc, trashOf(doc))
    run(away, changeCard, { id: kept, fields: { notes: 'Offline' } }, at(6))
    run(away, restoreCards, { ids: [gone] }, at(7))
    run(away, changeCard, { id: gone, fields: { notes: 'Lost' } }, at(8))
    meet(away, doc)
    for (let steps = 0; steps < 6; steps += 1) undo.undo()
    for (let steps = 0; steps < 6; steps += 1) undo.redo()
    meet(away, doc)
    for (const one of [away, doc]) {
      const { cards: live, removedCards, setAside } = readBoard(one)
      expect([live.has(gone), removedCards.has(gone), setAside]).toEqual([false, false, 0])
      expect(live.get(kept)?.notes).toBe('Offline')
    }
  })
})
