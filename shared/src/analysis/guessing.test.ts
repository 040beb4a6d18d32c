import { describe, expect, test } from 'vitest'
import { boardOf } from '../model/board.testing.ts'
import { type Place, placeAt, samePlace } from '../model/place.ts'
import { type Answer, type Disagreement, disagreementOf } from './disagreement.ts'

/*
 * An ordinary participant wants to know where a named person placed a card. They know everybody's sector, join up to
 * four times more, answer with each as they like, and take what is revealed. A join that no facilitator let in from the
 * lobby counts in no sector, whenever it came.
 */

const { settings } = boardOf({})
const rounds = 400
const victimsSector = 'Health'

interface Shape {
  readonly honest: number
  /** Honest people in the victim's sector besides. */
  readonly beside: number
  readonly joins: number
  readonly aim: keyof typeof aims
}

/** At what to answer: `aimed` at a guess of the victim's place, from a little below and a little above. */
const aims = {
  corners: () => [placeAt(0, 0), placeAt(100, 100)],
  aimed: ({ influence, interest }: Place) => [
    placeAt(influence - 10, interest - 10),
    placeAt(influence + 10, interest + 10),
  ],
} as const

interface Guessed {
  exact: number
  /** Within five points on both axes. */
  near: number
  /** What guessing among the dots that are not one's own gives. */
  byChance: number
  nearByChance: number
}

/** A small seeded generator: the same rounds each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

interface Played {
  readonly told: Disagreement
  readonly own: readonly Place[]
  readonly truth: Place
}

function play({ honest, beside, joins, aim }: Shape, letIn: boolean, next: () => number): Played {
  const centre = { influence: 20 + next() * 60, interest: 20 + next() * 60 }
  const spot = (): Place =>
    placeAt(centre.influence + (next() - 0.5) * 50, centre.interest + (next() - 0.5) * 50)
  const sectors = ['Housing', 'Community', 'Education', '']
  const victim: Answer & { place: Place } = { sector: victimsSector, place: spot() }
  const others = Array.from({ length: honest - 1 }, (_, at): Answer => {
    return { sector: at < beside ? victimsSector : (sectors[at % sectors.length] ?? ''), place: spot() }
  })
  const ends = aims[aim](placeAt(centre.influence, centre.interest))
  // As many below as above: then a sector's middle is among the honest.
  const own = Array.from({ length: joins }, (_, at) => ends[at % 2] ?? victim.place)
  const mine = own.map((place): Answer => ({ sector: letIn ? victimsSector : '', place }))
  return { told: disagreementOf([victim, ...others, ...mine], settings), own, truth: victim.place }
}

/** Takes the dot that is nearest to the sector's middle where there is one, else any. */
function guess({ told, own, truth }: Played): Guessed {
  const left = [...told.dots]
  for (const place of own) {
    const at = left.findIndex((dot) => samePlace(dot, place))
    if (at >= 0) left.splice(at, 1)
  }
  const view = told.sectors.find(({ sector }) => sector === victimsSector)
  const far = (dot: Place): number =>
    view ? Math.hypot(dot.influence - view.centre.influence, dot.interest - view.centre.interest) : 0
  const nearest = Math.min(...left.map(far))
  const isNear = (dot: Place): boolean =>
    Math.max(Math.abs(dot.influence - truth.influence), Math.abs(dot.interest - truth.interest)) <= 5
  const candidates = left.filter((dot) => far(dot) === nearest)
  return {
    exact: shareOf(candidates, (dot) => samePlace(dot, truth)),
    near: shareOf(candidates, isNear),
    byChance: shareOf(left, (dot) => samePlace(dot, truth)),
    nearByChance: shareOf(left, isNear),
  }
}

const shareOf = (dots: readonly Place[], holds: (dot: Place) => boolean): number =>
  dots.length === 0 ? 0 : dots.filter(holds).length / dots.length

function over(shape: Shape, letIn: boolean): Guessed {
  const next = dice(shape.honest * 100 + shape.beside * 10 + shape.joins)
  const sum = { exact: 0, near: 0, byChance: 0, nearByChance: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const one = guess(play(shape, letIn, next))
    sum.exact += one.exact / rounds
    sum.near += one.near / rounds
    sum.byChance += one.byChance / rounds
    sum.nearByChance += one.nearByChance / rounds
  }
  return sum
}

const shapes = [8, 15, 40].flatMap((honest) =>
  [0, 1, 3].flatMap((beside) =>
    [0, 2, 4].flatMap((joins) =>
      (['corners', 'aimed'] as const).map((aim): Shape => ({ honest, beside, joins, aim })),
    ),
  ),
)

describe('W9 a named person’s place is found no oftener than by guessing among the dots', () => {
  test.each(shapes)(
    '$honest people, $beside beside in the sector, $joins further joins, answers $aim',
    (shape) => {
      const { exact, near, byChance, nearByChance } = over(shape, false)
      expect(exact).toBeLessThanOrEqual(byChance + 1e-9)
      expect(near).toBeLessThanOrEqual(nearByChance + 1e-9)
    },
  )

  test('both attacks find it where four further joins are let in: whom a facilitator does not know, they keep out', () => {
    for (const aim of ['corners', 'aimed'] as const) {
      const { near, nearByChance } = over({ honest: 8, beside: 0, joins: 4, aim }, true)
      expect(near).toBeGreaterThan(3 * nearByChance)
    }
  })
})
