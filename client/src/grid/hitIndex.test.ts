import type { CardId } from '@commonground/shared/base/ids'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeMap } from './cameraMath.ts'
import { createHitIndex } from './hitIndex.ts'

const box = (id: string, x: number, y: number, width = 100, height = 40) => ({
  id: id as CardId,
  rect: { x, y, width, height },
})

describe('finding cards', () => {
  test('G8 where cards lie over each other the one on top is found', () => {
    const index = createHitIndex([box('under', 100, 100), box('over', 150, 110)], wholeMap)
    expect(index.cardAt({ x: 170, y: 120 }, 0)).toBe('over')
    expect(index.cardAt({ x: 110, y: 120 }, 0)).toBe('under')
  })

  test('G8 a finger beside a card finds the nearest one within reach', () => {
    const index = createHitIndex([box('near', 100, 100), box('far', 100, 180)], wholeMap)
    expect(index.cardAt({ x: 150, y: 148 }, 20)).toBe('near')
    expect(index.cardAt({ x: 150, y: 400 }, 20)).toBeUndefined()
  })

  test('G8 the index finds what looking at every card would find', () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: -50, max: 1600 }), fc.integer({ min: -50, max: 1000 })),
      {
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 0, max: 1600 }),
        fc.integer({ min: 0, max: 1000 }),
        (spots, x, y) => {
          const boxes = spots.map(([left, top], order) => box(`card${order}`, left, top))
          const inside = boxes.findLast(
            ({ rect }) => x >= rect.x && x <= rect.x + 100 && y >= rect.y && y <= rect.y + 40,
          )
          expect(createHitIndex(boxes, wholeMap).cardAt({ x, y }, 0)).toBe(inside?.id)
        },
      ),
      { seed: 13 },
    )
  })

  test('G8 a marquee finds every card it touches', () => {
    const index = createHitIndex([box('a', 0, 0), box('b', 500, 500), box('c', 90, 30)], wholeMap)
    expect(index.cardsIn({ x: 80, y: 20, width: 40, height: 40 })).toEqual(['a', 'c'])
  })
})
