import { distance, type Point } from '@commonground/shared/base/geometry'
import { sectorStyles } from '@commonground/shared/model/sectorStyle'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localSession } from '../session/localSession.ts'
import { arrange } from './arrange.ts'
import { fitted, paddingFor, wholeMap } from './cameraMath.ts'
import { type CardFace, cardFace } from './cardFace.ts'
import { cardBoxPx } from './detail.ts'
import { type SpreadBox, spread } from './spread.ts'

/** The sample's forty cards; letters are taken as 6.7 px wide, a little more than the real ones. */
function sampleFaces(): readonly CardFace[] {
  const board = localSession({ template: 'childPoverty' }).board.get()
  const styles = sectorStyles(board)
  return [...board.cards.values()].map((card) => cardFace(card, styles, (text) => text.length * 6.7))
}

const roomy = [
  ['1440×900 with the tray', 1200, 790],
  ['1440×900', 1400, 790],
  ['1024×768', 980, 660],
] as const
const narrow = [
  ['1024×768 with the tray', 784, 660],
  ['390×844', 390, 560],
] as const

function sampleAt(widthPx: number, heightPx: number) {
  const viewport = { widthPx, heightPx }
  const { zoom } = fitted(wholeMap, viewport, paddingFor(viewport))
  return { zoom, ...arrange(sampleFaces(), zoom) }
}

function overlaps(boxes: readonly { at: Point; width: number; height: number }[]): number {
  return boxes.flatMap((a, index) =>
    boxes.slice(index + 1).filter((b) => {
      const overX = (a.width + b.width) / 2 - Math.abs(a.at.x - b.at.x)
      const overY = (a.height + b.height) / 2 - Math.abs(a.at.y - b.at.y)
      return overX > 0.1 && overY > 0.1
    }),
  ).length
}

const someBoxes = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 1600 }),
    y: fc.integer({ min: 0, max: 1000 }),
    width: fc.integer({ min: 20, max: 160 }),
  }),
  { maxLength: 30 },
)

const boxOf = (box: { x: number; y: number; width: number }, index: number): SpreadBox => ({
  id: `card${index}`,
  at: { x: box.x, y: box.y },
  width: box.width,
  height: 50,
})

describe('crowded cards', () => {
  test.each([...roomy, ...narrow])(
    'G1 the forty sample cards do not overlap at %s',
    (_name, width, height) => {
      const { cards, detail, zoom } = sampleAt(width, height)
      const boxes = cards.map(({ face, at }) => {
        const box = cardBoxPx(face, detail, zoom)
        return { at, width: box.width / zoom, height: box.height / zoom }
      })
      expect(overlaps(boxes)).toBe(0)
    },
  )

  test.each(roomy)('G1 names are shown at %s, and no card is far from its place', (_name, width, height) => {
    const { cards, detail, zoom } = sampleAt(width, height)
    expect(['full', 'snug', 'compact', 'slim']).toContain(detail)
    const far = cards.map(({ exact, at }) => distance(exact, at) * zoom)
    expect(Math.max(...far)).toBeLessThan(130)
  })

  test('G2 a card with room around it stands exactly on its place', () => {
    const alone = { id: 'alone', at: { x: 400, y: 300 }, width: 120, height: 40 }
    const far = { id: 'far', at: { x: 900, y: 700 }, width: 120, height: 40 }
    const { spots } = spread([alone, far], wholeMap)
    expect(spots.get('alone')).toEqual(alone.at)
    expect(spots.get('far')).toEqual(far.at)
  })

  test('G2 two cards on the very same place part, the same way every time', () => {
    const at = { x: 400, y: 300 }
    const pair = ['b', 'a'].map((id) => ({ id, at, width: 100, height: 40 }))
    expect(spread(pair, wholeMap).isApart).toBe(true)
    expect(spread(pair, wholeMap)).toEqual(spread([...pair].reverse(), wholeMap))
  })

  test('G3 whatever their order, cards get the same spots, inside the map', () => {
    fc.assert(
      fc.property(someBoxes, (drawn) => {
        const boxes = drawn.map(boxOf)
        const { spots } = spread(boxes, wholeMap)
        expect(spread([...boxes].reverse(), wholeMap).spots).toEqual(spots)
        for (const box of boxes) {
          const spot = spots.get(box.id)
          expect(spot?.x).toBeGreaterThanOrEqual(box.width / 2 - 0.01)
          expect(spot?.x).toBeLessThanOrEqual(1600 - box.width / 2 + 0.01)
          expect(spot?.y).toBeGreaterThanOrEqual(24.99)
          expect(spot?.y).toBeLessThanOrEqual(975.01)
        }
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  test('G4 thousands of cards are not spread at all', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      boxOf({ x: ((index * 37) % 1500) + 50, y: ((index * 91) % 900) + 50, width: 20 }, index),
    )
    const { spots } = spread(many, wholeMap)
    expect(many.every((box) => spots.get(box.id)?.x === box.at.x)).toBe(true)
  })
})
