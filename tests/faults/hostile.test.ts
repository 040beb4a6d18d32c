import { changeCard, moveCards } from '@commonground/shared/commands/cards'
import { pieceBytes } from '@commonground/shared/protocol/limits'
import { closeCode, messageType } from '@commonground/shared/protocol/messages'
import { packFrames } from '@commonground/shared/protocol/pieces'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeAll } from '../support/closing.ts'
import { allSaved, converged, eventually, synced } from '../support/eventually.ts'
import type { Person } from '../support/person.ts'
import { frames } from '../support/rawSocket.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

// Each of these came from someone who may write; on a plain y-websocket server each did lasting harm.

let workshop: Workshop
let victim: Person
let library: string

beforeAll(async () => {
  workshop = await openWorkshop()
  victim = await workshop.join()
  await synced(victim)
  library = victim.add('Library', { notes: 'kept' })
  await allSaved(victim)
})
afterAll(closeAll)

/** An update made by a hostile hand on a copy of the board. */
function forged(write: (doc: Y.Doc) => void, clientId?: number): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim.doc))
  if (clientId !== undefined) doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  write(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

/** Variable-length numbers, as lib0 writes them. */
function bytes(...numbers: readonly number[]): Uint8Array {
  return new Uint8Array(
    numbers.flatMap((number) => {
      const out: number[] = []
      let rest = number
      while (rest > 127) {
        out.push((rest % 128) | 128)
        rest = Math.floor(rest / 128)
      }
      return [...out, rest]
    }),
  )
}

const clockOf = (id: number): number => Y.decodeStateVector(Y.encodeStateVector(victim.doc)).get(id) ?? 0
const card = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('cards').get(library) as Y.Map<unknown>
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

const attacks: readonly [string, () => Uint8Array][] = [
  [
    'takes clocks of a colleague (R4)',
    () => bytes(1, 1, victim.doc.clientID, clockOf(victim.doc.clientID), 0, 1000, 0),
  ],
  [
    'writes under a colleague’s id (R4)',
    () => forged((doc) => card(doc).set('name', 'forged'), victim.doc.clientID),
  ],
  [
    'deletes what is not written yet (R4)',
    () => bytes(0, 1, victim.doc.clientID, 1, clockOf(victim.doc.clientID) + 5, 50),
  ],
  [
    'deletes every letter of a colleague (R4)',
    () => bytes(0, 1, victim.doc.clientID, 1, 0, clockOf(victim.doc.clientID)),
  ],
  ['destroys a record (R4)', () => forged((doc) => doc.getMap('cards').delete(library))],
  [
    'replaces a record (R4)',
    () => forged((doc) => doc.getMap('cards').set(library, new Y.Map([['name', 'forged']]))),
  ],
  ['puts a word in the place of a text (R4)', () => forged((doc) => card(doc).set('notes', 'gone'))],
  ['puts another text in its place (R4)', () => forged((doc) => card(doc).set('notes', new Y.Text('gone')))],
  ['takes a text away (R4)', () => forged((doc) => card(doc).delete('notes'))],
  ['says someone else made a card (R4)', () => forged((doc) => card(doc).set('createdBy', 'somebody'))],
  ['locks a card as a participant (C7)', () => forged((doc) => card(doc).set('locked', true))],
  ['leaves a gap (R4)', () => afterGap()],
  ['skips clocks (R4)', () => bytes(1, 1, 77_777, 0, 10, 5, 0)],
  ['writes an unknown root (R4)', () => forged((doc) => doc.getMap('secrets').set('a', 1))],
  [
    'puts a list where records are (R4)',
    () => forged((doc) => doc.getMap('cards').set('listed01', new Y.Array())),
  ],
  ['puts a document in a document (R4)', () => forged((doc) => card(doc).set('name', new Y.Doc()))],
  ['puts bytes in a field (R4)', () => forged((doc) => card(doc).set('name', new Uint8Array([1])))],
  ['puts XML in a field (R4)', () => forged((doc) => card(doc).set('notes', new Y.XmlText('x')))],
  ['uses a key every object has (R4)', () => forged((doc) => card(doc).set('__proto__', 1))],
  [
    'hides such a key in a value (R4)',
    () => forged((doc) => card(doc).set('place', JSON.parse('{"__proto__":{"isAdmin":true}}'))),
  ],
  ['nests deeper than any field (R4)', () => forged((doc) => card(doc).set('groups', nested(40)))],
  ['uses a key longer than any field’s (R4)', () => forged((doc) => card(doc).set('k'.repeat(65), 1))],
]

function afterGap(): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim.doc))
  card(doc).set('name', 'lost on the way')
  const before = Y.encodeStateVector(doc)
  card(doc).set('name', 'arrives alone')
  return Y.encodeStateAsUpdate(doc, before)
}

describe('R3 an update no honest client makes is refused whole', () => {
  test.each(attacks)('R3 it %s', async (_name, attack) => {
    const before = victim.board()
    const attacker = await workshop.rawSocket(await workshop.member('participant'))
    attacker.send(frames.update(attack()))
    const refusal = attacker.next(messageType.refused).then(() => 'refused')
    expect(['refused', closeCode.invalid, closeCode.malformed]).toContain(
      await Promise.race([refusal, attacker.closed]),
    )
    attacker.close()

    victim.run(moveCards, {
      moves: [{ id: library as never, place: { influence: Math.floor(Math.random() * 100), interest: 1 } }],
    })
    await allSaved(victim)
    const fresh = await workshop.join()
    await synced(fresh)
    await converged(victim, fresh)
    expect(fresh.doc.store.pendingStructs).toBeNull()
    expect(fresh.doc.store.pendingDs).toBeNull()
    expect({ ...fresh.board(), cards: fresh.board().cards.get(library as never)?.notes }).toEqual({
      ...before,
      cards: 'kept',
    })
    expect(fresh.board().cards.size).toBe(before.cards.size)
    fresh.leave()
  })

  test('R4 the third refusal ends the connection with 4422', async () => {
    const attacker = await workshop.rawSocket(await workshop.member('participant'))
    for (let time = 0; time < 3; time += 1) {
      attacker.send(frames.update(forged((doc) => doc.getMap('cards').delete(library))))
    }
    expect(await attacker.closed).toBe(closeCode.invalid)
  })
})

