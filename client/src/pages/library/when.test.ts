import { expect, test } from 'vitest'
import { whenWords } from './when.ts'

const now = Date.UTC(2026, 5, 15, 12)
const hour = 3_600_000

test.each([
  [0, 'just now'],
  [5 * 60_000, '5 minutes ago'],
  [hour, '1 hour ago'],
  [26 * hour, 'yesterday'],
  [5 * 24 * hour, '5 days ago'],
  [40 * 24 * hour, '6 May 2026'],
])('a board opened %d ms before now was opened %s', (ago, said) => {
  expect(whenWords(now - ago, now)).toBe(said)
})

test('a clock that runs ahead of the server still says now', () => {
  expect(whenWords(now + hour, now)).toBe('just now')
})
