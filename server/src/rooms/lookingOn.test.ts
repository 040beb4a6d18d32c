import { newCardId, newParticipantId } from '@commonground/shared/base/ids'
import { maxConnectionsOfOne } from '@commonground/shared/protocol/limits'
import { closeCode, messageType } from '@commonground/shared/protocol/messages'
import { presenceOf } from '@commonground/shared/protocol/presence'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const all = {
  cursor: { x: 1, y: 2 },
  drag: [{ card: newCardId(), place: { influence: 1, interest: 2 } }],
  selection: [newCardId()],
  viewport: { x: 0, y: 0, width: 9, height: 9 },
  laser: [{ x: 1, y: 2 }],
}
const { drag: _drag, ...still } = all
const { cursor, viewport } = all

async function joined(...clients: readonly TestClient[]): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
  for (const client of clients) expect(client.isSynced).toBe(true)
}
const shown = (client: TestClient, of: TestClient): unknown =>
  JSON.parse(client.presence.get(of.doc.clientID) ?? 'null')

it('A20 a viewer shows others where they point and look, and nothing else', async () => {
  const [vic, bob] = [workshop.join('viewer'), workshop.join()]
  await joined(vic, bob)
  vic.show(all, 1)
  workshop.pass()
  expect(shown(bob, vic)).toEqual({ cursor, viewport })
  expect(presenceOf('viewer', all, false)).toEqual({ cursor, viewport })
})

it('A20 nobody shows a drag who may not move a card now, and one that is shown goes', async () => {
  const [ann, fay, bob] = [workshop.join(), workshop.join('facilitator'), workshop.join()]
  await joined(ann, fay, bob)
  for (const client of [ann, fay]) client.show(all, 1)
  workshop.pass()
  expect([shown(bob, ann), shown(bob, fay)]).toEqual([all, all])
  const command = (on: boolean): unknown =>
    workshop.rooms.workshops.command(workshop.board, newParticipantId(), { type: 'freeze', frozen: on })
  command(true)
  workshop.pass(2_500)
  ann.show({ ...all, cursor: { x: 5, y: 5 } }, 2)
  workshop.pass()
  expect([shown(bob, ann), shown(bob, fay)]).toEqual([{ ...still, cursor: { x: 5, y: 5 } }, all])
  const late = workshop.join()
  await joined(late)
  expect([shown(late, ann), shown(late, fay)]).toEqual([{ ...still, cursor: { x: 5, y: 5 } }, all])
  command(false)
  workshop.pass()
  expect(shown(bob, ann)).toEqual({ ...all, cursor: { x: 5, y: 5 } })
})

it('A21 what a viewer sends as a change is refused unread, at once and however much it is', async () => {
  const vic = workshop.join('viewer')
  await joined(vic)
  for (let at = 0; at < 3; at += 1) {
    expect(vic.closedWith).toBeUndefined()
    // No update at all, and long enough to be kept waiting by anybody else.
    vic.sendUpdate(new Uint8Array(3 * 1024 * 1024).fill(255))
    expect(vic.refused).toEqual({ code: 'viewer' })
  }
  expect(vic.closedWith).toBe(closeCode.invalid)
})

it('A22 one person has at most 24 connections to a board, and others all of theirs', async () => {
  const bob = workshop.join()
  const none = { received: 0, send: () => {}, unsentBytes: () => 0, batch: (work: () => void) => work() }
  const wire = { ...none, beat: () => {}, close: () => {} }
  const more = (): unknown => workshop.rooms.connect(workshop.board, bob.person, wire)
  const open = Array.from({ length: maxConnectionsOfOne - 1 }, () =>
    workshop.rooms.connect(workshop.board, bob.person, wire),
  )
  expect(more).toThrow('limit')
  workshop.join()
  open[0]?.gone()
  expect(more).not.toThrow()
})

it('A22 in a crowd who is connected is told less often', async () => {
  const room = Array.from({ length: 150 }, () => workshop.join('viewer'))
  workshop.pass(5_000)
  const before = room.map(({ received }) => received.length)
  for (let at = 0; at < 50; at += 1) {
    workshop.join('viewer').leave()
    workshop.pass(20)
  }
  const bytes = room.flatMap(({ received }, at) =>
    received.slice(before[at]).filter((frame) => frame[0] === messageType.people),
  )
  expect(bytes.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(2 * 8_000_000)
})
