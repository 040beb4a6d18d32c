import fc from 'fast-check'
import { expect, test } from 'vitest'
import { intersects } from '../base/geometry.ts'
import { spread } from './spread.ts'

const frame = { x: 0, y: 0, width: 1600, height: 1000 }
const size = { width: 184, height: 44 }

test('T3 cards in one crowd never cover each other while there is room', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 1600 }), y: fc.integer({ min: 0, max: 1000 }) })
  fc.assert(
    fc.property(fc.array(point, { maxLength: 25 }), (points) => {
      const spots = spread(
        points.map((at, key) => ({ key, at, size })),
        { frame, gap: 5 },
      )
      for (const [at, spot] of spots.entries()) {
        expect(spot.box.x).toBeGreaterThanOrEqual(0)
        expect(spot.box.y + spot.box.height).toBeLessThanOrEqual(1000)
        for (const other of spots.slice(at + 1)) expect(intersects(spot.box, other.box)).toBe(false)
      }
    }),
    { numRuns: 40 },
  )
})

test('T3 a card alone stands on its place', () => {
  const [spot] = spread([{ key: 'a', at: { x: 800, y: 500 }, size }], { frame, gap: 5 })
  expect(spot).toMatchObject({ isMoved: false, box: { x: 708, y: 478 } })
})
