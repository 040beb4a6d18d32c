import {
  type CardId,
  newCardId,
  newParticipantId,
  newTieId,
  type ParticipantId,
} from '@commonground/shared/base/ids'
import { addCards, changeCard, removeCards, restoreCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { addTie } from '@commonground/shared/commands/ties'
import { readBoard } from '@commonground/shared/document/read'
import { maxRecords, participantsShare } from '@commonground/shared/protocol/limits'
import { messageType } from '@commonground/shared/protocol/messages'
import { graceMs } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { load } from '../log/load.ts'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const fay = newParticipantId()
const person = { role: 'participant', now: 1 } as const
const isToldFull = (client: TestClient): boolean =>
  JSON.stringify(client.told.get(messageType.workshop)).includes('"full":true')

/** A board of so many ties, all of them removed at a time: of all records they are the smallest. */
function put(many: number, removedAt: number, by?: ParticipantId, schemaVersion?: number): void {
  const doc = new Y.Doc()
  if (by) workshop.storage.clients.claim(workshop.board, doc.clientID, by)
  doc.transact(() => {
    if (schemaVersion) doc.getMap('meta').set('schemaVersion', schemaVersion)
    for (let at = 0; at < many; at += 1)
      doc.getMap('ties').set(newTieId(), new Y.Map([['removedAt', removedAt]]))
  })
  workshop.storage.log.append(workshop.board, [{ at: 1, bytes: Y.encodeStateAsUpdate(doc) }])
}

async function joined(...clients: readonly TestClient[]): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
  for (const client of clients) expect(client.isSynced).toBe(true)
}

function add(client: TestClient, name: string): CardId {
  const id = newCardId()
  run(client.doc, addCards, { cards: [{ id, name }] }, person)
  return id
}

const connect = (client: TestClient, from: CardId, to: CardId): void =>
  run(client.doc, addTie, { id: newTieId(), from, to, fields: { kind: 'funds', label: '' } }, person)

async function emptied(): Promise<number> {
  const emptying = workshop.rooms.trash.empty(workshop.board, fay)
  workshop.pass(graceMs)
  return emptying
}

