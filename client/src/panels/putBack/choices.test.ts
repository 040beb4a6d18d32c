import { expect, test } from 'vitest'
import { changesOf, localTime, timeChoices } from './choices.ts'

const now = Date.parse('2026-12-01T12:00:00')
const minute = 60_000
const person = { id: 'ben', changes: 2, lastAt: now }

test('R27 earlier times are offered as far back as anything was changed, the latest first', () => {
  const people = [{ ...person, firstAt: now - 40 * minute }]
  const moments = [{ at: now - 20 * minute, much: 'Ben' }, { at: now - 40 * minute }]
  expect(timeChoices({ people, moments }, now).map(({ label }) => label)).toEqual([
    '5 minutes ago (11:55)',
    '15 minutes ago (11:45)',
    'Before Ben changed much at once (11:40)',
    '30 minutes ago (11:30)',
    'Before work went on at 11:20',
  ])
  const known = timeChoices({ people, moments: [], reachesTo: now - 10 * minute }, now)
  expect(known.map(({ at }) => at)).toEqual([now - 5 * minute])
})

test('R28 one person’s changes are taken back since a time, or all of them', () => {
  expect(changesOf('ben', '15', now)).toEqual({ by: 'ben', since: now - 15 * minute })
  expect(changesOf('ben', 'ever', now)).toEqual({ by: 'ben' })
})

test('R27 a time is written as the field of a browser has it', () => {
  expect(Date.parse(localTime(now))).toBe(now)
})
