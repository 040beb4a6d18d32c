import { newLinkId, newParticipantId } from '@commonground/shared/base/ids'
import { maxCards } from '@commonground/shared/protocol/limits'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Authors } from './authors.ts'
import { Gatekeeper } from './gatekeeper.ts'
import { Session, type Wire } from './session.ts'
import { type Crafted, crafted } from './shapes.testing.ts'

const wire: Wire = { send() {}, unsentBytes: () => 0, batch: (work) => work(), beat() {}, close() {} }
const participant = { id: newParticipantId(), name: 'Eve', sector: '', colour: 0 }
const eve = { participant, role: 'participant', link: newLinkId(), identity: participant.id } as const

/** Letters of one text, each after the one before, and as many at its beginning: the last pass all of the others. */
function tangle(letters: number, more: readonly Crafted[] = []): Uint8Array {
  const times = (of: (at: number) => Crafted): Crafted[] => Array.from({ length: letters }, (_, at) => of(at))
  const items: readonly Crafted[] = [
    { parent: 'cards', key: 'other00001', content: 'map' },
    { parent: [7, 0], key: 'notes', content: 'text' },
    ...times((at) => (at === 0 ? { parent: [7, 1], content: 'a' } : { origin: [7, at + 1], content: 'a' })),
    ...times((at) => ({ right: [7, 2 + at], content: 'b' })),
    ...more,
  ]
  return crafted([{ client: 7, clock: 0, items }])
}

/** How often out of fifty times a change is refused as work for the server, when it is never taken. */
function tangledOf(update: Uint8Array, isFrozen: boolean): number {
  const doc = new Y.Doc()
  const gatekeeper = new Gatekeeper(doc, new Authors(doc, new Map()))
  const session = new Session(eve, wire, 0)
  const asked = { update, at: 1, seen: doc, isFrozen, isHeldUp: false }
  const decisions = Array.from({ length: 50 }, () => gatekeeper.decide(session, asked))
  return decisions.filter((one) => one.kind === 'refused' && one.refused.rule === 'tangled').length
}

test('R9 work for the server counts also when the board is frozen and nothing is taken', () => {
  expect(tangledOf(tangle(250), true)).toBeGreaterThan(0)
})

test('R9 no work is begun for more cards than a board holds', () => {
  const cards = Array.from(
    { length: maxCards },
    (_, at): Crafted => ({ parent: 'cards', key: `more${at}`, content: 'map' }),
  )
  expect(tangledOf(tangle(2_000, cards), false)).toBe(0)
})
