import { newLinkId, newParticipantId } from '@commonground/shared/base/ids'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Authors } from './authors.ts'
import { Gatekeeper } from './gatekeeper.ts'
import { Session, type Wire } from './session.ts'
import { type Crafted, crafted } from './shapes.testing.ts'

const wire: Wire = { send() {}, unsentBytes: () => 0, batch: (work) => work(), beat() {}, close() {} }
const participant = { id: newParticipantId(), name: 'Eve', sector: '', colour: 0 }
const eve = { participant, role: 'participant', link: newLinkId(), identity: participant.id } as const

/** One key set again and again as if for the first time: Yjs would go back to its beginning each time. */
function tangle(times: number, more: readonly Crafted[] = []): Uint8Array {
  const items: readonly Crafted[] = [
    { parent: 'cards', key: 'other00001', content: 'map' },
    ...Array.from({ length: times }, (): Crafted => ({ parent: [7, 0], key: 'order', content: 1 })),
    ...more,
  ]
  return crafted([{ client: 7, clock: 0, items }])
}

/** How often out of fifty times a change is refused as work for the server, when it is never taken. */
function tangledOf(update: Uint8Array, isFrozen: boolean): number {
  const doc = new Y.Doc()
  const gatekeeper = new Gatekeeper(doc, new Authors(doc, new Map()))
  const session = new Session(eve, wire, 0)
  const asked = { update, at: 1, isFrozen, isHeldUp: false }
  const decisions = Array.from({ length: 50 }, () => gatekeeper.decide(session, asked))
  return decisions.filter((one) => one.kind === 'refused' && one.refused.rule === 'tangled').length
}

test('R9 work for the server counts also when the board is frozen and nothing is taken', () => {
  expect(tangledOf(tangle(400), true)).toBeGreaterThan(0)
})

test('R9 work also counts when it turns out that nothing in it is new', () => {
  const doc = new Y.Doc()
  const letters = Array.from(
    { length: 60_000 },
    (_, at): Crafted => ({ parent: [7, 1], content: 'ab'[at % 2] ?? '' }),
  )
  const record: readonly Crafted[] = [
    { parent: 'cards', key: 'other00001', content: 'map' },
    { parent: [7, 0], key: 'notes', content: 'text' },
  ]
  Y.applyUpdate(doc, crafted([{ client: 7, clock: 0, items: [...record, ...letters] }]))
  const range = crafted([], [{ client: 7, ranges: [[2, letters.length]] }])
  Y.applyUpdate(doc, range)
  const gatekeeper = new Gatekeeper(doc, new Authors(doc, new Map([[7, participant.id]])))
  const session = new Session(eve, wire, 0)
  const asked = { update: range, at: 1, isFrozen: false, isHeldUp: false }
  const decisions = Array.from({ length: 50 }, () => gatekeeper.decide(session, asked))
  expect([range.length < 20, decisions[0]]).toEqual([true, { kind: 'known' }])
  expect(decisions.at(-1)).toEqual({ kind: 'refused', refused: { code: 'limit', rule: 'tangled' } })
})
