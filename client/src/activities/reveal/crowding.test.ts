import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { disagreementOf } from '@commonground/shared/analysis/disagreement'
import { newCardId } from '@commonground/shared/base/ids'
import { boardOf } from '@commonground/shared/model/board.testing'
import { expect, test } from 'vitest'
import { crowding } from './crowding.ts'

const { settings } = boardOf({})
const cards = (high: number, low: number): readonly PlacedCard[] =>
  Array.from({ length: high + low }, (_, at) => {
    const place = at < high ? { influence: 80, interest: 80 } : { influence: 20, interest: 20 }
    return {
      card: newCardId(),
      ...disagreementOf(
        [1, 2, 3].map(() => ({ sector: '', place })),
        settings,
      ),
    }
  })

test('a crowd is said when more than a third stand top right, and never of a handful', () => {
  expect(crowding(cards(4, 6), settings)).toBe(4)
  expect(crowding(cards(3, 6), settings)).toBeUndefined()
  expect(crowding(cards(5, 0), settings)).toBeUndefined()
  expect(crowding([], settings)).toBeUndefined()
})
