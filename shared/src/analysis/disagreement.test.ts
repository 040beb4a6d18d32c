import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardOf } from '../model/board.testing.ts'
import type { Place } from '../model/place.ts'
import {
  type Answer,
  besideEarlier,
  compareDisagreements,
  type Disagreement,
  disagreementOf,
  untold,
} from './disagreement.ts'

const { settings } = boardOf({})
const at = (influence: number, interest: number, sector = ''): Answer => ({
  sector,
  place: { influence, interest },
})
const unknown: Answer = { sector: '', place: 'unknown' }
const times = (count: number, answer: Answer): readonly Answer[] =>
  Array.from({ length: count }, () => answer)
const of = (...answers: readonly Answer[]): Disagreement => disagreementOf(answers, settings)

const score = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)
const place = fc.record({ influence: score, interest: score })
const answer: fc.Arbitrary<Answer> = fc.record({
  sector: fc.constantFrom('', 'Health', 'Housing', 'Community'),
  place: fc.oneof({ weight: 5, arbitrary: place }, { weight: 1, arbitrary: fc.constant('unknown' as const) }),
})
const answers = fc.array(answer, { maxLength: 30 })
/** Of nobody who counts in a sector: nothing is rounded. */
const sectorless = answers.map((list) => list.map((one): Answer => ({ ...one, sector: '' })))

/*
 * Worked by hand, with both lines at 50. Nine people answer:
 *
 *   Health     (influence 60, interest 10)  (60, 20)  (60, 30)
 *   Community  (60, 60)  (90, 60)  (60, 90)
 *   Housing    (30, 80)  and one who does not know
 *   no sector  one who does not know
 *
 * Influence in order 30 60 60 60 60 60 90: the middle is 60, the mean 420/7 = 60.
 * Interest in order 10 20 30 60 60 80 90: the middle is 60, the mean 350/7 = 50.
 * Squared distances from the mean point (60, 50):
 *   0+1600  0+900  0+400  0+100  900+100  0+1600  900+900  =  7400 together.
 * Spread = √(7400/7) = √1057.14… = 32.5137…, which is 21 or more: wide.
 * Keep satisfied (influence high, interest low): 3. Work together: 3. Support: 1.
 * Outside the most-chosen quadrant stand 4 of 7. Two quadrants hold at least 7/3 each: two camps.
 * No sector has five who placed it: none is shown.
 */
test('W7 W9 the example worked by hand', () => {
  const found = of(
    at(60, 10, 'Health'),
    at(60, 60, 'Community'),
    at(60, 20, 'Health'),
    at(30, 80, 'Housing'),
    { sector: 'Housing', place: 'unknown' },
    at(90, 60, 'Community'),
    unknown,
    at(60, 30, 'Health'),
    at(60, 90, 'Community'),
  )
  expect(found.placed).toBe(7)
  expect(found.unknown).toBe(2)
  expect(found.centre).toEqual({ influence: 60, interest: 60 })
  expect(found.mean).toEqual({ influence: 60, interest: 50 })
  expect(found.spread).toBeCloseTo(32.5137, 4)
  expect(found.band).toBe('wide')
  expect(found.quadrants).toEqual({ workTogether: 3, keepSatisfied: 3, support: 1, keepInView: 0 })
  expect(found.otherPlan).toBeCloseTo(4 / 7, 12)
  expect(found.shape).toBe('camps')
  expect(found.sectors).toEqual([])
  expect(found.gap).toBeUndefined()
  expect(found.hidesSectors).toBe(true)
  expect(found.dots).toEqual([
    { influence: 30, interest: 80 },
    { influence: 60, interest: 10 },
    { influence: 60, interest: 20 },
    { influence: 60, interest: 30 },
    { influence: 60, interest: 60 },
    { influence: 60, interest: 90 },
    { influence: 90, interest: 60 },
  ])
})

