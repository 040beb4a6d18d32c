import { afterEach, expect, test } from 'vitest'
import { closeAll, onClose } from '../support/closing.ts'
import { allSaved, converged, eventually, synced } from '../support/eventually.ts'
import { openBoard } from '../support/person.ts'
import { openProxy, type Stops } from '../support/proxy.ts'
import { frames } from '../support/rawSocket.ts'
import { openWorkshop } from '../support/workshop.ts'

afterEach(closeAll)

/** A workshop, and one more person whose network stops something. */
async function behind(stops: Stops) {
  const workshop = await openWorkshop()
  const proxy = await openProxy(workshop.network.port, stops)
  onClose(proxy.close)
  const token = await workshop.member('participant')
  const where = { origin: proxy.origin, board: workshop.boardId, token, role: 'participant' } as const
  const ben = openBoard({ ...where, carrier: 'requests' })
  onClose(ben.leave)
  return { workshop, proxy, ben }
}

test('R12 where a network holds back what is not finished, each answer ends, and all the same comes through', async () => {
  const { workshop, proxy, ben } = await behind('streams')
  const ana = await workshop.join()
  await synced(ana, ben)
  const id = ana.add('Library')
  await eventually(() => ben.board().cards.get(id)?.name).toBe('Library')
  ben.add('Museum')
  await allSaved(ben)
  await converged(ana, ben)
  expect(proxy.passed.some((request) => request.endsWith('&once'))).toBe(true)
})

test('R12 answers and pieces that a network tears cost nothing and come once', async () => {
  const { workshop, proxy, ben } = await behind('sockets')
  const ana = await workshop.join()
  await synced(ana, ben)
  const connection = ben.provider.ws
  for (let tear = 0; tear < 3; tear += 1) {
    const [mine, theirs] = [ben.add(`mine ${tear}`), ana.add(`theirs ${tear}`)]
    proxy.stop('sockets')
    await eventually(() => ben.board().cards.has(theirs)).toBe(true)
    await eventually(() => ana.board().cards.has(mine)).toBe(true)
  }
  await allSaved(ben)
  await converged(ana, ben)
  expect(ben.provider.ws).toBe(connection)
  expect(ben.heard.saved).toBe(ben.heard.sent)
})

test('R12 whoever closes the page is gone at once, and whoever is cut off after two beats at most', async () => {
  const { workshop, ben } = await behind('sockets')
  const ana = await workshop.join()
  await synced(ana, ben)
  await eventually(() => ana.heard.people.length).toBe(2)
  ben.leave()
  await eventually(() => ana.heard.people.length).toBe(1)
})

test('R14 A3 what is read by request is what a joiner of that role is sent, and only by members', async () => {
  const workshop = await openWorkshop()
  const ana = await workshop.join()
  await synced(ana)
  ana.add('Library', { notes: 'CaNaRy7391' })
  await allSaved(ana)
  const read = (token: string) =>
    workshop.ask(`/api/boards/${workshop.boardId}/content`, {
      method: 'POST',
      body: new Uint8Array([0]),
      token,
    })
  const bytes = async (token: string) => Buffer.from(await (await read(token)).arrayBuffer())
  const viewer = await workshop.member('viewer')
  expect((await bytes(ana.token)).includes('CaNaRy7391')).toBe(true)
  expect((await bytes(viewer)).includes('CaNaRy7391')).toBe(false)
  expect((await bytes(viewer)).includes('Library')).toBe(true)
  expect((await read('nonsense')).status).toBe(404)
  // Reading so shows nobody as present.
  const socket = await workshop.rawSocket(viewer)
  socket.send(frames.step1())
  await eventually(() => ana.heard.people.length).toBe(2)
})
