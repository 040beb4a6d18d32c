import { expect, test } from 'vitest'
import { newPlanLineId, newTieId } from '../base/ids.ts'
import { exchange, writer } from './command.testing.ts'
import { mergeCards } from './mergeCards.ts'
import { addPlanLine } from './plan.ts'
import { addTie } from './ties.ts'

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
  fay.run(mergeCards, { keep, other })
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
  fay.run(mergeCards, { keep, other })
  expect(fay.card(keep)?.place).toEqual({ influence: 10, interest: 90 })
})

test('C10 texts of both are kept, one below the other, and the given line below them', () => {
  const fay = writer('facilitator')
  const keep = fay.add('NHS', { description: 'Hospitals.', notes: 'Ask Ann.' })
  const other = fay.add('National Health Service', { description: 'Clinics.', notes: 'Ask Ann.' })
  fay.run(mergeCards, { keep, other, line: 'Also listed as National Health Service.' })
  expect(fay.card(keep)?.description).toBe(
    'Hospitals.\n\nClinics.\n\nAlso listed as National Health Service.',
  )
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
  fay.run(addPlanLine, { id: line, card: other, fields: {} })
  fay.run(mergeCards, { keep, other })
  expect([...fay.board().ties.values()]).toMatchObject([{ from: council, to: keep }])
  expect(fay.board().plan.get(line)?.card).toBe(keep)
})

test('C10 C1 merging is one step that undoing takes back whole', () => {
  const fay = writer('facilitator')
  const keep = fay.add('Library', { notes: 'One.' })
  const other = fay.add('library', { notes: 'Two.', relationship: 'weak' })
  const before = fay.board()
  fay.run(mergeCards, { keep, other, line: 'Also listed as library.' })
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
  fay.run(mergeCards, { keep, other })
  exchange(fay, bo)
  expect(fay.card(keep)?.notes).toBe('One. More.')
  expect(fay.card(other)?.description).toBe('Typed meanwhile.')
  expect(bo.board()).toEqual(fay.board())
})

test('C10 C1 a card that is gone, or the same card twice, leaves the document as it was', () => {
  const fay = writer('facilitator')
  const keep = fay.add('Library')
  const before = fay.board()
  expect(() => fay.run(mergeCards, { keep, other: keep })).toThrow('other')
  const gone = fay.add('library')
  fay.undo.undo()
  expect(() => fay.run(mergeCards, { keep, other: gone })).toThrow('card-missing')
  expect(() => fay.run(mergeCards, { keep: gone, other: keep })).toThrow('card-missing')
  expect([...fay.board().cards]).toEqual([...before.cards])
})
