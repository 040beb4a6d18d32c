import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardOf } from '../model/board.testing.ts'
import { placeAt } from '../model/place.ts'
import { backdropOf, placeAtPoint, pointOf, quadrantOf } from './grid.ts'

const anyScore = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)
const anyPlace = fc.record({ influence: anyScore, interest: anyScore })
const { settings } = boardOf({})

describe('the grid', () => {
  test('M8 dropping a card where it stands gives its place back', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(placeAtPoint(pointOf(place))).toEqual(place)
      }),
    )
  })

  test('M8 a point outside the map is pulled to its edge', () => {
    const far = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(far, far, (x, y) => {
        const place = placeAtPoint({ x, y })
        expect(place).toEqual(placeAt(place.influence, place.interest))
      }),
    )
  })

  test('M4 the regions cover the map without overlapping, wherever the lines stand', () => {
    fc.assert(
      fc.property(anyScore, anyScore, (influenceLine, interestLine) => {
        const { frame, regions } = backdropOf({ ...settings, influenceLine, interestLine })
        const area = regions.reduce((sum, { rect }) => sum + rect.width * rect.height, 0)
        expect(area).toBeCloseTo(frame.width * frame.height, 3)
      }),
    )
  })
})

test('M4 a value on a threshold line counts as high', () => {
  expect(quadrantOf({ influence: 50, interest: 50 }, settings)).toBe('workTogether')
  expect(quadrantOf({ influence: 50, interest: 49.9 }, settings)).toBe('keepSatisfied')
  expect(quadrantOf({ influence: 49.9, interest: 50 }, settings)).toBe('support')
  expect(quadrantOf({ influence: 49.9, interest: 49.9 }, settings)).toBe('keepInView')
})

test('M4 moving a line moves cards from one quadrant to the other', () => {
  const place = { influence: 60, interest: 60 }
  expect(quadrantOf(place, { ...settings, influenceLine: 61 })).toBe('support')
  expect(quadrantOf(place, { ...settings, interestLine: 60.1 })).toBe('keepSatisfied')
})
