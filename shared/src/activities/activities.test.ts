import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardId, newCardId, newRoundId } from '../base/ids.ts'
import { boardOf } from '../model/board.testing.ts'
import { activities } from './activities.ts'
import type { Cast } from './activity.ts'
import type { PlacingBallot } from './blindPlacing.ts'
import type { VoteBallot } from './dotVote.ts'
import type { ListingBallot } from './silentListing.ts'

type Answer = PlacingBallot['places'][CardId]
const { settings } = boardOf({})
const about = { settings, earlier: [] }
const { blindPlacing, dotVote, silentListing, fairness } = activities
const [library, council, clinic] = [newCardId(), newCardId(), newCardId()]
const cards = [library, council, clinic]
const cast = <Ballot>(ballot: Ballot, sector = 'Health'): Cast<Ballot> => ({ sector, ballot })
/** Key by key, as ballots come over the wire. */
const keyed = <T>(entries: readonly (readonly [CardId, T])[]): Record<CardId, T> =>
  Object.fromEntries(entries)

describe('blindPlacing', () => {
  const places = (...entries: readonly (readonly [CardId, Answer | undefined])[]): PlacingBallot => ({
    places: keyed(entries.flatMap(([card, place]) => (place === undefined ? [] : [[card, place] as const]))),
  })
  const setup = { cards }

  test('W4 a ballot about a card of another round is not taken, one within it is rounded', () => {
    expect(blindPlacing.accept(setup, places([newCardId(), 'unknown']))).toBeUndefined()
    expect(blindPlacing.accept(setup, places([library, { influence: 12.345, interest: 99.99 }]))).toEqual(
      places([library, { influence: 12.3, interest: 100 }]),
    )
  })

  test('W4 places outside the grid, words and prototype keys are no ballots', () => {
    const read = (text: string) => blindPlacing.ballot.safeParse(JSON.parse(text)).success
    expect(read(`{"places":{"${library}":{"influence":100,"interest":0}}}`)).toBe(true)
    expect(read(`{"places":{"${library}":"unknown"}}`)).toBe(true)
    for (const place of [
      '{"influence":101,"interest":0}',
      '{"influence":-1,"interest":0}',
      '"maybe"',
      '1',
      'null',
    ])
      expect(read(`{"places":{"${library}":${place}}}`)).toBe(false)
    expect(read('{"places":{"constructor":"unknown"}}')).toBe(false)
    expect(read('{}')).toBe(false)
  })

  test('W3 progress counts answers, *don’t know* among them', () => {
    expect(blindPlacing.progress(setup, places())).toBe(0)
    const one = { influence: 1, interest: 1 }
    expect(blindPlacing.progress(setup, places([library, one], [council, 'unknown']))).toBeCloseTo(2 / 3, 12)
    expect(blindPlacing.progress(setup, places([library, one], [council, 'unknown'], [clinic, one]))).toBe(1)
  })

  test('W8 the result stands in the order of talking, and a card nobody answered is last', () => {
    const high = (interest: number) => ({ influence: 80, interest })
    const casts = [20, 20, 20, 80, 80, 80].map((interest) =>
      cast(places([council, high(interest)], [library, high(80)])),
    )
    const { people, cards: order } = blindPlacing.reveal(setup, casts, about)
    expect(people).toBe(6)
    expect(order.map(({ card, shape }) => [card, shape])).toEqual([
      [council, 'camps'],
      [library, 'agreed'],
      [clinic, 'none'],
    ])
  })

  test('W5 without ballots, with empty ones and with nothing but *don’t know* the result makes sense', () => {
    expect(blindPlacing.reveal(setup, [], about).people).toBe(0)
    expect(blindPlacing.reveal(setup, [cast(places())], about).people).toBe(0)
    const unsure = cast(places(...cards.map((card) => [card, 'unknown' as const] as const)))
    const { people, cards: found } = blindPlacing.reveal(setup, [unsure], about)
    expect(people).toBe(1)
    expect(found.map(({ shape }) => shape)).toEqual(['few', 'few', 'few'])
    expect(JSON.stringify(found)).not.toMatch(/NaN|null/)
  })

  test('W5 the order of ballots changes nothing', () => {
    const answer = fc.oneof(
      fc.record({ influence: fc.nat(100), interest: fc.nat(100) }),
      fc.constant('unknown' as const),
      fc.constant(undefined),
    )
    const ballots = fc.array(fc.tuple(answer, answer, answer), { maxLength: 12 })
    fc.assert(
      fc.property(ballots, (list) => {
        const casts = list.map(([a, b, c]) => cast(places([library, a], [council, b], [clinic, c])))
        const turned = [...casts].reverse()
        expect(blindPlacing.reveal(setup, turned, about)).toEqual(blindPlacing.reveal(setup, casts, about))
      }),
    )
  })

  test('a round names each card once, at least one, and perhaps the round it follows', () => {
    const reads = (given: unknown): boolean => blindPlacing.setup.safeParse(given).success
    expect(reads({ cards })).toBe(true)
    expect(reads({ cards: [library], after: newRoundId() })).toBe(true)
    expect(reads({ cards: [] })).toBe(false)
    expect(reads({ cards: [library, library] })).toBe(false)
    expect(reads({ cards: ['x'] })).toBe(false)
  })
})

