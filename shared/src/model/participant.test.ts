import { expect, test } from 'vitest'
import { initials, isAtLeast, type Role } from './participant.ts'

test('A1 a role may do all that a lesser role may', () => {
  expect(isAtLeast('facilitator', 'viewer')).toBe(true)
  expect(isAtLeast('participant', 'participant')).toBe(true)
  expect(isAtLeast('viewer', 'participant')).toBe(false)
  expect(isAtLeast('participant', 'facilitator')).toBe(false)
})

test('A1 a role nobody knows may nothing', () => {
  expect(isAtLeast('viewes' as Role, 'viewer')).toBe(false)
})

test('A7 initials are the first letters of the first and last word', () => {
  expect(initials('Ada Mary Lovelace')).toBe('AL')
  expect(initials(' cher ')).toBe('C')
  expect(initials('')).toBe('?')
  expect(initials('\u{1f600}')).toBe('?')
})

test('A7 initials are letters and digits alone, in every script, and keep what belongs to a letter', () => {
  expect(initials('Mary (library)')).toBe('ML')
  expect(initials('Mary (')).toBe('M')
  expect(initials('\u{1f600} smile')).toBe('S')
  expect(initials('“Jo” – O’Neill')).toBe('JO')
  expect(initials('Team 3b')).toBe('T3')
  expect(initials('e\u0301va ko\u0308ves')).toBe('ÉK')
  expect(initials('किरण मोदी')).toBe('किमो')
  expect(initials('ßen ﬁnn')).toBe('ßﬁ')
  expect(initials('ნინო ბერიძე')).toBe('ნბ')
  expect(initials('محمد علي')).toBe('مع')
  expect(initials('山田 太郎')).toBe('山太')
})
