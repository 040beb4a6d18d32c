import { newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { isResting } from '@commonground/shared/protocol/workshop'
import { expect, test } from 'vitest'
import { steadyClock } from './clock.ts'
import { TestWorkshop } from './rooms/workshop.testing.ts'
import { StorageError } from './storage/storage.ts'

const dayMs = 24 * 60 * 60 * 1000

test('R26 the clock goes on where it was when the machine is set back, and follows one that slept', () => {
  const machine = { at: 1_000_000_000_000, passed: 5 }
  const now = steadyClock({ wall: () => machine.at, passed: () => machine.passed })
  const pass = (ms: number): void => {
    machine.at += ms
    machine.passed += ms
  }
  expect(now()).toBe(1_000_000_000_000)
  pass(1_500.5)
  expect(now()).toBe(1_000_000_001_500)
  machine.at -= dayMs
  expect(now()).toBe(1_000_000_001_500)
  pass(1_000)
  expect(now()).toBe(1_000_000_002_500)
  machine.passed -= 400
  expect(now()).toBe(1_000_000_002_500)
  machine.at += 2 * dayMs
  expect(now()).toBe(1_000_000_001_500 + 1_000 + dayMs)
})

test('R26 a board that was frozen before the clock was set back, in a server that ran then, stays frozen', () => {
  const state = { frozen: true, frozenFrom: 5 * dayMs, agenda: [], stage: -1 }
  const restsAt = (now: number): boolean => isResting(state, now)
  expect([5 * dayMs - 1, 5 * dayMs, 4 * dayMs].map(restsAt)).toEqual([false, true, true])
})

test('R26 who stops a server waits for no next try: what can be saved then is saved', async () => {
  const workshop = new TestWorkshop()
  const ann = workshop.join()
  workshop.pass()
  workshop.fault = (call) => {
    if (call === 'log.append') throw new StorageError('disk-full')
  }
  run(ann.doc, addCards, { cards: [{ id: newCardId(), name: 'Waiting' }] }, { role: 'participant', now: 1 })
  workshop.pass()
  const before = workshop.storage.log.read(workshop.board).head.seq
  workshop.fault = () => {}
  await workshop.rooms.close()
  expect(workshop.storage.log.read(workshop.board).head.seq).toBeGreaterThan(before)
  await workshop.close()
})
