import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardId, newPlanLineId, newTieId } from '../base/ids.ts'
import { nameKey } from '../base/nameKey.ts'
import { sameNames } from '../model/sameNames.ts'
import { lockCards } from './cards.ts'
import { exchange, type Writer, writer } from './command.testing.ts'
import { mergeCards } from './mergeCards.ts'
import { addPlanLine } from './plan.ts'
import { addTie } from './ties.ts'

const merge = (by: Writer, keep: CardId, ...others: readonly CardId[]): void =>
  by.run(mergeCards, { merges: [{ keep, others }], fresh: newTieId() })
/** Everything of one name becomes one card, as one press does it. */
const joinEqual = (by: Writer): void =>
  by.run(mergeCards, { merges: sameNames(by.board().cards.values()), fresh: newTieId() })

test('C10 the kept card’s fields win, what it leaves open comes from the other, the other is removed', () => {
  const fay = writer('facilitator')
  const keep = fay.add('Library', {
    sector: 'Community',
    place: { influence: 70, interest: 20 },
    groups: ['Families'],
  })
  const other = fay.add('The library', {
    sector: 'Education',
    place: { influence: 10, interest: 10 },
    relationship: 'strong',
    groups: ['Families', 'Carers'],
    anchor: true,
  })
  merge(fay, keep, other)
  expect(fay.card(keep)).toMatchObject({
    name: 'Library',
    sector: 'Community',
    place: { influence: 70, interest: 20 },
    relationship: 'strong',
    groups: ['Families', 'Carers'],
    anchor: true,
  })
  expect([...fay.board().cards.keys()]).toEqual([keep])
  expect(fay.board().removedCards.has(other)).toBe(true)
})

test('C10 a card without a place takes the other’s', () => {
  const fay = writer('facilitator')
  const keep = fay.add('Library')
  const other = fay.add('library', { place: { influence: 10, interest: 90 } })
  merge(fay, keep, other)
  expect(fay.card(keep)?.place).toEqual({ influence: 10, interest: 90 })
})

test('C10 texts of both are kept, one below the other, and no line that nobody wrote', () => {
  const fay = writer('facilitator')
  const keep = fay.add('NHS', { description: 'Hospitals.', notes: 'Ask Ann.' })
  const other = fay.add('National Health Service', { description: 'Clinics.', notes: 'Ask Ann.' })
  merge(fay, keep, other)
  expect(fay.card(keep)?.description).toBe('Hospitals.\n\nClinics.')
  expect(fay.card(keep)?.notes).toBe('Ask Ann.')
})

test('C10 ties and plan lines go to the kept card, and none joins it with itself', () => {
  const fay = writer('facilitator')
  const [keep, other, council] = ['Library', 'library', 'Council'].map((name) => fay.add(name))
  if (!keep || !other || !council) throw new Error('Three cards were added')
  const [toCouncil, between] = [newTieId(), newTieId()]
  fay.run(addTie, { id: toCouncil, from: council, to: other, fields: {} })
  fay.run(addTie, { id: between, from: other, to: keep, fields: {} })
  const line = newPlanLineId()
  fay.run(addPlanLine, { id: line, card: other, fields: { action: 'Meet' } })
  merge(fay, keep, other)
  expect([...fay.board().ties.values()]).toMatchObject([{ from: council, to: keep }])
  expect([...fay.board().plan.values()]).toMatchObject([{ card: keep, action: 'Meet' }])
})

test('C10 C1 merging is one step that undoing takes back whole', () => {
  const fay = writer('facilitator')
  const keep = fay.add('Library', { notes: 'One.' })
  const other = fay.add('library', { notes: 'Two.', relationship: 'weak' })
  const before = fay.board()
  merge(fay, keep, other)
  fay.undo.undo()
  expect(fay.board()).toEqual(before)
  fay.undo.redo()
  expect(fay.card(keep)?.notes).toBe('One.\n\nTwo.')
})