describe('R5 presence stands for its own connection only', () => {
  const shown = { cursor: { x: 1, y: 1 } }

  test('A7 nobody moves somebody else’s cursor, not even with the highest clock', async () => {
    const ana = await workshop.join()
    await synced(ana)
    victim.provider.awareness.setLocalState(shown)
    const seen = () => ana.provider.awareness.getStates().get(victim.doc.clientID)
    await eventually(seen).toEqual(shown)
    const attacker = await workshop.rawSocket(await workshop.member('participant'))
    attacker.send(
      frames.awareness([
        { client: victim.doc.clientID, clock: 2 ** 31, state: { cursor: { x: 666, y: 6 } } },
      ]),
    )
    victim.provider.awareness.setLocalState({ cursor: { x: 2, y: 2 } })
    await eventually(seen).toEqual({ cursor: { x: 2, y: 2 } })
    attacker.close()
    ana.leave()
  })

  test('R5 a crowd of invented people is not passed on', async () => {
    const ana = await workshop.join()
    await synced(ana)
    const attacker = await workshop.rawSocket(await workshop.member('participant'))
    const ghosts = Array.from({ length: 40 }, (_, at) => ({ client: 90_000 + at, clock: 1, state: {} }))
    attacker.send(frames.awareness(ghosts))
    victim.provider.awareness.setLocalState({ cursor: { x: 3, y: 3 } })
    await eventually(() => ana.provider.awareness.getStates().get(victim.doc.clientID)).toEqual({
      cursor: { x: 3, y: 3 },
    })
    const strangers = [...ana.provider.awareness.getStates().keys()].filter(
      (id) => id >= 90_000 && id < 90_040,
    )
    expect(strangers.length).toBeLessThanOrEqual(1)
    attacker.close()
    ana.leave()
  })

  test('R5 presence that is not JSON is passed on to nobody', async () => {
    const ana = await workshop.join()
    await synced(ana)
    const attacker = await workshop.rawSocket(await workshop.member('participant'))
    attacker.send(new Uint8Array([1, 7, 1, 5, 1, 3, 123, 34, 120]))
    victim.provider.awareness.setLocalState({ cursor: { x: 5, y: 5 } })
    await eventually(() => ana.provider.awareness.getStates().get(victim.doc.clientID)).toEqual({
      cursor: { x: 5, y: 5 },
    })
    expect(ana.provider.awareness.getStates().has(5)).toBe(false)
    attacker.close()
    ana.leave()
  })

  test('R5 what a person says of themselves besides presence is left out', async () => {
    const ana = await workshop.join()
    await synced(ana)
    victim.provider.awareness.setLocalState({
      cursor: { x: 4, y: 4 },
      user: { name: 'The boss' },
      role: 'facilitator',
    })
    await eventually(() => ana.provider.awareness.getStates().get(victim.doc.clientID)).toEqual({
      cursor: { x: 4, y: 4 },
    })
    ana.leave()
  })
})

describe('R12 nobody does more harm by requests than by a socket', () => {
  const base = (): string => `${workshop.network.origin}/sync/${workshop.boardId}`
  const send = (address: string, token: string, init: RequestInit = {}): Promise<Response> =>
    fetch(address, { ...init, headers: { authorization: `Bearer ${token}` } })
  const opened = async (token: string): Promise<string> => {
    const answer: { connection: string } = await (await send(base(), token, { method: 'POST' })).json()
    return `${base()}/${answer.connection}`
  }

  test('R9 two hundred connections opened in a row leave twelve, and others work on', async () => {
    const token = await workshop.member('participant')
    const names: string[] = []
    for (let open = 0; open < 200; open += 1) names.push(await opened(token))
    const answers = await Promise.all(names.map((name) => send(`${name}?after=0&once`, token)))
    expect(answers.filter(({ status }) => status === 200).length).toBe(12)
    expect(answers.filter(({ status }) => status === 404).length).toBe(188)
    victim.run(changeCard, { id: library as never, fields: { description: 'still written' } })
    await allSaved(victim)
  })

  test.each<readonly [string, number, string, Uint8Array<ArrayBuffer>]>([
    ['out of order', 400, 'piece=2&after=0', packFrames([frames.step1()])],
    ['of nothing that can be read', 400, 'piece=1&after=0', packFrames([new Uint8Array([9, 9])])],
    ['without a number', 400, 'piece=one&after=0', new Uint8Array()],
    ['that is too long', 413, 'piece=1&after=0', new Uint8Array(pieceBytes + 1)],
  ])('R8 a piece %s ends in %i and changes nothing', async (_name, status, query, body) => {
    const token = await workshop.member('participant')
    const before = victim.board()
    const name = await opened(token)
    expect((await send(`${name}?${query}`, token, { method: 'POST', body })).status).toBe(status)
    expect((await send(`${name.slice(0, -1)}?after=0&once`, token)).status).toBe(404)
    expect(victim.board()).toEqual(before)
    expect(victim.provider.wsconnected).toBe(true)
  })
})
