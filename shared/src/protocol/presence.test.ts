import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxLaserPoints, maxShownCards, readPresence } from './presence.ts'

test('R5 presence holds its six parts and nothing else, at any depth', () => {
  const read = readPresence({
    name: 'The boss',
    cursor: { x: 1, y: 2, pressed: true, name: 'The boss' },
    drag: [{ card: 'abcdef', place: { influence: 1, interest: 2, name: 'The boss' }, name: 'The boss' }],
    selection: ['abcdef', 'The boss', 7],
    viewport: { x: 0, y: 0, width: 10, height: 10, name: 'The boss' },
    away: true,
    laser: [{ x: 1, y: 2, name: 'The boss' }, 'The boss', { x: 'The boss', y: 3 }],
  })
  expect(read).toEqual({
    cursor: { x: 1, y: 2, pressed: true },
    drag: [{ card: 'abcdef', place: { influence: 1, interest: 2 } }],
    selection: ['abcdef'],
    viewport: { x: 0, y: 0, width: 10, height: 10 },
    away: true,
    laser: [{ x: 1, y: 2 }],
  })
})

test('R5 reading presence never throws and reading it again changes nothing', () => {
  const part = fc.oneof(fc.anything(), fc.array(fc.anything()), fc.record({ x: fc.double(), y: fc.double() }))
  const state = fc.record({
    cursor: part,
    drag: part,
    selection: part,
    viewport: part,
    away: part,
    laser: part,
  })
  fc.assert(
    fc.property(fc.oneof(fc.anything(), state), (value) => {
      const read = readPresence(value)
      expect(readPresence(read)).toEqual(read)
      const known = ['cursor', 'drag', 'selection', 'viewport', 'away', 'laser']
      expect(Object.keys(read).every((key) => known.includes(key))).toBe(true)
    }),
  )
})

test('R5 a laser shows its newest points and no more than fit', () => {
  const laser = Array.from({ length: 500 }, (_, x) => ({ x, y: 0 }))
  expect(readPresence({ laser }).laser).toEqual(laser.slice(-maxLaserPoints))
})

test('R5 a drag or selection of many cards is cut to what fits', () => {
  const ids = Array.from({ length: 500 }, (_, at) => `card${at}xx`)
  const read = readPresence({ selection: ids, drag: ids.map((card) => ({ card })) })
  expect(read.selection).toHaveLength(maxShownCards)
  expect(read.drag).toHaveLength(maxShownCards)
})