describe('W7 what holds for any answers', () => {
  test('the order of people does not matter', () => {
    fc.assert(
      fc.property(
        answers.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(of(...shuffled)).toEqual(of(...list))
        },
      ),
    )
  })

  test('moving all dots together moves the centre and changes no spread', () => {
    const low = fc.record({
      influence: fc.integer({ min: 0, max: 50 }),
      interest: fc.integer({ min: 0, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(low, { minLength: 3, maxLength: 20 }), low, (places, by) => {
        const moved = places.map((one) => at(one.influence + by.influence, one.interest + by.interest))
        const before = of(...places.map((one) => at(one.influence, one.interest)))
        const after = of(...moved)
        expect(after.spread).toBeCloseTo(before.spread, 9)
        expect(after.band).toBe(before.band)
        expect(after.centre?.influence).toBeCloseTo((before.centre?.influence ?? 0) + by.influence, 1)
        expect(after.centre?.interest).toBeCloseTo((before.centre?.interest ?? 0) + by.interest, 1)
      }),
    )
  })

  test('turning the grid over its diagonal changes neither spread nor shape', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const turned = list.map(({ sector, place: one }) =>
          one === 'unknown' ? { sector, place: one } : at(one.interest, one.influence, sector),
        )
        const [a, b] = [of(...list), of(...turned)]
        expect(b.spread).toBeCloseTo(a.spread, 9)
        expect([b.shape, b.otherPlan]).toEqual([a.shape, a.otherPlan])
      }),
    )
  })

  test('when everybody has a twin who answers alike, nothing but the counts changes', () => {
    fc.assert(
      fc.property(sectorless, (list) => {
        const [one, two] = [of(...list), of(...list, ...list)]
        fc.pre((one.placed === 0 || one.placed >= 5) && one.shape !== 'few')
        expect(two.spread).toBeCloseTo(one.spread, 9)
        expect([two.shape, two.centre, two.otherPlan]).toEqual([one.shape, one.centre, one.otherPlan])
        expect(two.placed).toBe(one.placed * 2)
      }),
    )
  })

  test('every number is a number, and the dots carry no order of people', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const found = of(...list)
        const numbers = [found.spread, found.otherPlan, found.gap ?? 0, found.centre?.influence ?? 0]
        expect(numbers.every(Number.isFinite)).toBe(true)
        expect(found.otherPlan).toBeGreaterThanOrEqual(0)
        expect(found.otherPlan).toBeLessThanOrEqual(0.75)
        expect(found.spread).toBeLessThanOrEqual(Math.SQRT1_2 * 100 + 1e-9)
        expect(Object.values(found.quadrants).reduce((sum, count) => sum + count, 0)).toBe(found.dots.length)
        expect(found.dots.length).toBe(found.placed < 3 ? 0 : found.placed)
        const sorted = [...found.dots].sort((a, b) => a.influence - b.influence || a.interest - b.interest)
        expect(found.dots).toEqual(sorted)
      }),
    )
  })
})

