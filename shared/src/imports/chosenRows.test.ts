import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessLayout } from './guessLayout.ts'
import { type ReadRows, readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'

function reading(text: string): (chosen?: readonly (readonly [number, boolean])[]) => ReadRows {
  const [sheet] = readTextFile(text).sheets
  if (!sheet) throw new Error('No sheet')
  const layout = guessLayout(sheet)
  return (chosen = []) => readRows(sheet, layout, { chosenRows: new Map(chosen) })
}

const names = ({ rows }: ReadRows): readonly string[] => rows.map(({ fields }) => fields.name)

test.each([
  ['a title', 'Partners of the port,,\nname,influence,interest\nA,10,20\nB,90,80', 1, 'Partners of the port'],
  ['a total', 'name,influence,interest\nA,10,20\nB,90,80\nAverage,50,50', 4, 'Average'],
  ['a section', 'name,sector,notes\nMEDIA OF ALL KINDS,,\nA,x,1\nB,y,2\nC,z,3', 2, 'MEDIA OF ALL KINDS'],
  ['a line of the letter around a list', 'Hi all,\n- A\n- B\n- C\nSee you soon', 5, 'See you soon'],
  ['a line that announces', '- A\n- B\n- C\nWe also need:\n- D', 4, 'We also need:'],
])('T14 %s stays out until a person ticks it', (_, text, row, name) => {
  const read = reading(text)
  expect(read().fates.get(row)).toBe('noCard')
  expect(names(read())).not.toContain(name)
  const ticked = read([[row, true]])
  expect(names(ticked)).toContain(name)
  expect(ticked.fates.get(row)).toBe('card')
  expect(ticked.skipped.map(({ text: told }) => told)).not.toContain(name)
})

test('T14 a card that a person strikes out is none, and makes room for its like', () => {
  const read = reading('name,notes\nA,first\nB,other\na,second\n,nameless')
  expect([...read().fates.values()]).toEqual(['card', 'card', 'refused', 'noName'])
  const struck = read([[2, false]])
  expect(struck.rows.map(({ fields }) => fields.notes)).toEqual(['other', 'second'])
  expect([...struck.fates.values()]).toEqual(['noCard', 'card', 'card', 'noName'])
  expect(struck.skipped).toEqual([])
})

test('T14 whatever is struck out, every other card stays as it was', () => {
  const list = [
    'Partners,,,\nname,sector,influence,interest\nPUBLIC SECTOR,,,',
    ...Array.from({ length: 12 }, (_, at) => `Body ${at},,${(at % 5) + 1},${((at * 3) % 5) + 1}`),
    'Total,,30,30',
  ].join('\n')
  const read = reading(list)
  const all = read()
  fc.assert(
    fc.property(fc.subarray(all.rows.map(({ row }) => row)), (struck) => {
      const left = read(struck.map((row) => [row, false]))
      expect(left.rows).toEqual(all.rows.filter(({ row }) => !struck.includes(row)))
      expect(left.skipped).toEqual(all.skipped)
    }),
    { numRuns: 60 },
  )
})

test('T11 a column of ratings of which nothing can be read is named', () => {
  const read = (csv: string) => reading(csv)().unrated
  expect(read('name,influence,interest\nA,purple,1\nB,green,5')).toEqual([1])
  expect(read('name,influence,interest\nA,purple,1\nB,4,5')).toEqual([])
  expect(read('name,influence (1-5),interest\nA,x,1\nB,X,5\nC,,2')).toEqual([1])
  expect(read('name,interest in us,influence,interest\nA,a great deal of it,4,1\nB,hardly any,5,5')).toEqual(
    [],
  )
  expect(read('name,influence,interest\nA,n/a,1\nB,,5')).toEqual([])
})

test.each([
  ['No.', ['1', '2', '3'], false],
  ['No.', ['1', '', '7'], false],
  ['Reference', ['R-01', 'R-02', 'R-09'], false],
  ['Anything', ['4', '5', '6'], false],
  ['Staff', ['250', '12', '40'], true],
  ['Phone', ['01632 960201', '01632 960377', '07700 900118'], true],
])(
  'C8 %s with %j goes to the notes only when it says more than a number of its row',
  (heading, cells, isKept) => {
    const [sheet] = readTextFile(
      [`${heading},name,sector`, ...cells.map((cell, at) => `${cell},Body ${'ABC'[at]},x`)].join('\n'),
    ).sheets
    if (!sheet) throw new Error('No sheet')
    const { rows } = readRows(sheet, guessLayout(sheet), { unreadToNotes: true })
    expect(rows.map(({ fields }) => fields.notes)).toEqual(
      cells.map((cell) => (isKept ? `${heading}: ${cell}` : undefined)),
    )
  },
)
