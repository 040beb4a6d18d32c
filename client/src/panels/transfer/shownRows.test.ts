import { guessLayout } from '@commonground/shared/imports/guessLayout'
import { readTextFile } from '@commonground/shared/imports/readSheets'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { localSession } from '../../session/localSession.ts'
import { columnOrder, doubtfulColumns } from './layoutChoices.ts'
import { type Choices, createReadImport, type ShownList } from './readImport.ts'
import { rowsToShow } from './shownRows.ts'

const board = localSession({ role: 'facilitator', cards: [] }).board.get()
const read = createReadImport()

async function listOf(text: string, choices: Choices = {}): Promise<ShownList> {
  const given = { kind: 'paste', text, html: '' } as const
  const shown = await read({ given, board, role: 'facilitator', choices })
  if (shown.kind !== 'list') throw new Error(`This is no list but ${shown.kind}`)
  return shown
}

test('T14 the rows that are shown as cards are those that come in', async () => {
  const text = [
    'Partners of the port,,',
    'name,influence,interest',
    'Food bank,10,20',
    'Council,90,80',
    'food bank,1,1',
    ',5,5',
    'Average,50,50',
  ].join('\n')
  const list = await listOf(text)
  expect(list.rows.map(({ row, fate }) => `${row} ${fate}`)).toEqual([
    '1 noCard',
    '2 heading',
    '3 card',
    '4 card',
    '5 refused',
    '6 noName',
    '7 noCard',
  ])
  const chosenRows = new Map([
    [3, false],
    [7, true],
  ])
  const after = await listOf(text, { chosenRows })
  const cards = after.rows.filter(({ fate }) => fate === 'card').map(({ row }) => row)
  expect(after.plan?.added.map(({ row }) => row)).toEqual(cards)
  expect(cards).toEqual([4, 5, 7])
})

test('T11 of twenty thousand rows a hundred are shown at once, each below its headings', () => {
  const rows = Array.from({ length: 19_999 }, (_, at) => `Body ${at + 2},x`)
  const [sheet] = readTextFile(['name,sector', ...rows].join('\n')).sheets
  if (!sheet) throw new Error('No sheet')
  const layout = guessLayout(sheet)
  const shown = (page?: number): readonly number[] => rowsToShow(sheet, layout, page).map(({ row }) => row)
  expect(shown()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect([shown(0).length, shown(0).at(-1)]).toEqual([100, 100])
  expect([shown(199).length, shown(199)[0], shown(199).at(-1)]).toEqual([101, 1, 20_000])
})

test('T11 what is left out stands last, and the name first', async () => {
  const { layout } = await listOf('No,Colour,sector,name\n1,red,x,A\n2,blue,y,B')
  expect(columnOrder(layout)).toEqual([3, 2, 0, 1])
})

test('T11 ratings that cannot be read at all are told in the sentence and at their column', async () => {
  const list = await listOf('name,influence,interest\nA,purple,1\nB,green,5')
  expect(doubtfulColumns(list)).toContain(1)
  const { sum } = words.transfer.import
  const counts = { added: 2, changed: 0, unchanged: 0, refused: 0, onMap: 0 }
  expect(sum({ ...counts, unrated: ['influence'] })).toBe(
    '2 partners: 2 new; none goes on the map: no ratings could be read in “influence”.',
  )
})
