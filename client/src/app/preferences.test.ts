import { expect, test } from 'vitest'
import { readPreferences } from './preferences.ts'

test('preferences that make no sense become the usual ones', () => {
  const usual = { theme: 'auto', letterKeys: true, calm: false, announce: 'all' }
  for (const value of [
    undefined,
    null,
    7,
    [],
    {},
    { theme: 'pink', letterKeys: 'no', announce: 1, legend: 'yes' },
  ]) {
    expect(readPreferences(value)).toEqual(usual)
  }
})

test('chosen preferences come back', () => {
  const chosen = { theme: 'dark', letterKeys: false, calm: true, announce: 'mine', legend: false } as const
  expect(readPreferences(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen)
})
