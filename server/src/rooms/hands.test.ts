import { BoardError } from '@commonground/shared/base/boardError'
import { newParticipantId } from '@commonground/shared/base/ids'
import { handBurst, handEveryMs, tickMs } from '@commonground/shared/protocol/limits'
import { messageType } from '@commonground/shared/protocol/messages'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const fay = newParticipantId()
const told = (client: TestClient): Partial<WorkshopState> => client.told.get(messageType.workshop) ?? {}
const raise = (up: boolean, who = fay): void => workshop.rooms.workshops.raiseHand(workshop.board, who, up)
const commits = (): number => workshop.rooms.stats().commits

it('W1 of many hands everybody is told a few times a second, of the first at once, and what changes nothing costs nothing', () => {
  const ann = workshop.join()
  workshop.pass(1_000)
  raise(true)
  workshop.pass(tickMs)
  expect(told(ann).hands).toEqual([fay])
  const people = Array.from({ length: 50 }, newParticipantId)
  const before = ann.received.length
  for (const who of people) {
    raise(true, who)
    workshop.pass(tickMs)
  }
  workshop.pass(1_000)
  expect(told(ann).hands).toEqual([fay, ...people])
  expect(ann.received.length - before).toBeLessThan(5)
  const [made, sent] = [commits(), ann.received.length]
  for (let times = 0; times < 100; times += 1) raise(true)
  workshop.pass(1_000)
  expect([commits(), ann.received.length]).toEqual([made, sent])
})

it('W1 whoever raises and lowers their hand all the time is stopped, and nobody else', () => {
  const many = Array.from({ length: handBurst }, (_, at) => at % 2 === 0)
  for (const up of many) raise(up)
  const made = commits()
  expect(() => raise(true)).toThrow(new BoardError('too-many-attempts'))
  expect(commits()).toBe(made)
  raise(true, newParticipantId())
  workshop.pass(handEveryMs)
  raise(true)
  expect(workshop.rooms.workshops.state(workshop.board).hands).toContain(fay)
})
