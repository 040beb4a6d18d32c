import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mean, median } from './statistics.ts'

const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 })

test('W7 the median is the middle value, or halfway between the two middle ones', () => {
  expect(median([7])).toBe(7)
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 2, 100, 4])).toBe(7)
})

test('W7 the mean is the sum shared out evenly', () => {
  expect(mean([1, 2, 6])).toBe(3)
})

test('W7 median and mean lie between the least and the greatest value, whatever the order', () => {
  fc.assert(
    fc.property(values, (list) => {
      for (const middle of [median(list), mean(list)]) {
        expect(middle).toBeGreaterThanOrEqual(Math.min(...list))
        expect(middle).toBeLessThanOrEqual(Math.max(...list))
      }
      expect(median([...list].reverse())).toBe(median(list))
    }),
  )
})

test('W7 no values have neither', () => {
  expect(() => median([])).toThrow('No values')
  expect(() => mean([])).toThrow('No values')
})
