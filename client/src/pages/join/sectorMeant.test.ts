import { defaultSectors } from '@commonground/shared/model/board'
import { expect, test } from 'vitest'
import { sectorMeant } from './sectorMeant.ts'

test('W22 a sector typed in other case or accents is the listed one', () => {
  for (const sector of defaultSectors) {
    expect(sectorMeant(` ${sector.toUpperCase()} `)).toBe(sector)
    expect(sectorMeant(sector.replace('o', '\u00f6'))).toBe(sector)
  }
})

test('W22 the only sector still offered is taken by Enter, and not by leaving the field', () => {
  expect(sectorMeant('loc', true)).toBe('Local authority')
  expect(sectorMeant('loc')).toBe('loc')
})

test('W22 what fits none, or several, stays as it was typed', () => {
  expect(sectorMeant('Street choir', true)).toBe('Street choir')
  expect(sectorMeant('', true)).toBe('')
  expect(sectorMeant('o', true)).toBe('o')
})
