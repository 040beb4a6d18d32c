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
  expect(initials('\u{1f600} smile')).toBe('\u{1f600}S')
})
