import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish } from '../base/steps.ts'
import { guessLayout } from './guessLayout.ts'
import { readingHtmlSheets } from './htmlSheets.ts'
import { readRows } from './readRows.ts'

const codeOf = (run: () => unknown): unknown => {
  try {
    run()
    return 'read'
  } catch (error) {
    return Object(error).code
  }
}

test.each([
  ['cells of great spans', `<table>${'<tr><td rowspan=1000 colspan=1000>x<td>y'.repeat(12_000)}</table>`],
  [
    'many tables of one great cell',
    `<table><tr><td rowspan=1000 colspan=1000>x<td>y${'<tr>'.repeat(999)}</table>`.repeat(40),
  ],
  [
    'rows that all go on',
    `<table>${`<tr>${'<td rowspan=1000>x'.repeat(100)}${'<tr>'.repeat(999)}`.repeat(20)}</table>`,
  ],
  [
    'a long text in every row',
    `<table><tr><td rowspan=1000>${'x '.repeat(40_000)}<td>y${'<tr>'.repeat(999)}</table>`,
  ],
])('T1 a table with %s is refused before it is laid out', (_, html) => {
  // A cell and a letter that are laid out count one each: what is left tells how much work was done.
  const left = { cells: 1_280_000, letters: 20_000_000 }
  expect(codeOf(() => finish(readingHtmlSheets(html, left)))).toBe('csv-too-many-cells')
  // One row too many is looked at, and no more.
  expect(left.cells).toBeGreaterThan(-200)
})

test('T1 a page of many tables keeps the longest, in their order', () => {
  const table = (rows: number): string => `<table>${'<tr><td>a<td>b'.repeat(rows)}</table>`
  const sheets = finish(readingHtmlSheets(`${table(3)}${table(1).repeat(5000)}${table(9)}`))
  expect(sheets.length).toBeLessThanOrEqual(100)
  expect(sheets[0]?.rows).toHaveLength(3)
  expect(sheets.at(-1)?.rows).toHaveLength(9)
})

test('T6 merged cells of a table as people make them are laid out in full', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (rows, columns) => {
      const html = `<table><tr><td rowspan=${rows} colspan=${columns}>a<td>b${'<tr><td>c'.repeat(rows - 1)}<tr><td>d</table>`
      const [sheet] = finish(readingHtmlSheets(html))
      expect(sheet?.rows).toHaveLength(rows + 1)
      expect(sheet?.rows.slice(0, rows).every(({ cells }) => cells[0] === 'a')).toBe(true)
      expect(sheet?.rows[0]?.cells[columns]).toBe('b')
    }),
  )
})

test('T6 the text around a copied table is told, and is none of the list', () => {
  const html = `<style>p {}</style><p>Dear all,</p><p>our <b>partners</b>:</p>
    <table><tr><td>Name<td>Notes<tr><td>Library<td>open late</table><p>--</p><p>Best wishes</p>`
  const [sheet] = finish(readingHtmlSheets(html))
  if (!sheet) throw new Error('There is a table')
  const { rows, skipped } = readRows(sheet, guessLayout(sheet))
  expect(rows.map(({ fields }) => fields.name)).toEqual(['Library'])
  expect(skipped.map(({ text }) => text)).toEqual(['Dear all,', 'our partners:', 'Best wishes'])
})
