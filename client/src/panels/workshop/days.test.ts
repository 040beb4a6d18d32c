import { expect, test } from 'vitest'
import { monthsLater } from './days.ts'

test.each([
  ['2026-11-25', 3, '2027-02-25'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2026-12-31', 6, '2027-06-30'],
])('W2 %s and %i months is %s', (day, months, then) => {
  expect(monthsLater(new Date(`${day}T12:00:00`).getTime(), months)).toBe(then)
})
