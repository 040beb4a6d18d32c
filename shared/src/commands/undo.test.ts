import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CardId } from '../base/ids.ts'
import type { CardValues } from '../model/card.ts'
import { addCards, changeCard, moveCards, removeCards } from './cards.ts'
import { exchange, type Writer, writer } from './command.testing.ts'

const names = ['description', 'relationship', 'affected', 'attitude', 'notes', 'contactHeldBy'] as const
type Name = (typeof names)[number]
const valueFor: Record<Name, (n: number) => Partial<CardValues>> = {
  description: (n) => ({ description: `text ${n}` }),
  relationship: (n) => ({ relationship: (['strong', 'medium', 'weak'] as const)[n % 3] ?? 'weak' }),
  affected: (n) => ({ affected: n % 100 }),
  attitude: (n) => ({ attitude: (['champion', 'critic', 'blocker'] as const)[n % 3] ?? 'critic' }),
  notes: (n) => ({ notes: `note ${n}` }),
  contactHeldBy: (n) => ({ contactHeldBy: `person ${n}` }),
}
const ids = ['card0001', 'card0002', 'card0003'] as CardId[]

const change = fc.record({
  byAna: fc.boolean(),
  card: fc.constantFrom(...ids),
  name: fc.constantFrom(...names),
  value: fc.nat(99),
  exchange: fc.boolean(),
})

function pair(): { ana: Writer; ben: Writer } {
  const ana = writer()
  ana.run(addCards, { cards: ids.map((id) => ({ id, name: id })) })
  ana.undo.clear()
  return { ana, ben: writer('participant', ana) }
}

test('C6 undoing everything of one person leaves every field only others wrote as they left it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const { ana, ben } = pair()
      for (const one of changes) {
        const person = one.byAna ? ana : ben
        person.run(changeCard, { id: one.card, fields: valueFor[one.name](one.value) })
        if (one.exchange) exchange(ana, ben)
      }
      exchange(ana, ben)
      const bensView = ben.board()
      while (ana.undo.canUndo()) ana.undo.undo()
      exchange(ana, ben)
      const blank = pair().ana.board()
      for (const id of ids) {
        for (const name of names) {
          const wrote = changes.filter((one) => one.card === id && one.name === name)
          const value = ana.card(id)?.[name]
          if (wrote.every((one) => !one.byAna)) expect(value).toEqual(bensView.cards.get(id)?.[name])
          if (wrote.every((one) => one.byAna)) expect(value).toEqual(blank.cards.get(id)?.[name])
        }
      }
      expect(ben.board()).toEqual(ana.board())
    }),
    { numRuns: 150 },
  )
})

test('C6 there is nothing to undo right after opening', () => {
  const { ben } = pair()
  expect(ben.undo.canUndo()).toBe(false)
})

test('C6 what came from others is no undo step', () => {
  const { ana, ben } = pair()
  ana.run(changeCard, { id: 'card0001' as CardId, fields: { name: 'Museum' } })
  exchange(ana, ben)
  expect(ben.undo.canUndo()).toBe(false)
})

test('C6 undoing a move another person has moved on from leaves the later place', () => {
  const { ana, ben } = pair()
  const [id] = ids as [CardId]
  ana.run(moveCards, { moves: [{ id, place: { influence: 10, interest: 10 } }] })
  exchange(ana, ben)
  ben.run(moveCards, { moves: [{ id, place: { influence: 20, interest: 20 } }] })
  exchange(ana, ben)
  ana.undo.undo()
  exchange(ana, ben)
  for (const person of [ana, ben]) expect(person.card(id)?.place).toEqual({ influence: 20, interest: 20 })
})

test('C6 undoing a removal brings the card back with what others typed since', () => {
  const { ana, ben } = pair()
  const [id] = ids as [CardId]
  ana.run(removeCards, { ids: [id] })
  ben.run(changeCard, { id, fields: { notes: 'typed meanwhile' } })
  exchange(ana, ben)
  ana.undo.undo()
  exchange(ana, ben)
  for (const person of [ana, ben]) expect(person.board().cards.get(id)?.notes).toBe('typed meanwhile')
})

test('C6 undo takes back only my letters of a text we both wrote', () => {
  const { ana, ben } = pair()
  const [id] = ids as [CardId]
  ana.run(changeCard, { id, fields: { notes: 'from Ana.' } })
  exchange(ana, ben)
  ben.run(changeCard, { id, fields: { notes: 'from Ana. from Ben.' } })
  exchange(ana, ben)
  ana.undo.undo()
  exchange(ana, ben)
  expect(ben.card(id)?.notes).toBe(' from Ben.')
})
