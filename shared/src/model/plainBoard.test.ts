import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { newCardId, newParticipantId, newPlanLineId, newTieId } from '../base/ids.ts'
import { addCards, removeCards } from '../commands/cards.ts'
import { type Actor, run } from '../commands/command.ts'
import { addPlanLine } from '../commands/plan.ts'
import { addTie } from '../commands/ties.ts'
import { readBoard } from '../document/read.ts'
import { boardFromPlain, plainBoard } from './plainBoard.ts'

test('W19 a board comes back from JSON as it was, without what was removed and without its makers', () => {
  const actor: Actor = { role: 'facilitator', participant: newParticipantId(), now: 1 }
  const doc = new Y.Doc()
  const [placed, waiting, gone] = [newCardId(), newCardId(), newCardId()]
  const cards = [
    { id: placed, name: 'Council', place: { influence: 13.7, interest: 86.3 } },
    { id: waiting, name: 'Library' },
    { id: gone, name: 'Museum' },
  ]
  run(doc, addCards, { cards }, actor)
  run(doc, removeCards, { ids: [gone] }, actor)
  run(doc, addTie, { id: newTieId(), from: placed, to: waiting, fields: { kind: 'funds' } }, actor)
  run(doc, addPlanLine, { id: newPlanLineId(), card: placed, fields: { action: 'Write' } }, actor)
  const board = readBoard(doc)
  const text = JSON.stringify(plainBoard(board))
  expect(text).not.toContain(actor.participant)
  const makerless = [...board.cards.values()].map(({ createdBy: _who, ...card }) => [card.id, card] as const)
  const back = boardFromPlain(JSON.parse(text))
  expect(back.cards.get(waiting)?.place).toBeUndefined()
  expect(back).toEqual({ ...board, cards: new Map(makerless), removedCards: new Map() })
})
