import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { disagreementOf } from '@commonground/shared/analysis/disagreement'
import { newCardId } from '@commonground/shared/base/ids'
import { boardOf } from '@commonground/shared/model/board.testing'
import type { Place } from '@commonground/shared/model/place'
import { expect, test } from 'vitest'
import { marksFor } from './marksFor.ts'

const { settings } = boardOf({})
const at = (influence: number, interest: number): Place => ({ influence, interest })
const placed = (...places: readonly Place[]): PlacedCard => ({
  card: newCardId(),
  ...disagreementOf(
    places.map((place) => ({ sector: 'Health', place })),
    settings,
  ),
})
const library = placed(at(80, 20), at(80, 20), at(80, 80), at(80, 80), at(80, 50))
const council = placed(at(90, 90))
const cards = [library, council]
const none = { cards, own: {}, hasHeat: false }

test('W5 W9 each step shows what the ones before show, and no more', () => {
  const shown = (['centres', 'spread', 'dots', 'list'] as const).map((step) => {
    const { rings, dots } = marksFor({ ...none, step })
    return [rings.length, dots.length]
  })
  // One place alone has no spread, and is not shown (W9).
  expect(shown).toEqual([
    [0, 0],
    [1, 0],
    [1, 5],
    [1, 5],
  ])
})

test('W5 one’s own dot is marked from this tab’s memory, once, and nobody else’s', () => {
  const { dots } = marksFor({
    ...none,
    step: 'dots',
    own: { [library.card]: at(80, 80), [council.card]: 'unknown' },
  })
  expect(dots.filter(({ isOwn }) => isOwn)).toEqual([{ place: at(80, 80), isOwn: true }])
  const elsewhere = marksFor({ ...none, step: 'dots', own: { [library.card]: at(1, 1) } })
  expect(elsewhere.dots.some(({ isOwn }) => isOwn)).toBe(false)
})

test('W5 the heat view takes the place of rings and dots, and waits for them', () => {
  expect(marksFor({ ...none, step: 'spread', hasHeat: true })).toMatchObject({ heat: [], dots: [] })
  const { heat, rings, dots } = marksFor({ ...none, step: 'dots', hasHeat: true })
  expect([heat.length, rings.length, dots.length]).toEqual([5, 0, 0])
})

test('W9 a card alone shows its camps by quadrant, and sectors only at the last step', () => {
  const five = (sector: string, place: Place) => Array.from({ length: 5 }, () => ({ sector, place }))
  const answers = [...five('Health', at(80, 20)), ...five('Housing', at(80, 80))]
  const school = { card: newCardId(), ...disagreementOf(answers, settings) }
  const asked = { ...none, cards: [school], alone: { card: school.card, name: 'School' } }
  const { spot } = marksFor({ ...asked, step: 'dots' })
  expect([...(spot?.counts ?? [])]).toEqual([
    ['workTogether', '5'],
    ['keepSatisfied', '5'],
  ])
  expect(spot?.sectors).toEqual([])
  expect(marksFor({ ...asked, step: 'list' }).spot?.sectors).toHaveLength(2)
  expect(marksFor({ ...asked, step: 'centres' }).spot).toMatchObject({ dots: [], ring: undefined })
})

test('places before a talk are kept apart from those after it', () => {
  const after = { ...placed(at(80, 80), at(80, 80), at(80, 80)), card: library.card }
  const { spot } = marksFor({
    ...none,
    step: 'list',
    own: { [library.card]: at(80, 20) },
    alone: { card: library.card, name: 'Library', after },
  })
  expect(spot?.before).toHaveLength(5)
  expect(spot?.dots.map(({ place }) => place)).toEqual([at(80, 80), at(80, 80), at(80, 80)])
  expect(spot?.dots.some(({ isOwn }) => isOwn)).toBe(false)
  expect(spot?.centre).toEqual(at(80, 80))
})