test('C10 C5 what somebody types into either card meanwhile stays', () => {
  const fay = writer('facilitator')
  const keep = fay.add('Library', { notes: 'One.' })
  const other = fay.add('library')
  const bo = writer('participant', fay)
  bo.change(keep, { notes: 'One. More.' })
  bo.change(other, { description: 'Typed meanwhile.' })
  merge(fay, keep, other)
  exchange(fay, bo)
  expect(fay.card(keep)?.notes).toBe('One. More.')
  expect(fay.card(other)?.description).toBe('Typed meanwhile.')
  expect(bo.board()).toEqual(fay.board())
})

test('C10 C1 a card that is gone, or the same card twice, leaves the document as it was', () => {
  const fay = writer('facilitator')
  const keep = fay.add('Library')
  const before = fay.board()
  expect(() => merge(fay, keep, keep)).toThrow('others')
  const gone = fay.add('library')
  fay.undo.undo()
  expect(() => merge(fay, keep, gone)).toThrow('card-missing')
  expect(() => merge(fay, gone, keep)).toThrow('card-missing')
  expect([...fay.board().cards]).toEqual([...before.cards])
})

test('C10 a tie or plan line that the kept card has already is not doubled', () => {
  const fay = writer('facilitator')
  const [keep, other, council] = ['Library', 'library', 'Council'].map((name) => fay.add(name))
  if (!keep || !other || !council) throw new Error('Three cards were added')
  for (const card of [keep, other]) {
    fay.run(addTie, { id: newTieId(), from: card, to: council, fields: { kind: 'funds' } })
    fay.run(addPlanLine, { id: newPlanLineId(), card, fields: { action: 'Meet' } })
  }
  merge(fay, keep, other)
  expect(fay.board().ties.size).toBe(1)
  expect(fay.board().plan.size).toBe(1)
})

test('C7 C12 a participant joins no locked card', () => {
  const fay = writer('facilitator')
  const [keep, other] = [fay.add('Library'), fay.add('library')]
  fay.run(lockCards, { ids: [other], locked: true })
  const bo = writer('participant', fay)
  expect(() => merge(bo, keep, other)).toThrow('card-locked')
  merge(fay, keep, other)
  expect(fay.board().cards.size).toBe(1)
})

describe('C12 a doubled board', () => {
  const anyNames = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 6 })

  test('C12 a list brought in twice at the same moment becomes one in one step, which one undo takes back', () => {
    fc.assert(
      fc.property(anyNames, (names) => {
        const ann = writer()
        const bo = writer()
        for (const name of names) {
          ann.add(name, { description: 'A list', place: { influence: 10, interest: 20 } })
          bo.add(name.toUpperCase(), { description: 'A list', place: { influence: 10, interest: 20 } })
        }
        exchange(ann, bo)
        const doubled = ann.board()
        joinEqual(ann)
        exchange(ann, bo)
        expect(bo.board()).toEqual(ann.board())
        expect([...ann.board().cards.values()].map(({ name }) => nameKey(name)).toSorted()).toEqual(
          names.toSorted(),
        )
        for (const card of ann.board().cards.values()) expect(card.description).toBe('A list')
        ann.undo.undo()
        expect(ann.board()).toEqual(doubled)
      }),
      { numRuns: 40 },
    )
  })

  test('C12 whoever presses, at once, offline or with other changes under way, one card of each name is left', () => {
    fc.assert(
      fc.property(anyNames, fc.array(fc.nat({ max: 5 }), { maxLength: 8 }), (names, acts) => {
        const people = [writer(), writer(), writer()]
        const [ann, bo, cay] = people
        if (!ann || !bo || !cay) throw new Error('Three people were made')
        for (const name of names) for (const person of [ann, bo]) person.add(name)
        exchange(ann, bo)
        exchange(bo, cay)
        for (const act of acts) {
          const person = people[act % 3]
          if (act < 3 && person) joinEqual(person)
          else {
            const [card] = [...(person?.board().cards.keys() ?? [])]
            if (card) person?.change(card, { place: { influence: act, interest: act }, sector: `S${act}` })
          }
        }
        joinEqual(ann)
        joinEqual(bo)
        exchange(...people)
        exchange(...people)
        expect([...cay.board().cards.values()].map(({ name }) => name).toSorted()).toEqual(names.toSorted())
        expect(ann.board()).toEqual(cay.board())
      }),
      { numRuns: 40 },
    )
  })
})
