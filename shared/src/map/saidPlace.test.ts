import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardOf } from '../model/board.testing.ts'
import { placeAt } from '../model/place.ts'
import { quadrantOf } from './grid.ts'
import { saidPlace } from './saidPlace.ts'

const { settings } = boardOf({})

test('M4 a place is said in whole numbers, and never in those of another quadrant', () => {
  expect(saidPlace(placeAt(93.9, 12.2), settings)).toEqual({ influence: 94, interest: 12 })
  expect(saidPlace(placeAt(49.6, 50.4), settings)).toEqual({ influence: 49.6, interest: 50 })
  const tenths = fc.integer({ min: 0, max: 1000 }).map((value) => value / 10)
  fc.assert(
    fc.property(tenths, tenths, tenths, tenths, (influence, interest, influenceLine, interestLine) => {
      const lines = { ...settings, influenceLine, interestLine }
      const place = placeAt(influence, interest)
      const said = saidPlace(place, lines)
      expect(quadrantOf(said, lines)).toBe(quadrantOf(place, lines))
      expect(Math.abs(said.influence - influence)).toBeLessThanOrEqual(0.5)
    }),
  )
})