describe('the trash', () => {
  it('R17 R29 a board full of what was removed is told to be, and takes more when its trash is emptied', async () => {
    put(maxRecords.ties, 1)
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    expect([isToldFull(ann), isToldFull(bob)]).toEqual([true, true])
    const [from, to] = [add(ann, 'Library'), add(ann, 'School')]
    workshop.pass()
    connect(ann, from, to)
    workshop.pass()
    expect(workshop.logged.join()).toContain('too-many-ties')
    ann.leave()
    ann.startAfresh()

    expect(await emptied()).toBe(0)
    workshop.pass(1_000)
    expect(isToldFull(bob)).toBe(false)
    connect(bob, from, to)
    workshop.pass()
    expect([bob.refused, workshop.rooms.snapshot(workshop.board).ties.size]).toEqual([undefined, 1])
  })

  it('D6 R29 nothing goes by itself from a board that newer code wrote', async () => {
    put(maxRecords.ties / 2, 1, newParticipantId(), 99)
    vi.setSystemTime(Date.now() + 40 * 24 * 60 * 60_000)
    const ann = workshop.join()
    await joined(ann)
    ann.leave()
    workshop.pass(60_000)
    await workshop.until(() => workshop.rooms.stats().rooms === 0)
    expect(load(workshop.storage.log, workshop.board).doc.getMap('ties').size).toBe(maxRecords.ties / 2)
  })

  it('R17 that a board has become full is told soon', async () => {
    put(maxRecords.ties * participantsShare - 1, 1)
    const [ann, leader] = [workshop.join(), workshop.join('facilitator')]
    await joined(ann, leader)
    expect(isToldFull(ann)).toBe(false)
    const [from, to] = [add(leader, 'Library'), add(leader, 'School')]
    for (const _ of ['the last of participants', 'one of facilitators']) {
      connect(leader, from, to)
      workshop.pass(6_000)
    }
    expect([isToldFull(ann), isToldFull(leader)]).toEqual([true, true])
  })

  it('R29 what somebody writes into a destroyed card is taken and shows nothing', async () => {
    const [ann, bob] = [workshop.join(), workshop.join()]
    const id = newCardId()
    await joined(ann, bob)
    run(ann.doc, addCards, { cards: [{ id, name: 'Library' }] }, person)
    workshop.pass()
    bob.leave()
    run(bob.doc, changeCard, { id, fields: { notes: 'Written offline' } }, person)
    run(ann.doc, removeCards, { ids: [id] }, person)
    workshop.pass()
    expect(await emptied()).toBe(1)
    run(bob.doc, restoreCards, { ids: [id] }, person)
    add(bob, 'Of the same time')
    bob.connect()
    workshop.pass()
    bob.sendUpdate(Y.encodeStateAsUpdate(bob.doc))
    workshop.pass()
    expect([bob.refused, bob.closedWith]).toEqual([undefined, undefined])
    expect([...readBoard(ann.doc).cards.values()].map(({ name }) => name)).toEqual(['Of the same time'])
    expect(readBoard(bob.doc)).toEqual(readBoard(ann.doc))
  })

  it('R29 a card that has come and is yet to be shown is no trash', async () => {
    const ann = workshop.join()
    await joined(ann)
    const updates: Uint8Array[] = []
    const away = new Y.Doc()
    away.on('update', (update: Uint8Array) => updates.push(update))
    run(away, addCards, { cards: [{ id: newCardId(), name: 'Library' }] }, person)
    const [born, shown] = updates as [Uint8Array, Uint8Array]
    ann.sendUpdate(born)
    workshop.pass()
    const emptying = workshop.rooms.trash.empty(workshop.board, fay)
    ann.sendUpdate(shown)
    workshop.pass(graceMs)
    expect(await emptying).toBe(0)
    expect(workshop.rooms.snapshot(workshop.board).cards.size).toBe(1)
  })

  it('R29 what one person wrote and removed long ago goes by itself, where a board runs full and nobody is there', async () => {
    put(maxRecords.ties / 2, Date.now() - 31 * dayMs, fay)
    await unloaded()
    // No more than make room, a few at a time.
    const left = stored().getMap('ties').size
    expect(left).toBeLessThan(maxRecords.ties / 2)
    expect(left).toBeGreaterThan(maxRecords.ties / 2 - 1_000)
  })

  it('R29 with a false time nobody makes go what is not theirs alone, on a board that they filled', async () => {
    put(maxRecords.ties / 2, Date.now())
    const [ann, bob] = [workshop.join(), workshop.join()]
    await joined(ann, bob)
    const [theirs, shared, joint, own] = [
      add(bob, 'Of Bob'),
      add(ann, 'Of both'),
      add(ann, 'With a tie of Bob'),
      add(ann, 'Of Ann'),
    ]
    workshop.pass()
    run(bob.doc, changeCard, { id: shared, fields: { notes: 'Words of Bob' } }, person)
    connect(bob, joint, theirs)
    workshop.pass()
    run(ann.doc, removeCards, { ids: [theirs, shared, joint, own] }, { ...person, now: -400 * dayMs })
    workshop.pass()
    expect(ann.refused).toBeUndefined()
    for (const client of [ann, bob]) client.leave()
    await unloaded()
    const { removedCards, ties } = readBoard(stored())
    expect([...removedCards.values()].map(({ name }) => name).sort()).toEqual([
      'Of Bob',
      'Of both',
      'With a tie of Bob',
    ])
    expect(ties.size).toBe(1)
  })
})

const dayMs = 24 * 60 * 60_000
const stored = (): Y.Doc => load(workshop.storage.log, workshop.board).doc

async function unloaded(): Promise<void> {
  workshop.rooms.snapshot(workshop.board)
  workshop.pass(60_000)
  await workshop.until(() => workshop.rooms.stats().rooms === 0)
}
