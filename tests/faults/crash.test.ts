import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { crashRounds, faultyRounds } from '../support/crash.ts'
import { throwDice } from '../support/seed.ts'
import { openWorkshop } from '../support/workshop.ts'

afterEach(closeAll)

test('R1 kill -9 ten times under load loses nothing that another client had seen or that was acknowledged', async () => {
  const dice = throwDice('crash')
  const count = await crashRounds({ workshop: await openWorkshop(), rounds: 10, dice })
  expect(count.seen).toBeGreaterThan(100)
  expect(count.acknowledged).toBeGreaterThan(100)
  expect(count).toMatchObject({ seenLost: 0, acknowledgedLost: 0 })
}, 120_000)

test('R1 R12 the same holds for people whose network stops sockets', async () => {
  const dice = throwDice('crash by requests')
  const workshop = await openWorkshop({}, { carrier: 'requests' })
  const count = await crashRounds({ workshop, rounds: 5, dice })
  expect(count.seen).toBeGreaterThan(10)
  expect(count).toMatchObject({ seenLost: 0, acknowledgedLost: 0 })
}, 120_000)

test('R1 the first test can fail: a server that acknowledges before it commits is caught', async () => {
  const count = await faultyRounds(20, throwDice('planted fault'), 1)
  expect(count.seenLost + count.acknowledgedLost).toBeGreaterThan(0)
}, 120_000)
