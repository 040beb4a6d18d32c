import { expect, test } from 'vitest'
import { BoardError } from '../base/boardError.ts'
import { guessLayout } from './guessLayout.ts'
import { withMeaning } from './layout.ts'
import { type ReadOptions, readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'
import type { Sheet } from './sheet.ts'

const sheetOf = (csv: string): Sheet => {
  const [sheet] = readTextFile(csv).sheets
  if (!sheet) throw new Error('No sheet')
  return sheet
}
const read = (csv: string, options?: ReadOptions) => {
  const sheet = sheetOf(csv)
  return readRows(sheet, guessLayout(sheet), options)
}

test('C8 headers may be in any case, order and common other words', () => {
  const { rows, left } = read(
    'Stance;POWER (0-100);Interest_Level;Organisation;Favourite colour\nChampion;92,5;40;Advice centre;blue',
  )
  expect(rows).toEqual([
    {
      row: 2,
      fields: { name: 'Advice centre', attitude: 'champion', place: { influence: 92.5, interest: 40 } },
    },
  ])
  expect(left).toMatchObject([
    { column: 'Favourite colour', cells: 1, example: { row: 2, text: 'blue' }, isWholeColumn: true },
  ])
})

test.each([
  ['a number out of range', 'influence (0-100),interest', '101,50', 'influence (0-100)', '101'],
  ['what is not a number', 'influence,interest', 'lots of it,50', 'influence', 'lots of it'],
  ['an unknown relationship', 'relationship,sector', 'cosy,Health', 'relationship', 'cosy'],
  ['an unknown attitude', 'attitude,sector', 'grumpy,Health', 'attitude', 'grumpy'],
  ['what stands for nothing', 'attitude,sector', 'n/a,Health', 'attitude', 'n/a'],
  ['a day that is none', 'last reviewed,sector', '2026-13-40,Health', 'last reviewed', '2026-13-40'],
  ['neither yes nor no', 'anchor example,sector', 'perhaps,Health', 'anchor example', 'perhaps'],
  ['a cell under no heading', 'sector', 'Health,and more', 'Column C', 'and more'],
])('C8 %s is left out and told; its row comes in', (_, header, cells, column, text) => {
  const { rows, refused, left } = read(`name,${header}\nA,${cells}\nB,,`)
  expect(rows.map(({ fields }) => fields.name)).toEqual(['A', 'B'])
  expect(rows[0]?.fields).not.toHaveProperty('place')
  expect(refused).toEqual([])
  expect(left).toContainEqual(expect.objectContaining({ column, cells: 1, example: { row: 2, text } }))
})

test('C8 of half a place the cell that cannot be read is told once, the readable one never', () => {
  const csv = 'name,influence,interest\nA,High,Low\nB,High,Not sure\nC,Low,\nD,,High\nE,,\nF,Low,High'
  const { rows, left, half } = read(csv)
  expect(rows.flatMap(({ fields }) => (fields.place ? [fields.name] : []))).toEqual(['A', 'F'])
  expect(left).toEqual([
    { column: 'interest', cells: 1, example: { row: 3, text: 'Not sure' }, isWholeColumn: false },
  ])
  expect(half).toBe(3)
  expect(read(csv, { unreadToNotes: true }).rows[1]?.fields.notes).toBe('influence: High\ninterest: Not sure')
  expect(read(csv, { toTray: true }).half).toBe(0)
})

test('C8 what was left out goes to the notes when asked', () => {
  const csv =
    'name,influence,interest,lastReviewed,notes\nA,50,,some day,Open on Fridays\nB,1,2,n/a,\nC,3,4,,'
  const { rows, left } = read(csv, { unreadToNotes: true })
  expect(rows[0]?.fields.notes).toBe('Open on Fridays\ninfluence: 50\nlastReviewed: some day')
  expect(left).toMatchObject([{ column: 'lastReviewed', cells: 1 }])
})

test('C8 a column that a person leaves out stays out when the rest goes to the notes', () => {
  const sheet = sheetOf('name,Colour,Shape,influence\nA,red,round,lots of it\nB,blue,,5')
  const layout = withMeaning(guessLayout(sheet), 1, 'leaveOut')
  const { rows, left } = readRows(sheet, layout, { unreadToNotes: true })
  expect(rows[0]?.fields.notes).toBe('Shape: round\ninfluence: lots of it')
  expect(left).toMatchObject([{ column: 'Colour', cells: 2, isWholeColumn: true }])
})

test('C8 on request every row comes without a place', () => {
  const { rows, left } = read('name,influence,interest\nA,50,60\nB,70,', { toTray: true })
  expect(rows.map(({ fields }) => fields)).toEqual([{ name: 'A' }, { name: 'B' }])
  expect(left).toEqual([])
})

test('C8 a row without a name, and one with the name of an earlier row, are refused', () => {
  const { rows, refused } = read('name,notes\n,x\nA,1\nB,\n a ,2\n-,y')
  expect(rows.map(({ fields }) => fields.name)).toEqual(['A', 'B'])
  expect(refused).toEqual([
    { row: 2, name: '', reason: 'It has no name.' },
    { row: 5, name: 'a', reason: 'Row 3 has the same name.' },
    { row: 6, name: '', reason: 'It has no name.' },
  ])
})

test('C8 a name that is too long is cut, and told', () => {
  const { rows, left } = read(`name,notes\n${'n'.repeat(100_000)},x\nB,y`)
  expect(rows[0]?.fields.name).toHaveLength(200)
  expect(left).toMatchObject([{ column: 'name', cells: 1 }])
})

test('C8 where no column can be the name, nothing is read', () => {
  const sheet = sheetOf('influence,interest\n1,2\n3,4')
  const layout = guessLayout(sheet)
  expect(() => readRows(sheet, layout)).toThrow(BoardError)
})

test('C8 a column that a person names counts as what they say', () => {
  const sheet = sheetOf('Body,Colour\nA,Red\nB,Blue')
  const layout = withMeaning(withMeaning(guessLayout(sheet), 1, 'name'), 0, 'sector')
  expect(readRows(sheet, layout).rows.map(({ fields }) => fields)).toEqual([
    { name: 'Red', sector: 'A' },
    { name: 'Blue', sector: 'B' },
  ])
})

test.each([
  ['tick boxes', 'name,sector,Contacted\nA,x,TRUE\nB,y,FALSE\n,,FALSE\n,,FALSE\n,,FALSE', 3],
  ['numbers filled down', 'No,name,sector\n1,A,x\n2,B,y\n3,,\n4,,', 2],
  ['the heading once more', 'name,sector\nA,x\nname,sector\nB,y', 1],
  ['a line of dashes', 'name,sector\n---,---\nA,x\nB,y', 1],
  ['totals', 'name,influence,interest\nA,10,20\nB,90,80\nAverage,50,50', 1],
  ['a footnote', 'name,influence,interest\nA,10,20\nB,90,80\nSource: the survey of last year,,', 1],
])('C8 rows that hold only %s are no cards', (_, csv, empty) => {
  const read1 = read(csv)
  expect(read1.rows.map(({ fields }) => fields.name)).toEqual(['A', 'B'])
  expect(read1).toMatchObject({ refused: [], empty })
})

test('C8 lines around a list that say something are told with their rows', () => {
  const text =
    'As agreed in March, all whom we know.\nPartner\tSector\tNotes\nPort\tHarbour\tlarge\nPress\tMedia\tdaily\nTotal: 2 partners'
  const table = read(text)
  expect(table.rows.map(({ fields }) => fields.notes)).toEqual(['large', 'daily'])
  expect(table.skipped).toEqual([
    { row: 1, text: 'As agreed in March, all whom we know.' },
    { row: 5, text: 'Total: 2 partners' },
  ])
  expect(
    read('Hi Rosa,\n1. Port\n2. Press\n3. Union\nBest,\nTom').skipped.map(({ text: said }) => said),
  ).toEqual(['Hi Rosa,', 'Best,', 'Tom'])
})

test('C8 people are named with where they work, or give way to it', () => {
  const sheet = sheetOf(
    'First name,Surname,Job title,Employer\nPia,Q,Clerk,Harbour trust\nJo,R,Chair,Harbour trust',
  )
  const layout = guessLayout(sheet)
  expect(readRows(sheet, layout).rows.map(({ fields }) => fields)).toEqual([
    { name: 'Pia Q (Harbour trust)', notes: 'Job title: Clerk' },
    { name: 'Jo R (Harbour trust)', notes: 'Job title: Chair' },
  ])
  expect(readRows(sheet, { ...layout, cardsAre: 'organisations' }).rows).toEqual([
    { row: 2, fields: { name: 'Harbour trust', notes: 'Pia Q\nJob title: Clerk\n\nJo R\nJob title: Chair' } },
  ])
})

test('C8 reads every field of a card from its column', () => {
  const { rows, refused, left } = read(
    [
      'name,affected,role,groups,voice,anchor,attitude wanted,basis,who knows them,last reviewed',
      'A,70,decides; Delivers,"lone parents\ncarers, paid",spoken for,yes,Supporter,law; money,Ann,2026-03-31',
    ].join('\n'),
  )
  expect({ refused, left }).toEqual({ refused: [], left: [] })
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

test('T6 a count of the names below them, with its word in the column of their numbers, is no card', () => {
  const { rows, skipped } = read('No;Name;Influence\n1;Library;4\n2;School;2\nTotal;2;3')
  expect(rows.map(({ fields }) => fields.name)).toEqual(['Library', 'School'])
  expect(skipped).toHaveLength(1)
})
