import { BoardError } from '../base/boardError.ts'
import type { Steps } from '../base/steps.ts'
import { maxImportBytes, maxImportColumns, maxImportRows } from '../protocol/limits.ts'
import { attribute, readingMarkup } from './markup.ts'
import type { Sheet } from './sheet.ts'
import { sheetOf } from './sheetOf.ts'

/** A cell may claim any span; no list needs more. */
const mostSpan = 1000
const mostRows = 2 * maxImportRows + 2
const mostColumns = 2 * maxImportColumns
/** Letters hold many tables; of more than this many the longest are kept. */
const mostTables = 100

/**
 * What may still be laid out. Cells that span rows and columns make many of one, so that a small file of a hostile
 * kind would fill the memory; cells as they are written never come to so many.
 */
export interface LayingOut {
  cells: number
  /** Letters of cells that are repeated. */
  letters: number
}

/** Letters of the text around the tables that are told of. */
const mostAround = 10_000

const everything = (): LayingOut => ({ cells: maxImportRows * maxImportColumns, letters: 4 * maxImportBytes })

/**
 * The tables in a piece of HTML, as the clipboard holds what was copied from a text processor or a spreadsheet. A cell
 * with several paragraphs keeps them as lines; a cell that spans rows counts in each of them. Tables with a single
 * cell, and those that only hold other tables, are none. Nothing in the HTML runs or is fetched.
 *
 * @param left what may be laid out; it is less afterwards.
 * @throws BoardError `csv-too-many-rows`, or `csv-too-many-cells` for tables whose spans make far more cells than are written.
 * @see SPEC T1, T6
 */
export function* readingHtmlSheets(html: string, left: LayingOut = everything()): Steps<readonly Sheet[]> {
  const tables: Table[] = []
  const found: Table[] = []
  const around: Cell = { text: '', rows: 1, columns: 1 }
  const write = (text: string): void => {
    if (tables.length > 0) addText(tables.at(-1), text)
    else if (around.text.length < mostAround) around.text += text
  }
  let depthHidden = 0
  yield* readingMarkup(html, {
    open(tag, attributes) {
      if (hidden.has(tag)) depthHidden += 1
      const table = tables.at(-1)
      if (tag === 'table') {
        if (table) table.holdsTables = true
        tables.push(newTable())
      } else if (tag === 'tr') addRow(table)
      else if (tag === 'td' || tag === 'th') addCell(table, attributes)
      else if (breaks.has(tag)) write('\n')
    },
    close(tag) {
      if (hidden.has(tag)) depthHidden = Math.max(0, depthHidden - 1)
      const table = tables.at(-1)
      if (tag === 'table' && table) found.push(...tables.splice(-1))
      else if (tag === 'td' || tag === 'th' || tag === 'tr') closeCell(table)
      else if (breaks.has(tag)) write('\n')
    },
    text(text) {
      if (depthHidden === 0) write(text.replace(/[\s\u00a0]+/g, ' '))
    },
  })
  // What was cut off in the middle of a table is a table too.
  const all = [...found, ...tables.toReversed()]
  const sheets: Sheet[] = []
  for (const table of longest(all.filter(({ holdsTables }) => !holdsTables))) {
    sheets.push(...(yield* sheetsOf(table, left)))
  }
  const lines = tidied(around.text)
    .split('\n')
    .filter((line) => /\p{L}{2}/u.test(line))
  return lines.length === 0 ? sheets : sheets.map((sheet) => ({ ...sheet, around: lines }))
}

function longest(tables: readonly Table[]): readonly Table[] {
  if (tables.length <= mostTables) return tables
  const kept = new Set(tables.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, mostTables))
  return tables.filter((table) => kept.has(table))
}

const breaks = new Set(['p', 'br', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const hidden = new Set(['script', 'style', 'title', 'template', 'noscript', 'iframe'])

interface Cell {
  text: string
  readonly rows: number
  readonly columns: number
}

interface Table {
  readonly rows: Cell[][]
  open: Cell | undefined
  holdsTables: boolean
}

function newTable(): Table {
  return { rows: [], open: undefined, holdsTables: false }
}

function addRow(table: Table | undefined): void {
  if (table && table.rows.length < mostRows) table.rows.push([])
}

function addCell(table: Table | undefined, attributes: string): void {
  if (!table) return
  closeCell(table)
  const row = table.rows.at(-1)
  // What stands past the last column or row that is looked at is passed over, with all of its text.
  if (row && row.length >= mostColumns) return
  const span = (name: string): number => {
    const value = Number.parseInt(attribute(attributes, name) ?? '1', 10)
    return Math.min(Math.max(Number.isNaN(value) ? 1 : value, 1), mostSpan)
  }
  table.open = { text: '', rows: span('rowspan'), columns: span('colspan') }
  if (table.rows.length === 0) table.rows.push([])
  table.rows.at(-1)?.push(table.open)
}

function closeCell(table: Table | undefined): void {
  if (table) table.open = undefined
}

function addText(table: Table | undefined, text: string): void {
  if (table?.open) table.open.text += text
}

function* sheetsOf(table: Table, left: LayingOut): Steps<readonly Sheet[]> {
  const rows = yield* laidOut(table.rows, left)
  const filled = rows.reduce((sum, cells) => sum + cells.filter((cell) => cell !== '').length, 0)
  return filled < 2 ? [] : [sheetOf({ records: rows.map((cells) => ({ cells })) })]
}

const rowsAStep = 500

/** Every cell at its column: those that span rows are repeated below, those that span columns stand in the first. */
function* laidOut(
  rows: readonly (readonly Cell[])[],
  left: LayingOut,
): Steps<readonly (readonly string[])[]> {
  const below: Below = new Map()
  const lines: (readonly string[])[] = []
  for (const cells of rows) {
    const line = lineOf(cells, below)
    left.cells -= line.length
    left.letters -= cells.reduce((sum, cell) => sum + (cell.rows > 1 ? cell.text.length * cell.rows : 0), 0)
    if (left.cells < 0 || left.letters < 0) throw new BoardError('csv-too-many-cells')
    lines.push(line)
    if (lines.length % rowsAStep === 0) yield
  }
  return lines
}

/** Cells that go on in the rows below, by their column. */
type Below = Map<number, { readonly text: string; left: number }>

function lineOf(cells: readonly Cell[], below: Below): readonly string[] {
  const line: string[] = []
  const takeFromAbove = (): void => {
    for (
      let above = below.get(line.length);
      above && above.left > 0 && line.length < mostColumns;
      above = below.get(line.length)
    ) {
      above.left -= 1
      line.push(above.text)
    }
  }
  for (const { text, rows: height, columns } of cells) {
    takeFromAbove()
    const tidy = tidied(text)
    for (let at = 0; at < columns && line.length < mostColumns; at += 1) {
      const shown = at === 0 ? tidy : ''
      if (height > 1) below.set(line.length, { text: shown, left: height - 1 })
      else below.delete(line.length)
      line.push(shown)
    }
  }
  takeFromAbove()
  return line
}

/** Spaces around line breaks, and breaks at either end, are of the markup's own. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