describe('dotVote', () => {
  const setup = { cards, dots: 3, most: 2 }
  const given = (...dots: readonly number[]): VoteBallot => ({
    dots: keyed(dots.map((number, index) => [cards[index] ?? newCardId(), number] as const)),
  })

  test('W4 more dots than there are, more than a card may get and foreign cards are not taken', () => {
    expect(dotVote.accept(setup, given(2, 1, 0))).toEqual(given(2, 1, 0))
    expect(dotVote.accept(setup, given(2, 2, 0))).toBeUndefined()
    expect(dotVote.accept(setup, given(3))).toBeUndefined()
    expect(dotVote.accept(setup, given(0, 0, 0, 1))).toBeUndefined()
  })

  test('W4 half dots and fewer than none are no ballots', () => {
    expect(dotVote.ballot.safeParse({ dots: { [library]: 0.5 } }).success).toBe(false)
    expect(dotVote.ballot.safeParse({ dots: { [library]: -1 } }).success).toBe(false)
  })

  test('W3 who gave every dot is done, also where the cards cannot take them all', () => {
    expect(dotVote.progress(setup, given())).toBe(0)
    expect(dotVote.progress(setup, given(2, 1))).toBe(1)
    expect(dotVote.progress({ cards: [library], dots: 5, most: 2 }, given(2))).toBe(1)
  })

  test('W5 cards with as many dots share a rank, and a tie is said', () => {
    const casts = [cast(given(2, 1)), cast(given(0, 1, 0)), cast(given(1, 1)), cast(given())]
    const { people, cards: order } = dotVote.reveal(setup, casts, about)
    expect(people).toBe(3)
    expect(order).toEqual([
      { card: library, dots: 3, people: 2, rank: 1, isTied: true },
      { card: council, dots: 3, people: 3, rank: 1, isTied: true },
      { card: clinic, dots: 0, people: 0, rank: 3, isTied: false },
    ])
  })

  test('W5 without votes nothing is tied for first', () => {
    expect(dotVote.reveal(setup, [], about).cards.some(({ isTied }) => isTied)).toBe(false)
  })
})

