import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect } from '../base/geometry.ts'
import { type SpreadBox, spread } from './spread.ts'

const map = { x: 0, y: 0, width: 1600, height: 1000 }
const ground = { bounds: map, kept: [] }
const leftHalf = { ...map, width: 800 }
const rightHalf = { ...map, x: 800, width: 800 }

const someBoxes = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: 1600 }),
      y: fc.integer({ min: 0, max: 1000 }),
      width: fc.integer({ min: 20, max: 160 }),
    }),
    { maxLength: 30 },
  )
  .map((drawn) => drawn.map((box, index) => boxAt(box, { id: `card${index}`, width: box.width })))

function boxAt({ x, y }: { x: number; y: number }, over: Partial<SpreadBox> = {}): SpreadBox {
  return { id: 'a', at: { x, y }, width: 100, height: 50, region: x < 800 ? leftHalf : rightHalf, ...over }
}

/** The boxes where they came to stand. */
function settled(boxes: readonly SpreadBox[]): readonly (Rect & { readonly id: string })[] {
  const { spots } = spread(boxes, ground)
  return boxes.map(({ id, width, height }) => {
    const { x, y } = spots.get(id) ?? { x: Number.NaN, y: Number.NaN }
    return { id, x: x - width / 2, y: y - height / 2, width, height }
  })
}

describe('crowded boxes', () => {
  test('G2 a box with room around it stands exactly on its place', () => {
    const alone = boxAt({ x: 400, y: 300 }, { id: 'alone' })
    const far = boxAt({ x: 900, y: 700 }, { id: 'far' })
    const { spots } = spread([alone, far], ground)
    expect(spots.get('alone')).toEqual(alone.at)
    expect(spots.get('far')).toEqual(far.at)
  })

  test('G2 two boxes on the very same place part, the same way every time', () => {
    const pair = ['b', 'a'].map((id) => boxAt({ x: 400, y: 300 }, { id }))
    expect(spread(pair, ground).homeless.size).toBe(0)
    expect(spread(pair, ground)).toEqual(spread([...pair].reverse(), ground))
  })

  test('G2 no box is pushed across a threshold line', () => {
    fc.assert(
      fc.property(someBoxes, (boxes) => {
        const { spots } = spread(boxes, ground)
        for (const { id, at } of boxes) expect((spots.get(id)?.x ?? Number.NaN) < 800).toBe(at.x < 800)
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  test('G3 whatever their order, boxes get the same spots, inside the map', () => {
    fc.assert(
      fc.property(someBoxes, (boxes) => {
        expect(spread([...boxes].reverse(), ground).spots).toEqual(spread(boxes, ground).spots)
        for (const { x, y, width, height } of settled(boxes)) {
          expect(x).toBeGreaterThanOrEqual(-0.01)
          expect(y).toBeGreaterThanOrEqual(-0.01)
          expect(x + width).toBeLessThanOrEqual(1600.01)
          expect(y + height).toBeLessThanOrEqual(1000.01)
        }
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  test('T3 boxes said to be apart do not overlap', () => {
    fc.assert(
      fc.property(someBoxes, (boxes) => {
        fc.pre(spread(boxes, ground).homeless.size === 0)
        const stood = settled(boxes)
        for (const [index, a] of stood.entries()) {
          for (const b of stood.slice(index + 1)) {
            const overX = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
            const overY = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
            expect(Math.min(overX, overY)).toBeLessThan(1)
          }
        }
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})
