import { closeCode } from '@commonground/shared/protocol/messages'
import { afterEach, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { allSaved, converged, eventually, synced } from '../support/eventually.ts'
import { openWorkshop } from '../support/workshop.ts'

afterEach(closeAll)

test('R7 a server told to stop commits, says it is restarting, and people are back by themselves', async () => {
  const workshop = await openWorkshop()
  const [ana, ben] = [await workshop.join(), await workshop.join()]
  await synced(ana, ben)
  ana.add('Before the stop')
  const stopped = workshop.server().end('SIGTERM')
  expect(await stopped).toBe(0)
  await eventually(() => ana.heard.closed).toContain(closeCode.restarting)
  const id = ben.add('While it was down')
  await workshop.restart('SIGTERM')
  await synced(ana, ben)
  await eventually(() => ana.board().cards.has(id)).toBe(true)
  await converged(ana, ben)
  expect(ana.board().cards.size).toBe(2)
})

test('R7 a board everyone left is whole when the next one comes', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.join()
  await synced(ana)
  for (let at = 0; at < 20; at += 1) ana.add(`card ${at}`)
  await allSaved(ana)
  ana.leave()
  for (let round = 0; round < 3; round += 1) {
    const next = await workshop.join()
    await eventually(() => next.board().cards.size).toBe(20)
    next.leave()
  }
})

test('R7 the server prints no unhandled rejection and ends with 0', async () => {
  const workshop = await openWorkshop()
  const people = [await workshop.join(), await workshop.join(), await workshop.join('viewer')]
  await synced(...people)
  people[0]?.add('Library')
  const server = workshop.server()
  expect(await server.end('SIGTERM')).toBe(0)
  expect(server.output()).not.toMatch(/unhandled|uncaught/i)
})
