import { maxImportColumns, maxImportRows } from '../protocol/limits.ts'
import { attribute, readMarkup } from './markup.ts'
import type { Sheet } from './sheet.ts'
import { sheetOf } from './sheetOf.ts'

/** A cell may claim any span; no list needs more. */
const mostSpan = 1000
const mostRows = 2 * maxImportRows + 2
const mostColumns = 2 * maxImportColumns

/**
 * The tables in a piece of HTML, as the clipboard holds what was copied from a text processor or a spreadsheet. A cell
 * with several paragraphs keeps them as lines; a cell that spans rows counts in each of them. Tables with a single
 * cell, and those that only hold other tables, are none. Nothing in the HTML runs or is fetched.
 *
 * @throws BoardError `csv-too-many-rows`.
 * @see SPEC T6
 */
export function readHtmlSheets(html: string): readonly Sheet[] {
  const tables: Table[] = []
  const found: Table[] = []
  let depthHidden = 0
  readMarkup(html, {
    open(tag, attributes) {
      if (hidden.has(tag)) depthHidden += 1
      const table = tables.at(-1)
      if (tag === 'table') {
        if (table) table.holdsTables = true
        tables.push(newTable())
      } else if (tag === 'tr') table?.rows.push([])
      else if (tag === 'td' || tag === 'th') addCell(table, attributes)
      else if (breaks.has(tag)) addText(table, '\n')
    },
    close(tag) {
      if (hidden.has(tag)) depthHidden = Math.max(0, depthHidden - 1)
      const table = tables.at(-1)
      if (tag === 'table' && table) found.push(...tables.splice(-1))
      else if (tag === 'td' || tag === 'th' || tag === 'tr') closeCell(table)
      else if (breaks.has(tag)) addText(table, '\n')
    },
    text(text) {
      if (depthHidden === 0) addText(tables.at(-1), text.replace(/[\s\u00a0]+/g, ' '))
    },
  })
  // What was cut off in the middle of a table is a table too.
  const all = [...found, ...tables.toReversed()]
  return all.flatMap((table) => (table.holdsTables ? [] : sheetsOf(table)))
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

function addCell(table: Table | undefined, attributes: string): void {
  if (!table) return
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

function sheetsOf(table: Table): readonly Sheet[] {
  const rows = laidOut(table.rows.slice(0, mostRows))
  const filled = rows.flat().filter((cell) => cell !== '')
  return filled.length < 2 ? [] : [sheetOf({ records: rows.map((cells) => ({ cells })) })]
}

/** Every cell at its column: those that span rows are repeated below, those that span columns stand in the first. */
function laidOut(rows: readonly (readonly Cell[])[]): readonly (readonly string[])[] {
  const below = new Map<number, { text: string; left: number }>()
  return rows.map((cells) => {
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
  })
}

/** Spaces around line breaks, and breaks at either end, are of the markup's own. */
function tidied(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
