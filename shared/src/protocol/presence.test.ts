import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxShownCards, readPresence } from './presence.ts'

test('R5 presence holds its five parts and nothing else, at any depth', () => {
  const read = readPresence({
    name: 'The boss',
    cursor: { x: 1, y: 2, pressed: true, name: 'The boss' },
    drag: [{ card: 'abcdef', place: { influence: 1, interest: 2, name: 'The boss' }, name: 'The boss' }],
    selection: ['abcdef', 'The boss', 7],
    viewport: { x: 0, y: 0, width: 10, height: 10, name: 'The boss' },
    away: true,
  })
  expect(read).toEqual({
    cursor: { x: 1, y: 2, pressed: true },
    drag: [{ card: 'abcdef', place: { influence: 1, interest: 2 } }],
    selection: ['abcdef'],
    viewport: { x: 0, y: 0, width: 10, height: 10 },
    away: true,
  })
})

test('R5 reading presence never throws and reading it again changes nothing', () => {
  const part = fc.oneof(fc.anything(), fc.array(fc.anything()), fc.record({ x: fc.double(), y: fc.double() }))
  const state = fc.record({ cursor: part, drag: part, selection: part, viewport: part, away: part })
  fc.assert(
    fc.property(fc.oneof(fc.anything(), state), (value) => {
      const read = readPresence(value)
      expect(readPresence(read)).toEqual(read)
      const known = ['cursor', 'drag', 'selection', 'viewport', 'away']
      expect(Object.keys(read).every((key) => known.includes(key))).toBe(true)
    }),
  )
})

test('R5 a drag or selection of many cards is cut to what fits', () => {
  const ids = Array.from({ length: 500 }, (_, at) => `card${at}xx`)
  const read = readPresence({ selection: ids, drag: ids.map((card) => ({ card })) })
  expect(read.selection).toHaveLength(maxShownCards)
  expect(read.drag).toHaveLength(maxShownCards)
})
