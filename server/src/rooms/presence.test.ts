import { newCardId, newParticipantId, type RoundId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { messageType } from '@commonground/shared/protocol/messages'
import type { WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const fay = newParticipantId()
const command = (what: WorkshopCommand): WorkshopState =>
  workshop.rooms.workshops.command(workshop.board, fay, what)

function open(what: Omit<Extract<WorkshopCommand, { readonly type: 'openRound' }>, 'type'>): RoundId {
  const { round } = command({ type: 'openRound', ...what })
  if (!round) throw new Error('There is no round')
  return round.id
}

async function openPlacing(): Promise<RoundId> {
  const card = newCardId()
  await workshop.rooms.change(workshop.board, undefined, (doc) => {
    run(doc, addCards, { cards: [{ id: card, name: 'Council' }] }, { role: 'participant', now: 1 })
  })
  return open({ kind: 'blindPlacing', setup: { cards: [card] } })
}

/** Joined and answered. */
async function joined(...clients: readonly TestClient[]): Promise<void> {
  workshop.pass()
  await Promise.resolve()
  workshop.pass()
  for (const client of clients) expect(client.isSynced).toBe(true)
}

const cursor = { cursor: { x: 1, y: 2 }, away: true }
const shown = (client: TestClient, of: TestClient): unknown => client.presence.get(of.doc.clientID)

it('W6 while places are hidden nobody is shown anything, what was shown is cleared, and only what is shown afterwards is passed on', async () => {
  const round = await openPlacing()
  command({ type: 'dropRound', round })
  const [ann, bob, leaving] = [workshop.join(), workshop.join('facilitator'), workshop.join()]
  await joined(ann, bob, leaving)
  for (const client of [ann, leaving]) client.show(cursor, 1)
  workshop.pass()
  expect(shown(bob, ann)).toBe(JSON.stringify(cursor))
  const again = await openPlacing()
  workshop.pass()
  expect([shown(bob, ann), shown(bob, leaving)]).toEqual(['null', 'null'])
  const before = bob.received.length
  ann.show({ cursor: { x: 77, y: 88 } }, 2)
  leaving.leave()
  const late = workshop.join('facilitator')
  await joined(late)
  late.sendFrame(new Uint8Array([messageType.queryAwareness]))
  workshop.pass(1_000)
  expect(late.presence.size).toBe(0)
  expect(bob.received.slice(before).some((frame) => frame[0] === messageType.awareness)).toBe(false)
  command({ type: 'closeRound', round: again })
  workshop.pass()
  expect(Buffer.concat([...bob.received, ...late.received]).toString('latin1')).not.toContain('"x":77')
  for (const client of [bob, late]) expect(shown(client, ann)).toBe('{}')
  expect(shown(late, leaving)).toBeUndefined()
  ann.show(cursor, 3)
  workshop.pass()
  for (const client of [bob, late]) expect(shown(client, ann)).toBe(JSON.stringify(cursor))
})

it('W6 a round that hides nothing leaves presence as it is', async () => {
  const [ann, bob] = [workshop.join(), workshop.join()]
  await joined(ann, bob)
  open({ kind: 'fairness', setup: {} })
  ann.show(cursor, 1)
  workshop.pass()
  expect(shown(bob, ann)).toBe(JSON.stringify(cursor))
})

it('with cursors muted only cursors are kept back', async () => {
  const [ann, bob] = [workshop.join(), workshop.join()]
  await joined(ann, bob)
  ann.show(cursor, 1)
  workshop.pass()
  command({ type: 'cursors', on: false })
  workshop.pass()
  expect(shown(bob, ann)).toBe('{"away":true}')
  ann.show({ cursor: { x: 3, y: 4 } }, 2)
  workshop.pass()
  expect(shown(bob, ann)).toBe('{}')
  command({ type: 'cursors', on: true })
  workshop.pass()
  expect(shown(bob, ann)).toBe('{"cursor":{"x":3,"y":4}}')
})
