import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BoardId, newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { load } from '../log/load.ts'
import type { Driver } from '../storage/driver.ts'
import { openDriver } from '../storage/driver.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Storage } from '../storage/storage.ts'
import { addBoard } from '../storage/storageSuite.ts'
import { fold } from './compaction.ts'
import type { LiveRooms } from './liveRooms.ts'
import { createRooms } from './rooms.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const cardsPerBoard = 12

let folder = ''
let board: BoardId
let neighbour: BoardId
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonground-load-'))
  const storage = openSqlite(whole())
  board = addBoard(storage).id
  neighbour = addBoard(storage).id
  const rooms = open(storage)
  for (let at = 0; at < cardsPerBoard; at += 1) {
    for (const id of [board, neighbour]) await addCard(rooms, id, at)
    // Snapshots after 4 and 8 cards; the last 4 are updates alone.
    if (at === 3 || at === 7) for (const id of [board, neighbour]) compact(storage, id)
  }
  storage.close()
})
beforeEach(() => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path()}${end}`, { force: true })
  copyFileSync(whole(), path())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Written once: every test damages a copy of its own. */
const whole = (): string => join(folder, 'whole.sqlite')
const path = (): string => join(folder, 'store.sqlite')
const open = (storage: Storage): LiveRooms => createRooms({ storage, now: () => 1, log: quiet })
const addCard = (rooms: LiveRooms, id: BoardId, at: number): Promise<void> =>
  rooms.change(id, undefined, (doc) =>
    run(doc, addCards, { cards: [{ id: newCardId(), name: `Card ${at}` }] }, { role: 'facilitator', now: 1 }),
  )

function compact(storage: Storage, id: BoardId): void {
  const board = { log: storage.log.read(id), history: storage.log.history(id) }
  const { snapshot, pack } = fold({ board, now: 1, chance: 0, renews: false })
  storage.log.compact(id, snapshot, pack)
}

/** Damages the file as a bad disk would and opens the server on it. */
function afterDamage(damage: (driver: Driver) => void): {
  readonly storage: Storage
  readonly rooms: LiveRooms
} {
  const driver = openDriver(path())
  damage(driver)
  driver.close()
  const storage = openSqlite(path())
  return { storage, rooms: open(storage) }
}

/** After these there is nothing damaged that could be kept. */
const leavesNothing = ['nothing', 'no snapshot at all', 'all updates missing', 'the last update missing']
const flipped = "CAST(X'FF' || substr(bytes, 2) AS BLOB)"
const cases: readonly (readonly [string, number, boolean, (driver: Driver) => void])[] = [
  ['nothing', 12, false, () => {}],
  [
    'a flipped byte in the newest snapshot',
    12,
    false,
    (d) =>
      d
        .prepare(
          `UPDATE snapshots SET bytes = ${flipped} WHERE board = ? AND seq = (SELECT max(seq) FROM snapshots)`,
        )
        .run(board),
  ],
  ['no snapshot at all', 12, false, (d) => d.prepare('DELETE FROM snapshots WHERE board = ?').run(board)],
  [
    'a flipped byte in an update',
    9,
    true,
    (d) =>
      d
        .prepare(
          `UPDATE updates SET bytes = ${flipped} WHERE board = ? AND seq = (SELECT min(seq) + 1 FROM updates WHERE board = ?)`,
        )
        .run(board, board),
  ],
  [
    'a missing update',
    10,
    true,
    (d) =>
      d
        .prepare(
          'DELETE FROM updates WHERE board = ? AND seq = (SELECT min(seq) + 2 FROM updates WHERE board = ?)',
        )
        .run(board, board),
  ],
  [
    'the last update missing',
    11,
    true,
    (d) =>
      d
        .prepare(
          'DELETE FROM updates WHERE board = ? AND seq = (SELECT max(seq) FROM updates WHERE board = ?)',
        )
        .run(board, board),
  ],
  ['all updates missing', 8, true, (d) => d.prepare('DELETE FROM updates WHERE board = ?').run(board)],
  [
    'another author on an update',
    8,
    true,
    (d) =>
      d
        .prepare(
          "UPDATE updates SET participant = 'Eve' WHERE board = ? AND seq = (SELECT min(seq) FROM updates WHERE board = ?)",
        )
        .run(board, board),
  ],
  [
    'no newest snapshot and damaged history',
    4,
    true,
    (d) => {
      d.prepare('DELETE FROM snapshots WHERE board = ? AND seq = (SELECT max(seq) FROM snapshots)').run(board)
      d.prepare(`UPDATE history SET bytes = ${flipped} WHERE board = ? AND from_seq > 1`).run(board)
    },
  ],
]

describe('damage', () => {
  for (const [title, cards, isLost, damage] of cases) {
    it(`S4 with ${title} the board opens at its last good state, says so, and goes on`, async () => {
      const { storage, rooms } = afterDamage(damage)
      expect(rooms.snapshot(board).cards.size).toBe(cards)
      expect(rooms.workshops.state(board).recovered !== undefined).toBe(isLost)
      expect(storage.log.damagedCount(board) > 0).toBe(!leavesNothing.includes(title))
      expect(rooms.snapshot(neighbour).cards.size).toBe(cardsPerBoard)
      await addCard(rooms, board, 99)
      await rooms.close()
      const again = load(storage.log, board)
      expect(again.damage).toBeUndefined()
      expect(readBoard(again.doc).cards.size).toBe(cards + 1)
      storage.close()
    })
  }

  it('S4 a board that lost one snapshot is whole again when it loses the next', async () => {
    for (const cards of [cardsPerBoard, cardsPerBoard + 1]) {
      const { storage, rooms } = afterDamage((d) =>
        d
          .prepare(
            `UPDATE snapshots SET bytes = ${flipped} WHERE board = ? AND seq = (SELECT max(seq) FROM snapshots WHERE board = ?)`,
          )
          .run(board, board),
      )
      expect(rooms.snapshot(board).cards.size).toBe(cards)
      await addCard(rooms, board, cards)
      await rooms.close()
      storage.close()
    }
  })

  it('S4 whichever byte of the updates is flipped, what opens is a state the board really had', () => {
    const storage = openSqlite(path())
    const whole = storage.log.read(board)
    const states = new Set<string>()
    for (let upTo = 0; upTo <= whole.updates.length; upTo += 1) {
      const part = { ...storage.log, read: () => ({ ...whole, updates: whole.updates.slice(0, upTo) }) }
      states.add(JSON.stringify([...readBoard(load(part, board).doc).cards.values()]))
    }
    for (const [at, update] of whole.updates.entries()) {
      for (let byte = 0; byte < update.bytes.length; byte += 3) {
        const bytes = Uint8Array.from(update.bytes)
        bytes[byte] = (bytes[byte] ?? 0) ^ 0x10
        const updates = whole.updates.with(at, { ...update, bytes })
        const loaded = load({ ...storage.log, read: () => ({ ...whole, updates }) }, board)
        expect(loaded.damage).toMatchObject({ lost: true, reason: 'chain' })
        expect(states).toContain(JSON.stringify([...readBoard(loaded.doc).cards.values()]))
      }
    }
    storage.close()
  })
})
