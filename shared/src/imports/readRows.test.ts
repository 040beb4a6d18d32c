import { expect, test } from 'vitest'
import { BoardError } from '../base/boardError.ts'
import { readCsvTable } from './csvTable.ts'
import { readRows } from './readRows.ts'

const read = (csv: string) => readRows(readCsvTable(csv))

test('C8 headers may be in any case, order and common other words', () => {
  const { rows, unknownColumns } = read(
    'Stance;POWER (0-100);Interest_Level;Organisation;Favourite colour\nChampion;92,5;40;Advice centre;blue',
  )
  expect(rows).toEqual([
    {
      row: 2,
      fields: { name: 'Advice centre', attitude: 'champion', place: { influence: 92.5, interest: 40 } },
    },
  ])
  expect(unknownColumns).toEqual(['Favourite colour'])
})

test('C8 a column of a field’s own name wins over another word for it', () => {
  const { rows, unknownColumns } = read('Organisation,name\nBody,Person')
  expect(rows[0]?.fields.name).toBe('Person')
  expect(unknownColumns).toEqual(['Organisation'])
})

test('C8 without a name column nothing is read', () => {
  expect(() => read('sector,notes\nHealth,x')).toThrow(BoardError)
})

test.each([
  ['no name', 'name,notes\n ,x'],
  ['half a place', 'name,influence,interest\nA,50,'],
  ['a number out of range', 'name,influence,interest\nA,101,50'],
  ['a number below zero', 'name,influence,interest\nA,50,-1'],
  ['what is not a number', 'name,influence,interest\nA,high,50'],
  ['an unknown relationship', 'name,relationship\nA,cosy'],
  ['an unknown attitude', 'name,attitude\nA,grumpy'],
  ['a name that is too long', `name\n${'n'.repeat(201)}`],
  ['more cells than columns', 'name,sector\nA,Health,and more'],
  ['a quotation mark left open', 'name,sector\nA,"Health'],
  ['a day that is none', 'name,last reviewed\nA,2026-13-40'],
])('C8 refuses a row with %s and says why', (_, csv) => {
  const { rows, refused } = read(csv)
  expect(rows).toEqual([])
  expect(refused).toMatchObject([{ row: 2, reason: expect.stringMatching(/\S.{8,}\.$/) }])
})

test('C8 one refused row stops no other', () => {
  const { rows, refused } = read('name,influence,interest\nA,1,2\nB,x,2\nC,,\nà,3,4')
  expect(rows.map(({ fields }) => fields.name)).toEqual(['A', 'C'])
  expect(refused).toEqual([
    { row: 3, name: 'B', reason: '“x” in Influence is not a number.' },
    { row: 5, name: 'à', reason: 'Row 2 has the same name.' },
  ])
})

test('C8 reads every field of a card from its column', () => {
  const { rows, refused } = read(
    [
      'name,affected,role,groups,voice,anchor,attitude wanted,basis,who knows them,last reviewed',
      'A,70,decides; Delivers,"lone parents\ncarers, paid",spoken for,yes,Supporter,law; money,Ann,2026-03-31',
    ].join('\n'),
  )
  expect(refused).toEqual([])
  expect(rows[0]?.fields).toEqual({
    name: 'A',
    affected: 70,
    role: ['decides', 'delivers'],
    groups: ['lone parents', 'carers, paid'],
    voice: 'spokenFor',
    anchor: true,
    attitudeWanted: 'supporter',
    basis: ['law', 'money'],
    contactHeldBy: 'Ann',
    lastReviewed: '2026-03-31',
  })
})