describe('silentListing', () => {
  const setup = { prompt: 'Who works on this?' }
  const list = (...names: readonly string[]): ListingBallot => ({
    cards: names.map((name) => ({ id: newCardId(), name, sector: '' })),
  })

  test('W4 one id twice is not taken; names are needed, and fifty are the most', () => {
    const { cards: one } = list('Library')
    expect(silentListing.accept(setup, { cards: [...one, ...one] })).toBeUndefined()
    const reads = (given: unknown): boolean => silentListing.ballot.safeParse(given).success
    expect(reads(list('Library'))).toBe(true)
    expect(reads(list('   '))).toBe(false)
    expect(reads(list(...Array.from({ length: 51 }, (_, at) => `n${at}`)))).toBe(false)
  })

  test('W15 everything listed becomes a card, by name, whoever listed it', () => {
    const casts = [cast(list('Youth club', 'Library')), cast(list()), cast(list('library'))]
    const { people, cards: found } = silentListing.reveal(setup, casts, about)
    expect(people).toBe(2)
    expect(found.map(({ name }) => name)).toEqual(['Library', 'Youth club'])
    expect(silentListing.reveal(setup, [...casts].reverse(), about).cards).toEqual(found)
  })

  test('W15 C11 equal names are one card: as most wrote it, with the sector most gave, counted from three people on', () => {
    const one = (name: string, sector = ''): ListingBallot => ({ cards: [{ id: newCardId(), name, sector }] })
    const casts = [
      cast(one('Town Council', 'Local')),
      cast(one('“Town Council”')),
      cast(one('Town Council')),
      cast(one('town council', 'Health')),
      cast(one('Café', 'Health')),
      cast(one('CAFÉ')),
      cast(one('Cafe')),
      cast({ cards: ['Twice', 'twice', 'TWICE'].map((name) => ({ id: newCardId(), name, sector: '' })) }),
    ]
    const { cards: found } = silentListing.reveal(setup, casts, about)
    const [first] = casts[0]?.ballot.cards ?? []
    const third = casts[2]?.ballot.cards[0]
    expect(found.map(({ name, sector, people }) => [name, sector, people])).toEqual([
      ['Cafe', '', undefined],
      ['CAFÉ', 'Health', undefined],
      ['Town Council', 'Health', 4],
      ['TWICE', '', undefined],
    ])
    expect([first?.id, third?.id]).toContain(found[2]?.id)
    for (let turn = 1; turn < casts.length; turn += 1) {
      const turned = [...casts.slice(turn), ...casts.slice(0, turn)]
      expect(silentListing.reveal(setup, turned, about).cards).toEqual(found)
    }
    expect(silentListing.cards?.({ people: 8, cards: found })[2]).toEqual({
      id: found[2]?.id,
      name: 'Town Council',
      sector: 'Health',
    })
  })

  test('W15 each line is looked at a few times, however many others there are', () => {
    let looks = 0
    const line = (name: string) => ({
      id: newCardId(),
      sector: '',
      get name() {
        looks += 1
        return name
      },
    })
    const casts = Array.from({ length: 40 }, (_, person) =>
      cast({ cards: Array.from({ length: 20 }, (_, at) => line(`Partner ${person} ${at}`)) }),
    )
    expect(silentListing.reveal(setup, casts, about).cards).toHaveLength(800)
    expect(looks).toBeLessThan(800 * 10)
  })

  test('W3 W15 how far a person is follows from what they say alone, never from how much they listed', () => {
    const far = (given: ListingBallot): number => silentListing.progress(setup, given)
    expect(new Set([list('a'), list('a', 'b', 'c'), list(...'abcdefghijklmnopqrst')].map(far)).size).toBe(1)
    expect(far(list('a'))).toBeLessThan(0.5)
    expect(far(list())).toBe(0)
    expect(far({ ...list('a'), done: true })).toBe(1)
    expect(far({ ...list(), done: true })).toBe(1)
    expect(silentListing.accept(setup, { ...list('a'), done: true })?.done).toBe(true)
  })

  test('W5 two people who send one id give one card, the same whoever sent it first', () => {
    const id = newCardId()
    const casts = ['Library', 'Clinic'].map((name) => cast({ cards: [{ id, name, sector: '' }] }))
    const { cards: found } = silentListing.reveal(setup, casts, about)
    expect(found).toHaveLength(1)
    expect(silentListing.reveal(setup, [...casts].reverse(), about).cards).toEqual(found)
  })
})

describe('fairness', () => {
  test('W4 the answer is a whole number from 1 to 5', () => {
    const reads = (score: number): boolean => fairness.ballot.safeParse({ score }).success
    expect([0, 1, 5, 6, 2.5].map(reads)).toEqual([false, true, true, false, false])
  })

  test('W5 counts and mean, and no mean when nobody answered', () => {
    const casts = [5, 4, 5].map((score) => cast({ score }))
    expect(fairness.reveal({}, casts, about)).toEqual({ people: 3, counts: [0, 0, 0, 1, 2], mean: 14 / 3 })
    expect(fairness.reveal({}, [], about)).toEqual({ people: 0, counts: [0, 0, 0, 0, 0] })
  })
})
