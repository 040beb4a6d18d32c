import { closeCode, messageType } from '@commonground/shared/protocol/messages'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StorageError } from '../storage/storage.ts'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const epochOf = (client: TestClient): unknown => {
  const told = client.told.get(messageType.workshop)
  return typeof told === 'object' && told !== null && 'epoch' in told ? told.epoch : undefined
}

it('R31 everyone is told the epoch as they come, another one when it begins, and another after each start', async () => {
  const [ann, bob] = [workshop.join(), workshop.join('viewer')]
  workshop.pass()
  const first = epochOf(ann)
  expect(first).toEqual(expect.any(String))
  expect(epochOf(bob)).toBe(first)
  workshop.rooms.beginEpoch()
  workshop.pass()
  const second = epochOf(ann)
  expect(epochOf(bob)).toBe(second)
  workshop.crash()
  const cat = workshop.join()
  workshop.pass()
  const seen = [first, second, epochOf(cat)].map(String)
  expect(new Set(seen).size).toBe(3)
  const refusals = [...seen, 'never1'].map((epoch) => workshop.rooms.refusalOf(workshop.board, epoch))
  expect(refusals).toEqual([undefined, undefined, undefined, closeCode.earlierCopy])
})

it('R31 a server that cannot write goes on in the epoch it had', () => {
  const first = epochOf(workshop.join())
  workshop.fault = (call) => {
    if (call === 'epochs.begin') throw new StorageError('disk-full')
  }
  workshop.crash()
  expect(epochOf(workshop.join())).toBe(first)
})
