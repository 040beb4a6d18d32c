import { expect, test } from 'vitest'
import { boardOf } from '../model/board.testing.ts'
import { planCsvImport } from './importCsv.ts'
import type { NumberChoices } from './numberScale.ts'

const plan = (rows: readonly string[], choices?: NumberChoices, header = 'name,influence,interest') =>
  planCsvImport(boardOf({}), [header, ...rows].join('\n'), 'participant', choices)

test.each([
  [10, ['A,3,8', 'B,10,2', 'C,,']],
  [5, ['A,1,5', 'B,"4,5",2']],
  [1, ['A,0.3,0.8', 'B,1,0']],
  [10, ['A,3,8', 'B,10,lots', 'C,7,']],
  [undefined, ['A,3,8', 'B,11,2']],
  [undefined, ['A,3,8']],
  [undefined, ['A,0,0', 'B,0,0']],
  [undefined, ['A,3,8', 'B,-1,2']],
  [undefined, ['A,,', 'B,,']],
])('T6 numbers that all lie on 0–%s are noticed: %j', (scale, rows) => {
  expect(plan(rows).numbers?.smallScale).toBe(scale)
})

test('T6 a third number, how much they are affected, counts among all', () => {
  const header = 'name,influence,interest,affected'
  expect(plan(['A,3,8,60', 'B,5,2,40'], {}, header).numbers?.smallScale).toBeUndefined()
  const read = plan(['A,3,8,6', 'B,5,2,4'], { scale: 10 }, header)
  expect(read.added[0]).toMatchObject({ place: { influence: 30, interest: 80 }, affected: 60 })
})

test('T6 numbers are read on the chosen scale, and past its end they are refused', () => {
  const read = plan(['A,3.33,8', 'B,5,0', 'C,6,1'], { scale: 5 })
  expect(read.added).toMatchObject([{ name: 'B', place: { influence: 100, interest: 0 } }])
  expect(read.refused.map(({ reason }) => reason)).toEqual([
    'Interest must be from 0 to 5, not 8.',
    'Influence must be from 0 to 5, not 6.',
  ])
  expect(plan(['A,3.33,8'], { scale: 10 }).added[0]?.place).toEqual({ influence: 33.3, interest: 80 })
})

const mixed = ['A,1,2', 'B,120,50', 'C,lots,4', 'D,50,', ',130,1', 'a,999,9', 'E,1,2,too,many']

test('T6 rows refused for their place alone are counted, and no others', () => {
  expect(plan(mixed).numbers).toMatchObject({ placeless: 3 })
  expect(plan(mixed).refused).toHaveLength(6)
})

test('T6 on request they come in without a place, and the others stay out', () => {
  const read = plan(mixed, { withoutPlace: true })
  expect(read.added.map(({ name, place }) => [name, place])).toEqual([
    ['A', { influence: 1, interest: 2 }],
    ['B', undefined],
    ['C', undefined],
    ['D', undefined],
  ])
  expect(read.refused.map(({ row }) => row)).toEqual([6, 7, 8])
})

test('T6 brought in without a place, a row leaves the card of its name where it stands', () => {
  const place = { influence: 40, interest: 60 }
  const board = boardOf({ cards: [{ name: 'B', place }] })
  const read = planCsvImport(board, 'name,influence,interest,notes\nB,120,50,new', 'participant', {
    withoutPlace: true,
  })
  expect(read.changed).toMatchObject([{ name: 'B', fields: { notes: 'new' } }])
  expect(read.changed[0]?.fields).not.toHaveProperty('place')
})