describe('W7 the edges', () => {
  test('nobody answered: nothing is said', () => {
    const found = of()
    expect(found).toMatchObject({
      placed: 0,
      unknown: 0,
      spread: 0,
      band: 'few',
      shape: 'none',
      otherPlan: 0,
    })
    expect(found.centre).toBeUndefined()
    expect(found.gap).toBeUndefined()
  })

  test('everybody does not know: nobody knows, and there is no centre', () => {
    const found = of(...times(6, unknown))
    expect(found).toMatchObject({ placed: 0, unknown: 6, spread: 0, band: 'few', shape: 'nobodyKnows' })
    expect(found.centre).toBeUndefined()
  })

  test('W9 of one or two placements there is no middle: it would be a person’s', () => {
    for (const count of [1, 2]) {
      const found = of(...times(count, at(70, 20)))
      expect(found).toMatchObject({ placed: count, spread: 0, band: 'few' })
      expect([found.centre, found.mean]).toEqual([undefined, undefined])
    }
    expect(of(...times(3, at(70, 20)))).toMatchObject({ centre: { influence: 70, interest: 20 } })
  })

  test('four placements say nothing of the spread, five do', () => {
    expect(of(...times(4, at(10, 10))).band).toBe('few')
    expect(of(...times(5, at(10, 10))).band).toBe('close')
  })

  test('bands begin at 14 and at 21', () => {
    // Four placements `d` to each side of a fifth in the middle: spread = √(4d²/5).
    const cross = (d: number): Disagreement =>
      of(at(50, 50), at(50 + d, 50), at(50 - d, 50), at(50, 50 + d), at(50, 50 - d))
    const sideFor = (spread: number): number => Math.sqrt((spread ** 2 * 5) / 4)
    expect([13.99, 14.01, 20.99, 21.01].map((spread) => cross(sideFor(spread)).band)).toEqual([
      'close',
      'mixed',
      'mixed',
      'wide',
    ])
  })

  test('W7 W9 under three answers nothing is agreed, divided or known by nobody, and no place is told', () => {
    for (const list of [[at(70, 20)], [at(70, 20), at(70, 20)], [at(70, 20), at(20, 70)]]) {
      expect(of(...list)).toMatchObject({ shape: 'few', dots: [], otherPlan: 0, spread: 0 })
      expect(Object.values(of(...list).quadrants)).toEqual([0, 0, 0, 0])
    }
    expect(of(...times(3, at(70, 20)))).toMatchObject({ shape: 'agreed', dots: { length: 3 } })
    for (const list of [[unknown], [unknown, unknown], [at(70, 20), unknown]]) {
      expect(of(...list).shape).toBe('few')
    }
    expect(of(at(70, 20), at(70, 20), unknown).shape).toBe('few')
    expect(of(at(70, 20), unknown, unknown).shape).toBe('nobodyKnows')
  })

  test('from a third of *don’t know* on nobody knows', () => {
    expect(of(...times(4, at(60, 60)), ...times(2, unknown)).shape).toBe('nobodyKnows')
    expect(of(...times(5, at(60, 60)), ...times(2, unknown)).shape).toBe('agreed')
  })

  test('one in five elsewhere is still agreed, more is not', () => {
    expect(of(...times(4, at(60, 60)), at(60, 40)).shape).toBe('agreed')
    expect(of(...times(7, at(60, 60)), ...times(2, at(60, 40))).shape).toBe('scattered')
  })

  test('W7 three people in three quadrants are three views, and under five places there are no camps', () => {
    expect(of(at(60, 60), at(60, 40), at(40, 60)).shape).toBe('scattered')
    expect(of(...times(2, at(60, 60)), at(60, 40)).shape).toBe('scattered')
    expect(of(...times(2, at(60, 60)), ...times(2, at(60, 40))).shape).toBe('scattered')
    expect(of(...times(2, at(60, 60)), ...times(2, at(60, 40)), unknown).shape).toBe('scattered')
    expect(of(...times(2, at(60, 60)), ...times(3, at(60, 40))).shape).toBe('camps')
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 4 }), (list) => {
        expect(['camps', 'wide', 'mixed', 'close']).not.toContain(of(...list).shape)
        expect(of(...list).band).toBe('few')
      }),
    )
  })

  test('one of three or four who does not know is not the room: more than half of so few are', () => {
    expect(of(...times(2, at(60, 60)), ...times(2, unknown)).shape).toBe('few')
    expect(of(...times(3, at(60, 60)), unknown).shape).toBe('agreed')
    expect(of(at(60, 60), ...times(3, unknown)).shape).toBe('nobodyKnows')
  })

  test('two quadrants of a third each are two camps, three are not, and several small ones are scattered', () => {
    expect(of(...times(3, at(60, 60)), ...times(3, at(60, 40))).shape).toBe('camps')
    expect(of(...times(2, at(60, 60)), ...times(2, at(60, 40)), ...times(2, at(40, 60))).shape).toBe(
      'scattered',
    )
    expect(of(...times(3, at(60, 60)), at(60, 40), at(40, 60), at(40, 40)).shape).toBe('scattered')
    expect(of(...times(3, at(60, 60)), at(60, 40)).shape).toBe('scattered')
  })

  test('a place on the lines counts as high, and moved lines change the shape', () => {
    const list = [...times(3, at(50, 50)), ...times(3, at(60, 60))]
    expect(of(...list).shape).toBe('agreed')
    const moved = disagreementOf(list, { ...settings, influenceLine: 55, interestLine: 55 })
    expect(moved.shape).toBe('camps')
  })
})

