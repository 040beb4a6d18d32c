import type { DelimitedRecord } from './delimited.ts'
import { isFootnoteLine } from './footnote.ts'
import { readNumber } from './rating.ts'
import { isTotalLine } from './totals.ts'

/**
 * Puts the rows of a table that was copied from a text processor together again. There each paragraph of a cell is a
 * line of its own, so that a row lies on several lines. A spreadsheet gives every row all of its tabs: text in which
 * rows have all of them or none comes from a text processor.
 *
 * @see SPEC T6
 */
export function joinedParagraphs(records: readonly DelimitedRecord[]): readonly DelimitedRecord[] {
  const width = Math.max(...records.map(({ cells }) => cells.length))
  const first = records.findIndex(({ cells }) => cells.length === width)
  const below = records.slice(first + 1)
  const isTorn = below.some(({ cells }) => cells.length < width && !isBlank(cells))
  if (width < 2 || !isTorn || below.some(({ cells }) => cells.length < width && cells.length > 1))
    return records
  const rows = records.slice(0, first + 1).map(({ cells }) => cells.slice())
  for (const [at, { cells }] of below.entries()) {
    const isAfterBlank = isBlank(below[at - 1]?.cells ?? ['x'])
    if (cells.length === width || isAfterBlank || isOwnLine(cells[0] ?? '') || !goesOn(rows.at(-1)))
      rows.push(cells.slice())
    else if (!isBlank(cells)) addParagraph(rows.at(-1), cells[0] ?? '')
  }
  return rows.map((cells) => ({ cells, isBroken: false }))
}

const isOwnLine = (line: string): boolean => isFootnoteLine(line) || isTotalLine(line.trim())

/** A number has no second paragraph: what stands below it alone is a line of its own. */
function goesOn(row: readonly string[] = []): boolean {
  return row.length > 1 && readNumber(row.at(-1) ?? '') === undefined
}

function addParagraph(row: string[] | undefined, paragraph: string): void {
  const last = row?.pop() ?? ''
  row?.push(last === '' ? paragraph : `${last}\n${paragraph}`)
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}
