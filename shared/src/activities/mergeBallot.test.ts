import { expect, test } from 'vitest'
import { newCardId } from '../base/ids.ts'
import { mergeBallot, type StampedBallot, wholeBallot } from './mergeBallot.ts'

const [library, council, school] = [newCardId(), newCardId(), newCardId()]
const placing = { kind: 'blindPlacing', setup: { cards: [library, council] } } as const
const vote = { kind: 'dotVote', setup: { cards: [library, council, school], dots: 3, most: 3 } } as const
const listing = { kind: 'silentListing', setup: { prompt: '' } } as const
const place = (influence: number) => ({ influence, interest: 50 })

const places = (given: Readonly<Record<string, unknown>>, at: StampedBallot['at']): StampedBallot => ({
  ballot: { places: given },
  at,
})
const dots = (given: Readonly<Record<string, number>>, at: StampedBallot['at']): StampedBallot => ({
  ballot: { dots: given },
  at,
})

test('W21 answers of two tabs are kept side by side, of one answer the later, one taken back stays so', () => {
  const before = places({ [library]: place(10) }, { [library]: 5 })
  const other = mergeBallot(placing, before, places({ [council]: place(20) }, { [council]: 4 }))
  expect(other?.ballot).toEqual({ places: { [library]: place(10), [council]: place(20) } })
  const late = mergeBallot(placing, before, places({ [library]: place(90) }, { [library]: 4 }))
  expect(late?.ballot).toEqual(before.ballot)
  const back = mergeBallot(placing, before, places({}, { [library]: 6 }))
  expect(back?.ballot).toEqual({ places: {} })
  const again = mergeBallot(placing, back, before)
  expect(again?.ballot).toEqual({ places: {} })
})

test('W21 no change gets in that does not belong in the round', () => {
  expect(mergeBallot(placing, undefined, places({ [school]: place(1) }, { [school]: 1 }))).toBeUndefined()
  const most = Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`taken-back-${at}`, 1]))
  expect(mergeBallot(placing, undefined, places({}, most))).toBeUndefined()
  const full = places({}, Object.fromEntries(Object.entries(most).slice(0, 5000)))
  const one = mergeBallot(placing, full, places({ [library]: place(1) }, { [library]: 2 }))
  expect(one, 'nothing is tried one by one in a ballot that is full').toBeUndefined()
})

test('W21 dots of two tabs never come to more than there are: those that are kept stay', () => {
  const before = dots({ [library]: 2 }, { [library]: 1 })
  const merged = mergeBallot(vote, before, dots({ [council]: 2 }, { [council]: 2 }))
  expect(merged?.ballot).toEqual({ dots: { [library]: 2 } })
  expect(merged?.at).toEqual({ [library]: 1 })
  const moved = dots({ [school]: 3 }, { [library]: 3, [school]: 3 })
  expect(mergeBallot(vote, before, moved)?.ballot).toEqual({ dots: { [school]: 3 } })
})

test('W21 a list takes fifty lines, of two tabs the kept ones first', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: newCardId(), name: `Partner ${at}`, sector: '' }))
  const stamped = (count: number, stamp: number): StampedBallot => {
    const cards = lines(count)
    return { ballot: { cards }, at: Object.fromEntries(cards.map(({ id }) => [id, stamp])) }
  }
  const before = stamped(40, 1)
  const merged = mergeBallot(listing, before, stamped(20, 2))
  const whole = merged?.ballot as { readonly cards: readonly { readonly id: string }[] } | undefined
  const kept = new Set(whole?.cards.map(({ id }) => id))
  expect(kept.size).toBe(50)
  expect(Object.keys(before.at).every((id) => kept.has(id))).toBe(true)
})

test('W21 a ballot without times adds to what is there, and where both do not fit it is the latest word', () => {
  const before = places({ [library]: place(10) }, { [library]: 50 })
  const added = wholeBallot(placing, before, { ballot: { places: { [council]: place(1) } }, now: 20 })
  expect(added?.at).toEqual({ [council]: 20 })
  const same = wholeBallot(placing, before, { ballot: before.ballot, now: 90 })
  expect(same?.at).toEqual({})
  const changed = wholeBallot(placing, before, { ballot: { places: { [library]: place(2) } }, now: 20 })
  expect(changed?.at).toEqual({ [library]: 51 })
  const given = dots({ [library]: 3 }, { [library]: 1 })
  const whole = wholeBallot(vote, given, { ballot: { dots: { [council]: 3 } }, now: 9 })
  expect(whole && mergeBallot(vote, given, whole)?.ballot).toEqual({ dots: { [council]: 3 } })
})

test('W15 W21 being done with a list is an answer of its own, given and taken back', () => {
  const cards = [{ id: newCardId(), name: 'Library', sector: '' }]
  const first = mergeBallot(listing, undefined, { ballot: { cards }, at: { [cards[0]?.id ?? '']: 1 } })
  const done = mergeBallot(listing, first, { ballot: { cards: [], done: true }, at: { allListed: 2 } })
  expect(done).toMatchObject({ ballot: { cards, done: true }, progress: 1 })
  const again = mergeBallot(listing, done, { ballot: { cards: [] }, at: { allListed: 3 } })
  expect(again?.ballot).toEqual({ cards })
})
