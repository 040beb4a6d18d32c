import { newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { maxFrameBytes } from '@commonground/shared/protocol/limits'
import { closeCode } from '@commonground/shared/protocol/messages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeAll } from '../support/closing.ts'
import { allSaved, eventually, synced } from '../support/eventually.ts'
import type { Person } from '../support/person.ts'
import { frames } from '../support/rawSocket.ts'
import { diceOf } from '../support/seed.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

let workshop: Workshop
let honest: Person
let attacker: string

beforeAll(async () => {
  workshop = await openWorkshop()
  honest = await workshop.join()
  attacker = await workshop.member('participant')
  await synced(honest)
  honest.add('Library')
  await allSaved(honest)
})
afterAll(closeAll)

/** Sends one frame on a connection of its own and answers the code it was closed with. */
async function codeFor(frame: Uint8Array | string): Promise<number> {
  const socket = await workshop.rawSocket(attacker)
  socket.send(frame)
  return socket.closed
}

/** The same for many frames, some at a time. */
async function codesFor(many: readonly Uint8Array[]): Promise<readonly number[]> {
  const codes: number[] = []
  for (let at = 0; at < many.length; at += 20) {
    codes.push(...(await Promise.all(many.slice(at, at + 20).map(codeFor))))
  }
  return codes
}

/** Others go on, and the document is what it was. */
async function nothingElseChanged(act: () => Promise<void>): Promise<void> {
  const before = honest.board()
  const connection = honest.provider.ws
  await act()
  expect(honest.provider.ws).toBe(connection)
  const fresh = await workshop.join()
  await synced(fresh)
  expect(fresh.board()).toEqual(before)
  fresh.leave()
  const id = honest.add('Still at work')
  await allSaved(honest)
  expect(honest.board().cards.has(id)).toBe(true)
}

const update = (() => {
  const doc = new Y.Doc()
  run(
    doc,
    addCards,
    { cards: [{ id: newCardId(), name: 'From an honest client' }] },
    { role: 'participant', now: 1 },
  )
  return Y.encodeStateAsUpdate(doc)
})()

test('R8 every first byte that opens no message of a client closes with 4400', async () => {
  await nothingElseChanged(async () => {
    const opcodes = Array.from({ length: 252 }, (_, at) => at + 4)
    const codes = await codesFor(opcodes.map((opcode) => new Uint8Array([opcode, 1, 2, 3])))
    expect(opcodes.filter((_, at) => codes[at] !== closeCode.malformed)).toEqual([])
  })
})

test('R8 a message cut off anywhere closes with 4400', async () => {
  const whole = frames.update(update)
  await nothingElseChanged(async () => {
    const codes = await codesFor([...whole].map((_, length) => whole.slice(0, length)))
    expect(new Set(codes)).toEqual(new Set([closeCode.malformed]))
  })
})

test('R8 an update cut off inside a message of the right length changes nothing', async () => {
  await nothingElseChanged(async () => {
    const codes = await codesFor([...update].map((_, length) => frames.update(update.slice(0, length))))
    expect(codes.every((code) => code === closeCode.malformed || code === closeCode.invalid)).toBe(true)
  })
})

describe('R8 a frame that is no message closes with 4400', () => {
  const entry = { client: 5, clock: 1, state: {} }
  const cases: readonly [string, Uint8Array | string][] = [
    ['text', 'hello'],
    ['empty text', ''],
    ['an empty frame', new Uint8Array()],
    ['a sync message of an unknown kind', new Uint8Array([0, 9, 0])],
    ['a state vector that claims 2^31 entries', frames.step1(new Uint8Array([255, 255, 255, 255, 7]))],
    ['bytes after the message', new Uint8Array([...frames.update(update), 7])],
    ['presence cut off', frames.awareness([entry]).slice(0, -3)],
    ['our own server messages', new Uint8Array([66, 1, 49])],
  ]
  test.each(cases)('R8 %s', async (_name, frame) => {
    await nothingElseChanged(async () => {
      expect(await codeFor(frame)).toBe(closeCode.malformed)
    })
  })
})

test('R8 a frame over the limit closes with 4413 or, from the socket itself, 1009', async () => {
  await nothingElseChanged(async () => {
    expect([closeCode.tooLarge, 1009]).toContain(await codeFor(new Uint8Array(maxFrameBytes + 1024)))
  })
})

test('R8 a thousand frames of noise end no process and change nothing', async () => {
  const dice = diceOf(20261123)
  await nothingElseChanged(async () => {
    let socket = await workshop.rawSocket(attacker)
    for (let sent = 0; sent < 1000; sent += 1) {
      const source = frames.update(update)
      const noisy = source.map((byte) => (dice.next() < 0.1 ? dice.whole(256) : byte))
      if (!socket.isOpen()) socket = await workshop.rawSocket(attacker)
      socket.send(noisy.slice(0, 1 + dice.whole(noisy.length)))
    }
    socket.close()
    await eventually(() => workshop.server().output()).not.toMatch(/unhandled|uncaught/i)
  })
})
