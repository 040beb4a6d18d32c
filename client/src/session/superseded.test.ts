import { type CardId, newCardId } from '@commonground/shared/base/ids'
import { addCards, moveCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readCard } from '@commonground/shared/document/read'
import type { Place } from '@commonground/shared/model/place'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isOwn, unconfirmedOrigin } from './ownChanges.ts'
import { type Superseded, watchSuperseded } from './superseded.ts'

const actor = { role: 'participant', now: 1 } as const
const here = { influence: 70, interest: 60 }
const there = { influence: 20, interest: 30 }
const elsewhere = { influence: 5, interest: 95 }

/** One person with a document; `client` decides whose place wins: the higher one. */
function person(client: number) {
  const doc = new Y.Doc()
  doc.clientID = client
  const told: (readonly Superseded[])[] = []
  const facts = { made: 0, confirmed: 0 }
  doc.on('update', (_: Uint8Array, by: unknown) => {
    if (isOwn(by)) facts.made += 1
  })
  watchSuperseded(doc, {
    isMine: (by) => isOwn(by) || by === unconfirmedOrigin,
    facts: () => facts,
    onSuperseded: (lost) => told.push(lost),
  })
  const move = (id: CardId, place: Place | undefined): void => {
    run(doc, moveCards, { moves: [{ id, place }] }, actor)
  }
  return {
    doc,
    told,
    move,
    confirm: () => {
      facts.confirmed = facts.made
    },
    undo: new Y.UndoManager(doc.getMap('cards'), { trackedOrigins: new Set(['person']), captureTimeout: 0 }),
    placeOf: (id: CardId) => readCard(doc, id)?.place,
  }
}
type Person = ReturnType<typeof person>

function hear(listener: Person, speaker: Person): void {
  Y.applyUpdate(listener.doc, Y.encodeStateAsUpdate(speaker.doc), 'wire')
}

function meet(a: Person, b: Person): void {
  hear(a, b)
  hear(b, a)
}

/** Two people on one board with placed cards; Ben's place wins when both write at once. */
function two(count = 1) {
  const [ada, ben] = [person(1), person(2)]
  const ids = Array.from({ length: count }, () => newCardId())
  const cards = ids.map((id, at) => ({ id, name: `Card ${at}`, place: { influence: 50, interest: 50 } }))
  run(ada.doc, addCards, { cards }, actor)
  meet(ada, ben)
  ada.confirm()
  return { ada, ben, id: ids[0] ?? newCardId(), ids }
}

test('C9 whoever loses a card moved by two at once is told both places, and the other is not', () => {
  const { ada, ben, id } = two()
  ada.move(id, here)
  ben.move(id, there)
  meet(ada, ben)
  expect(ada.placeOf(id)).toEqual(there)
  expect(ada.told).toEqual([[{ card: id, mine: here, theirs: there, by: 2 }]])
  expect(ben.told).toEqual([])
})

test('C9 the one who was offline is told as well when it is theirs that lost', () => {
  const { ada, ben, id } = two()
  ben.move(id, elsewhere)
  ben.move(id, there)
  ada.move(id, elsewhere)
  ada.move(id, here)
  hear(ada, ben)
  expect(ada.told).toEqual([[{ card: id, mine: here, theirs: there, by: 2 }]])
})

test('C9 a later move by someone who saw mine is no conflict, however many follow', () => {
  const { ada, ben, id } = two()
  ada.move(id, here)
  hear(ben, ada)
  ben.move(id, elsewhere)
  ben.move(id, there)
  meet(ada, ben)
  ben.undo.undo()
  meet(ada, ben)
  ben.move(id, undefined)
  meet(ada, ben)
  expect([ada.told, ben.told]).toEqual([[], []])
})

test('C9 someone who had seen only my move before the last did not know the last', () => {
  const { ada, ben, id } = two()
  ada.move(id, elsewhere)
  hear(ben, ada)
  ada.move(id, here)
  ben.move(id, there)
  meet(ada, ben)
  const told = [...ada.told, ...ben.told].flat()
  expect(told).toHaveLength(1)
  expect(told[0]?.theirs).toEqual(ada.placeOf(id))
})

test('C9 a move is told once: what follows on the place that won is news of another kind', () => {
  const { ada, ben, id } = two()
  ada.move(id, here)
  ben.move(id, there)
  meet(ada, ben)
  ben.move(id, elsewhere)
  meet(ada, ben)
  expect(ada.told).toHaveLength(1)
})

test('C9 a place given up knowingly is not lost to a third person later', () => {
  const { ada, ben, id } = two()
  const cleo = person(3)
  hear(cleo, ada)
  ada.move(id, here)
  hear(ben, ada)
  ben.move(id, there)
  hear(ada, ben)
  cleo.move(id, elsewhere)
  hear(ben, cleo)
  hear(ada, ben)
  expect(ada.placeOf(id)).toEqual(elsewhere)
  expect(ada.told).toEqual([])
  expect(ben.told.flat().map(({ mine, by }) => [mine, by])).toEqual([[there, 3]])
})

test('C9 two who chose the same place have no conflict', () => {
  const { ada, ben, id } = two()
  ada.move(id, here)
  ben.move(id, here)
  meet(ada, ben)
  expect(ada.told).toEqual([])
})

test('C9 all cards of one return are told together', () => {
  const { ada, ben, ids } = two(3)
  for (const id of ids) {
    ada.move(id, here)
    ben.move(id, there)
  }
  hear(ada, ben)
  expect(ada.told.map((lost) => lost.length)).toEqual([3])
})

test('C9 putting a card in the tray loses to a move the server had before it, and to that alone', () => {
  const { ada, ben, id } = two()
  ada.move(id, undefined)
  ben.move(id, there)
  meet(ada, ben)
  expect(ada.told).toEqual([[{ card: id, mine: undefined, theirs: there, by: 2 }]])
  ada.move(id, undefined)
  ada.confirm()
  hear(ben, ada)
  ben.move(id, here)
  meet(ada, ben)
  expect(ada.told).toHaveLength(1)
})

test('C9 a move the device kept over a reload counts as this person’s', () => {
  const { ada, ben, id } = two()
  const before = Y.encodeStateVector(ada.doc)
  const confirmed = Y.encodeStateAsUpdate(ada.doc)
  ada.move(id, here)
  const kept = Y.encodeStateAsUpdate(ada.doc, before)
  ben.move(id, there)
  const again = person(9)
  Y.applyUpdate(again.doc, confirmed, 'confirmed')
  Y.applyUpdate(again.doc, kept, unconfirmedOrigin)
  hear(again, ben)
  expect(again.told).toEqual([[{ card: id, mine: here, theirs: there, by: 2 }]])
})
