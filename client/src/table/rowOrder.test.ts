import { boardOf } from '@commonground/shared/model/board.testing'
import { expect, test } from 'vitest'
import { rowsOf, type Sort, tableColumns } from './rowOrder.ts'

const board = boardOf({
  cards: [
    {
      name: 'Bus operators',
      sector: 'Private sector',
      place: { influence: 58, interest: 16 },
      relationship: 'weak',
    },
    { name: 'Àrd-sgoil', sector: 'Education', place: { influence: 9, interest: 90 }, relationship: 'strong' },
    { name: 'Food bank', description: 'Cost of living' },
  ],
})
const names = (filter: string, sort?: Sort): readonly string[] =>
  rowsOf(board, [...board.cards.values()], { filter, sort }).map((card) => card.name)

test('M7 without a sort the rows keep the reading order they came in', () => {
  expect(names('')).toEqual(['Bus operators', 'Àrd-sgoil', 'Food bank'])
})

test('M7 numbers sort as numbers, names without their accents, and cards without a value come last', () => {
  expect(names('', { column: 'influence', isDescending: false })).toEqual([
    'Àrd-sgoil',
    'Bus operators',
    'Food bank',
  ])
  expect(names('', { column: 'influence', isDescending: true })).toEqual([
    'Bus operators',
    'Àrd-sgoil',
    'Food bank',
  ])
  expect(names('', { column: 'name', isDescending: false })).toEqual([
    'Àrd-sgoil',
    'Bus operators',
    'Food bank',
  ])
  expect(names('', { column: 'quadrant', isDescending: false })).toEqual([
    'Bus operators',
    'Àrd-sgoil',
    'Food bank',
  ])
})

test('M7 a relationship sorts from strong to unknown, not by letters', () => {
  expect(names('', { column: 'relationship', isDescending: false })).toEqual([
    'Àrd-sgoil',
    'Bus operators',
    'Food bank',
  ])
})

test('M7 the filter looks in name, sector and description, whatever the accents', () => {
  expect(names('ard')).toEqual(['Àrd-sgoil'])
  expect(names('private')).toEqual(['Bus operators'])
  expect(names('LIVING')).toEqual(['Food bank'])
})

test('M7 every column sorts every row exactly once', () => {
  for (const column of tableColumns) expect(new Set(names('', { column, isDescending: true })).size).toBe(3)
})
