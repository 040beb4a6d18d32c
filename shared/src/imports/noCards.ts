import { fold } from '../base/fold.ts'
import { isFootnoteLine } from './footnote.ts'
import type { Layout } from './layout.ts'
import { isSentence } from './letterLines.ts'
import { readNumber } from './rating.ts'
import { isStandIn } from './ratingWords.ts'
import type { SheetRow } from './sheet.ts'
import { isTotal, isTotalLine } from './totals.ts'

interface Setting {
  readonly layout: Layout
  readonly nameOf: (cells: readonly string[]) => string
  readonly standing: ReadonlySet<string>
}

/** Cells of unnamed rows say something of their own, unless it stands in this share of all rows. */
const standingShare = 0.5

/** What stands in cells without anyone having entered it: tick boxes, formulas filled down. Keyed by column and cell. */
export function standingCells(rows: readonly SheetRow[], nameOf: Setting['nameOf']): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const unnamed = rows.filter(({ cells }) => nameOf(cells) === '')
  for (const { cells } of unnamed) {
    for (const [at, cell] of cells.entries()) {
      if (cell !== '') counts.set(keyOf(at, cell), (counts.get(keyOf(at, cell)) ?? 0) + 1)
    }
  }
  const often = Math.max(2, unnamed.length * standingShare)
  return new Set([...counts].filter(([, count]) => count >= often).map(([key]) => key))
}

const keyOf = (column: number, cell: string): string => `${column} ${cell.trim().slice(0, 100)}`

/** True for rows that are no card: blank but for what stands in every row, a heading once more, rules, totals, sources. */
export function isNoCard(row: SheetRow, setting: Setting): boolean {
  const { layout, nameOf } = setting
  const filled = row.cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [{ cell: cell.trim(), at }]))
  if (filled.every(({ cell }) => isRule(cell))) return true
  if (repeatsHeading(row, layout)) return true
  const name = nameOf(row.cells)
  const lone = filled.length === 1 ? (filled[0]?.cell ?? '') : ''
  if (lone !== '' && (isFootnote(lone, layout) || announces(lone, layout) || isTotalLine(lone))) return true
  if (name === '') return filled.every(({ cell, at }) => saysNothing(cell, at, setting))
  return isSum(name, row, layout)
}

/** True for a row that is no card and has words of its own, which are told. */
export function saysSomething(row: SheetRow, layout: Layout): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  if (filled.every((cell) => isRule(cell)) || repeatsHeading(row, layout)) return false
  return filled.some(
    (cell) =>
      isTotal(cell.trim()) ||
      (filled.length === 1 &&
        /\p{L}{2}/u.test(cell) &&
        !isStandIn(cell) &&
        !/^(?:false|falsch|faux|falso|onwaar|fałsz|no)$/i.test(cell.trim())),
  )
}

const isRule = (cell: string): boolean => /^[-=_*:.·–—|\s]+$/.test(cell)

function saysNothing(cell: string, at: number, { standing, layout }: Setting): boolean {
  if (standing.has(keyOf(at, cell)) || isStandIn(cell) || isTotal(cell)) return true
  // A number of its row, and a box that nobody ticked, are filled in by the sheet.
  return /^(false|falsch|faux|falso|onwaar|fałsz|0|no|☐|□)$/i.test(cell) || isCounter(at, cell, layout)
}

function isCounter(at: number, cell: string, { columns }: Layout): boolean {
  return columns[at]?.meaning === 'leaveOut' && readNumber(cell) !== undefined
}

/** Long lists have their heading on every page. */
function repeatsHeading({ cells }: SheetRow, { columns, headingRows }: Layout): boolean {
  if (headingRows.length === 0) return false
  let same = 0
  for (const [at, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const heading = columns[at]?.heading ?? ''
    // Lengths first: this is asked of every row, and folding takes its time.
    if (cell.trim().length !== heading.length || fold(cell) !== fold(heading)) return false
    same += 1
  }
  return same > 1 || (same === 1 && columns.length === 1)
}

/** A word for a sum over nothing but numbers. */
function isSum(name: string, { cells }: SheetRow, { columns }: Layout): boolean {
  // The word may stand before the names, in the column of their numbers.
  const isCounted = readNumber(name) !== undefined
  if (isCounted) return cells.some((cell, at) => columns[at]?.meaning === 'leaveOut' && isTotal(cell.trim()))
  if (!isTotal(name) || isWordOfTwoLanguages(name, columns)) return false
  const others = cells.filter((cell, at) => cell.trim() !== '' && columns[at]?.meaning !== 'name')
  return others.length > 0 && others.every((cell) => readNumber(cell.replace('%', '')) !== undefined)
}

/** *Media* is an average in the south and the press in English. */
function isWordOfTwoLanguages(name: string, columns: Layout['columns']): boolean {
  const isEnglish = columns.some(({ heading }) =>
    /influence|interest\b|power|stakeholder|partner|name/i.test(heading),
  )
  return isEnglish && /^(?:media|mode|count)$/i.test(name.trim())
}

/** In a list of names, a line that ends with a colon is about the names below it. */
function announces(line: string, { columns }: Layout): boolean {
  return columns.length === 1 && /\S\s*[:：]$/.test(line)
}

/** A lone line below the table that explains it; a card has something in another column, or is short. */
function isFootnote(line: string, { columns }: Layout): boolean {
  if (columns.length < 2) return false
  return isFootnoteLine(line) || line.length > 120 || isSentence(line)
}
