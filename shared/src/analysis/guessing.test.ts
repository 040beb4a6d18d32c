import { describe, expect, test } from 'vitest'
import { boardOf } from '../model/board.testing.ts'
import { type Place, placeAt, samePlace } from '../model/place.ts'
import { type Answer, type Disagreement, disagreementOf } from './disagreement.ts'

/*
 * An ordinary participant wants to know where a named person placed a card. They know everybody's sector, join up to
 * four times more in the victim's, answer with each at the corners, and take what is revealed.
 */

const { settings } = boardOf({})
const rounds = 1_000
const victimsSector = 'Health'

interface Shape {
  readonly honest: number
  /** Honest people in the victim's sector besides. */
  readonly beside: number
  readonly joins: number
  /** Whether the further joins were connected when the round was opened, and so count in a sector. */
  readonly areThere: boolean
}

interface Guessed {
  exact: number
  /** Within five points on both axes. */
  near: number
  /** What guessing among the dots that are not one's own gives. */
  byChance: number
}

/** A small seeded generator: the same rounds each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function attack({ honest, beside, joins, areThere }: Shape, next: () => number): Guessed {
  const centre = { influence: 20 + next() * 60, interest: 20 + next() * 60 }
  const spot = (): Place =>
    placeAt(centre.influence + (next() - 0.5) * 50, centre.interest + (next() - 0.5) * 50)
  const sectors = ['Housing', 'Community', 'Education', '']
  const victim: Answer & { place: Place } = { sector: victimsSector, place: spot() }
  const others = Array.from({ length: honest - 1 }, (_, at): Answer => {
    return { sector: at < beside ? victimsSector : (sectors[at % sectors.length] ?? ''), place: spot() }
  })
  const corners = [placeAt(0, 0), placeAt(100, 100)]
  // As many at one corner as at the other: then the sector's middle is among the honest.
  const own = Array.from(
    { length: 2 * Math.floor((joins + 1) / 2) },
    (_, at) => corners[at % 2] ?? placeAt(0, 0),
  )
  const mine = own.map((place): Answer => ({ sector: areThere ? victimsSector : '', place }))
  return guess(disagreementOf([victim, ...others, ...mine], settings), own, victim.place)
}

function guess(told: Disagreement, own: readonly Place[], truth: Place): Guessed {
  const left = [...told.dots]
  for (const place of own) {
    const at = left.findIndex((dot) => samePlace(dot, place))
    if (at >= 0) left.splice(at, 1)
  }
  const view = told.sectors.find(({ sector }) => sector === victimsSector)
  const far = (dot: Place): number =>
    view ? Math.hypot(dot.influence - view.centre.influence, dot.interest - view.centre.interest) : 0
  const nearest = Math.min(...left.map(far))
  const candidates = left.filter((dot) => far(dot) === nearest)
  const share = (holds: (dot: Place) => boolean): number =>
    candidates.length === 0 ? 0 : candidates.filter(holds).length / candidates.length
  return {
    exact: share((dot) => samePlace(dot, truth)),
    near: share(
      (dot) =>
        Math.max(Math.abs(dot.influence - truth.influence), Math.abs(dot.interest - truth.interest)) <= 5,
    ),
    byChance: left.length === 0 ? 0 : 1 / left.length,
  }
}

function over(shape: Shape): Guessed {
  const next = dice(shape.honest * 100 + shape.beside * 10 + shape.joins)
  const sum = { exact: 0, near: 0, byChance: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const one = attack(shape, next)
    sum.exact += one.exact / rounds
    sum.near += one.near / rounds
    sum.byChance += one.byChance / rounds
  }
  return sum
}

const shapes = [8, 15, 40].flatMap((honest) =>
  [0, 1, 3].flatMap((beside) =>
    [0, 2, 4].flatMap((joins) =>
      [true, false].map((areThere): Shape => ({ honest, beside, joins, areThere })),
    ),
  ),
)

describe('W9 a named person’s exact place is found no oftener than by guessing among the dots', () => {
  test.each(shapes)(
    '$honest people, $beside beside in the sector, $joins further joins, there at the opening: $areThere',
    (shape) => {
      const { exact, near, byChance } = over(shape)
      // Three standard deviations of a thousand guesses.
      expect(exact).toBeLessThanOrEqual(byChance + 3 * Math.sqrt((byChance * (1 - byChance)) / rounds))
      // Within five points: 99 % where four surround the victim and a middle may hang on one person.
      expect(near).toBeLessThan(0.3)
    },
  )

  test('the attack finds the place where a sector of three is shown with exact dots', () => {
    const own = [placeAt(0, 0), placeAt(100, 100)]
    const truth = placeAt(67.9, 34.7)
    const told = disagreementOf(
      [truth, ...own].map((place) => ({ sector: '', place })),
      settings,
    )
    const view = { sector: victimsSector, raters: 3, centre: placeAt(70, 35) }
    expect(guess({ ...told, sectors: [view] }, own, truth).exact).toBe(1)
  })
})