describe('W9 sectors', () => {
  test('five of a sector make a view, four do not, and it is said that some are hidden', () => {
    const found = of(
      ...times(5, at(80, 80, 'Health')),
      ...times(4, at(20, 20, 'Housing')),
      at(20, 20, 'Community'),
    )
    expect(found.sectors.map(({ sector }) => sector)).toEqual(['Health'])
    expect(found.hidesSectors).toBe(true)
    expect(found.gap).toBeUndefined()
  })

  test('two sectors of five are shown with the distance of their middles', () => {
    const found = of(...times(5, at(80, 80, 'Health')), ...times(6, at(20, 20, 'Housing')), at(50, 50))
    expect(found.sectors.map(({ raters }) => raters)).toEqual([5, 6])
    expect(found.gap).toBeCloseTo(Math.hypot(60, 60), 9)
  })

  const near = fc.record({
    influence: fc.integer({ min: 450, max: 550 }).map((tenths) => tenths / 10),
    interest: fc.integer({ min: 350, max: 450 }).map((tenths) => tenths / 10),
  })

  test('beside a sector’s view every place is told to five points, and stays in its quadrant', () => {
    fc.assert(
      fc.property(fc.array(near, { minLength: 5, maxLength: 20 }), score, (places, line) => {
        const lined = { ...settings, influenceLine: Math.round(line), interestLine: 40 }
        const exact = disagreementOf(
          places.map((one) => ({ sector: '', place: one })),
          lined,
        )
        const rough = disagreementOf(
          places.map((one) => ({ sector: 'Health', place: one })),
          lined,
        )
        expect(rough.quadrants).toEqual(exact.quadrants)
        for (const { influence, interest } of [...rough.dots, ...(rough.centre ? [rough.centre] : [])]) {
          expect([influence % 2.5, interest % 2.5]).toEqual([0, 0])
        }
      }),
    )
  })

  test('people without a sector are no sector, and nothing is hidden of them', () => {
    const found = of(...times(5, at(80, 80)), ...times(5, at(80, 80, 'Health')))
    expect(found.sectors.map(({ sector }) => sector)).toEqual(['Health'])
    expect(found.hidesSectors).toBe(false)
  })

  test('one sector written in two ways is one sector', () => {
    const found = of(
      ...times(2, at(80, 80, 'health')),
      at(80, 80, 'Health '),
      ...times(2, at(80, 80, 'Health')),
    )
    expect(found.sectors).toEqual([{ sector: 'Health', raters: 5, centre: { influence: 80, interest: 80 } }])
    expect(found.hidesSectors).toBe(false)
  })
})

