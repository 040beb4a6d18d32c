import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeAt, readPlace, samePlace, score } from './place.ts'

test('M2 a score is 0–100 with at most one decimal, whatever number goes in', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      const kept = score(value)
      expect(kept).toBeGreaterThanOrEqual(0)
      expect(kept).toBeLessThanOrEqual(100)
      expect(kept).toBe(Math.round(kept * 10) / 10)
      expect(Object.is(kept, -0)).toBe(false)
      expect(score(kept)).toBe(kept)
    }),
  )
})

test('M2 not-a-number becomes 0 and infinities the ends', () => {
  expect(score(Number.NaN)).toBe(0)
  expect(score(Number.POSITIVE_INFINITY)).toBe(100)
  expect(score(Number.NEGATIVE_INFINITY)).toBe(0)
})

test('M2 anything that is not two scores is no place, never 50/50', () => {
  const nonsense = [
    undefined,
    null,
    50,
    '50,50',
    [],
    {},
    { influence: 50 },
    { influence: '50', interest: 50 },
    { influence: Number.NaN, interest: 50 },
    { influence: -1, interest: 50 },
    { influence: 50, interest: 101 },
  ]
  for (const value of nonsense) expect(readPlace(value), JSON.stringify(value)).toBeUndefined()
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
      const place = readPlace(value)
      if (place) expect(place).toEqual(placeAt(place.influence, place.interest))
    }),
  )
})

test('M2 reading a place leaves nothing else in it', () => {
  expect(readPlace({ influence: 12.34, interest: 5, note: 'x' })).toEqual({ influence: 12.3, interest: 5 })
  expect(samePlace(readPlace({ influence: 1, interest: 2 }), placeAt(1, 2))).toBe(true)
  expect(samePlace(undefined, placeAt(0, 0))).toBe(false)
})
