import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { newCardId, newTieId } from '../base/ids.ts'
import { addCards, changeCard, moveCards } from '../commands/cards.ts'
import { run } from '../commands/command.ts'
import { changeSettings } from '../commands/settings.ts'
import { addTie } from '../commands/ties.ts'
import { type BoardChange, observeBoard } from './observe.ts'
import { origin } from './origin.ts'

const actor = { role: 'facilitator', now: 1 } as const

function watched() {
  const doc = new Y.Doc()
  const [one, two] = [newCardId(), newCardId()]
  run(doc, addCards, { cards: [one, two].map((id) => ({ id, name: 'Library', sector: 'Health' })) }, actor)
  const changes: BoardChange[] = []
  const stop = observeBoard(doc, (change) => changes.push(change))
  return { doc, one, two, changes, stop }
}

test('D4 one transaction makes one notice that names every record it touched', () => {
  const { doc, one, two, changes } = watched()
  const moves = [one, two].map((id) => ({ id, place: { influence: 1, interest: 2 } }))
  run(doc, moveCards, { moves }, actor)
  expect(changes).toHaveLength(1)
  expect(changes[0]?.records.cards).toEqual(new Set([one, two]))
  expect(changes[0]).toMatchObject({ settings: false, origin: origin.person })
})

test('D4 letters typed into a text name their card', () => {
  const { doc, one, changes } = watched()
  run(doc, changeCard, { id: one, fields: { notes: 'met in May' } }, actor)
  expect(changes.map((change) => [...change.records.cards])).toEqual([[one]])
})

test('D4 settings and ties have their own places in the notice, and no card is named for them', () => {
  const { doc, one, two, changes } = watched()
  run(doc, changeSettings, { settings: { title: 'Ours' } }, actor)
  expect(changes.at(-1)?.settings).toBe(true)
  const id = newTieId()
  run(doc, addTie, { id, from: one, to: two, fields: {} }, actor)
  expect(changes.at(-1)?.records.ties).toEqual(new Set([id]))
  expect(changes.every((change) => change.records.cards.size === 0)).toBe(true)
})

test('D4 a change that came over the network carries its origin', () => {
  const { doc, one, changes } = watched()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  run(other, changeCard, { id: one, fields: { name: 'Museum' } }, actor)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), 'the wire')
  expect(changes).toHaveLength(1)
  expect(changes[0]?.origin).toBe('the wire')
})

test('D4 nothing is told after the stop, nor for a transaction that changed nothing', () => {
  const { doc, one, changes, stop } = watched()
  doc.transact(() => {})
  run(doc, changeCard, { id: one, fields: { name: 'Library' } }, actor)
  expect(changes).toHaveLength(0)
  stop()
  run(doc, changeCard, { id: one, fields: { name: 'Museum' } }, actor)
  expect(changes).toHaveLength(0)
})
