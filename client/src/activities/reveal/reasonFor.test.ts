import { disagreementOf } from '@commonground/shared/analysis/disagreement'
import { newCardId } from '@commonground/shared/base/ids'
import { boardOf } from '@commonground/shared/model/board.testing'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { reasonFor } from './reasonFor.ts'

const { settings } = boardOf({})
const reason = (...places: readonly (readonly [number, number])[]): string =>
  reasonFor({
    card: newCardId(),
    ...disagreementOf(
      places.map(([influence, interest]) => ({ sector: '', place: { influence, interest } })),
      settings,
    ),
  })

test('W7 under five places the reason counts people and quadrants, from five on it tells the share', () => {
  const { quadrantsOf, otherPlan, placed } = words.rounds.reveal
  expect(reason([60, 60], [60, 60], [60, 40])).toBe(quadrantsOf(3, 2))
  expect(reason([60, 60], [40, 60], [60, 40])).toBe(quadrantsOf(3, 3))
  expect(reason([60, 60], [60, 60], [60, 60], [60, 40], [60, 40])).toBe(otherPlan(0.4))
  expect(reason([60, 60], [60, 60], [60, 60])).toBe(placed(3, 0))
})