describe('W23 placed again', () => {
  const first = [at(67.9, 34.7), at(10, 20), at(30, 40), at(50, 60), at(90, 80), at(20, 90)]
  const before = of(...first)
  const again = (...list: readonly Answer[]): Disagreement => besideEarlier(of(...list), [before])

  test('where few places differ from before the middle alone is told, and nobody’s old or new place', () => {
    const changed = [at(12.3, 45.6), ...first.slice(1)]
    for (const list of [changed, [...first, at(12.3, 45.6)], first.slice(1)]) {
      const { centre, ...told } = again(...list)
      expect(told).toEqual({ ...untold({ placed: list.length, unknown: 0 }), isLikeEarlier: true })
      const { influence = 1, interest = 1 } = centre ?? {}
      expect([influence % 5, interest % 5]).toEqual([0, 0])
    }
  })

  test('of under five the middle is not told either: it would follow whoever moved', () => {
    const four = first.slice(0, 4)
    const told = besideEarlier(of(at(12.3, 45.6), ...four.slice(1)), [of(...four)])
    expect(told).toEqual({ ...untold({ placed: 4, unknown: 0 }), isLikeEarlier: true })
  })

  test('a small move that five points hide is told no more than a large one', () => {
    expect(again(at(67.8, 34.7), ...first.slice(1)).dots).toEqual([])
  })

  test('where nothing changed, where five did, and where nothing was shown before, all is told', () => {
    expect(again(...first)).toEqual(before)
    const many = of(...first.map((_, index) => at(index * 11, 50)))
    expect(besideEarlier(many, [before])).toEqual(many)
    expect(besideEarlier(many, [of(at(1, 1)), of()])).toEqual(many)
    expect(
      besideEarlier(many, [before, of(...first.map((_, index) => at(index * 11, index === 0 ? 70 : 50)))])
        .dots,
    ).toEqual([])
  })
})

describe('W8 what to talk about first', () => {
  const camps = (influence: number): Disagreement =>
    of(...times(3, at(influence, 20)), ...times(3, at(influence, 80)))
  const agreed = of(...times(6, at(90, 90)))
  const nobodyKnows = of(...times(3, at(90, 90)), ...times(3, unknown))
  const order = (...list: readonly Disagreement[]): readonly Disagreement[] =>
    [...list].sort(compareDisagreements)

  test('what would change the plan, what nobody knows, what too few answered, what is agreed, what nobody placed', () => {
    const few = of(at(95, 10), at(95, 90))
    expect(order(of(), agreed, few, nobodyKnows, camps(90)).map(({ shape }) => shape)).toEqual([
      'camps',
      'nobodyKnows',
      'few',
      'agreed',
      'none',
    ])
  })

  test('of two equal shares the more influential card comes first', () => {
    expect(order(camps(55), camps(90)).map(({ centre }) => centre?.influence)).toEqual([90, 55])
  })

  test('influence weighs at most twofold: half elsewhere at no influence equals a quarter at full', () => {
    // 3 of 6 elsewhere, influence 0: weight 0.5. 2 of 8 elsewhere, influence 100: weight 0.25 · 2 = 0.5.
    const half = of(...times(3, at(0, 45)), ...times(3, at(0, 55)))
    const quarter = of(...times(6, at(100, 20)), ...times(2, at(100, 80)))
    expect(half.spread).toBeLessThan(quarter.spread)
    expect(order(half, quarter)[0]).toBe(quarter)
    const narrow = of(...times(6, at(100, 49)), ...times(2, at(100, 51)))
    expect(order(narrow, half)[0]).toBe(half)
  })

  test('with equal shares and influence the wider spread comes first', () => {
    const narrow = of(...times(3, at(80, 45)), ...times(3, at(80, 55)))
    const wide = of(...times(3, at(80, 5)), ...times(3, at(80, 95)))
    expect(order(narrow, wide)[0]).toBe(wide)
  })

  test('the order is one order whatever it started from', () => {
    const some = fc.array(
      answers.map((list) => of(...list)),
      { minLength: 2, maxLength: 8 },
    )
    fc.assert(
      fc.property(some, (list) => {
        const key = ({ shape, otherPlan, spread }: Disagreement) => [shape, otherPlan, spread]
        expect(order(...[...list].reverse()).map(key)).toEqual(order(...list).map(key))
      }),
    )
  })
})

test('W7 80 people and 100 cards are counted within a moment', () => {
  const many: readonly Place[] = Array.from({ length: 80 }, (_, i) => ({
    influence: (i * 37) % 101,
    interest: (i * 53) % 101,
  }))
  const lists = Array.from({ length: 100 }, () => many.map((one) => ({ sector: 'Health', place: one })))
  expect(lists.map((list) => disagreementOf(list, settings)).every(({ placed }) => placed === 80)).toBe(true)
})
