import { type CardId, newCardId, newParticipantId } from '@commonground/shared/base/ids'
import { addCards, changeCard, removeCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { readBoard } from '@commonground/shared/document/read'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judge } from './admission.ts'
import { written } from './attacks.testing.ts'
import { HostileBoard } from './hostile.testing.ts'

const attacker = 2_002
const actor = { role: 'participant', now: 5 } as const
const participant = newParticipantId()
const author = {
  participant,
  owns: (client: number) => client === attacker,
  isFacilitator: false,
  mayHandIn: false,
  pays: () => true,
}
const base = new Y.Doc()
const card = newCardId()
migrate(base)
Y.applyUpdate(
  base,
  written(base, 1_001, (doc) =>
    run(doc, addCards, { cards: [{ id: card, name: 'Ann', notes: 'Text' }] }, actor),
  ),
)
const state = Y.encodeStateAsUpdate(base)

const originals = [
  written(base, attacker, (doc) =>
    run(doc, addCards, { cards: [{ id: newCardId(), name: 'Bo', notes: 'n' }] }, actor),
  ),
  written(base, attacker, (doc) =>
    run(
      doc,
      changeCard,
      { id: card, fields: { notes: 'Other text', place: { influence: 1, interest: 2.5 } } },
      actor,
    ),
  ),
  written(base, attacker, (doc) => run(doc, removeCards, { ids: [card] }, actor)),
]

const mutant = fc
  .record({
    original: fc.constantFrom(...originals),
    changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
  })
  .map(({ original, changes }) => {
    const bytes = Uint8Array.from(original)
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte
    return bytes
  })

describe('mutated updates', () => {
  it('R3 what the gate lets through applies whole, leaves nothing waiting, and keeps every record', () => {
    fc.assert(
      fc.property(mutant, (bytes) => {
        const doc = new Y.Doc()
        Y.applyUpdate(doc, state)
        for (const root of ['meta', 'cards', 'ties', 'plan']) doc.getMap(root)
        const victims = Y.getState(doc.store, 1_001)
        if (!isLetThrough(doc, bytes)) return
        Y.applyUpdate(doc, bytes)
        expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull()
        expect(Y.getState(doc.store, 1_001)).toBe(victims)
        expect(doc.getMap('cards').has(card)).toBe(true)
        expect([...doc.share.keys()].sort()).toEqual(['cards', 'meta', 'plan', 'ties'])
        const { cards, removedCards } = readBoard(doc)
        expect(cards.has(card as CardId) || removedCards.has(card as CardId)).toBe(true)
      }),
      { numRuns },
    )
  })
})

const numRuns = 1_500

it('R15 R18 whatever is made up, near what honest pages send: one reading, no throw, and nothing honest refused', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      let state = seed
      const board = new HostileBoard((below) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        return Math.floor((state / 2 ** 32) * below)
      })
      while (board.count.tries < 2_500) board.step()
      expect(board.count).toMatchObject({ threw: 0, twoReadings: 0, honestRefused: 0 })
      expect(board.count.taken).toBeGreaterThan(200)
    }),
    { numRuns: 1 },
  )
})

function isLetThrough(doc: Y.Doc, bytes: Uint8Array): boolean {
  try {
    return judge(doc, bytes, author).kind === 'new'
  } catch {
    // Not an update any more.
    return false
  }
}
