import { newLinkId, newParticipantId } from '@commonground/shared/base/ids'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Membership } from '../storage/accessTables.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { type Storage, StorageError } from '../storage/storage.ts'
import { type Fault, withFaults } from '../storage/storageFaults.ts'
import { addBoard } from '../storage/storageSuite.ts'
import { createArrivals } from './arrivals.ts'
import { join } from './joining.ts'
import { makeLink } from './links.ts'

let storage: Storage
let calls: string[]
let fault: Fault

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 })
  calls = []
  fault = () => {}
  storage = withFaults(openSqlite(':memory:'), (call) => {
    calls.push(call)
    fault(call)
  })
})

afterEach(() => {
  storage.close()
  vi.useRealTimers()
})

const now = (): number => Date.now()

function members(many: number): readonly Membership[] {
  const board = addBoard(storage).id
  const link = makeLink(storage, board, 'participant', 1)
  return Array.from({ length: many }, () => {
    const identity = newLinkId() + newParticipantId()
    storage.identities.add({ hash: identity, kind: 'browser', createdAt: 1 })
    return join(storage, { board, identity, link: link.link, name: 'Ann', sector: '', lobby: false, now: 1 })
  })
}

const openedAt = ({ board, identity }: Membership): number | undefined =>
  storage.memberships.find(board, identity)?.openedAt

test('S2 when everyone comes at once it is one commit that notes it, with when each came', () => {
  const arrivals = createArrivals({ storage, now })
  const all = members(100)
  calls = []
  for (const member of all) arrivals.note(member)
  expect(calls).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(calls.filter((call) => call === 'transaction')).toHaveLength(1)
  expect(all.map(openedAt)).toEqual(all.map(() => 1_000))
})

test('S2 what was noted is written when the server stops, and no timer is left', () => {
  const arrivals = createArrivals({ storage, now })
  const all = members(2)
  for (const member of all) arrivals.note(member)
  arrivals.close()
  expect(all.map(openedAt)).toEqual([1_000, 1_000])
  expect(vi.getTimerCount()).toBe(0)
})

test('S6 a full disk keeps nobody out, and the next who come are noted again', () => {
  const arrivals = createArrivals({ storage, now })
  const [ann, bob] = members(2)
  if (!ann || !bob) throw new Error('Nobody came')
  fault = (call) => {
    if (call === 'transaction') throw new StorageError('disk-full')
  }
  arrivals.note(ann)
  vi.advanceTimersByTime(2_000)
  fault = () => {}
  arrivals.note(bob)
  vi.advanceTimersByTime(1_000)
  expect([openedAt(ann), openedAt(bob)]).toEqual([1, 3_000])
})
