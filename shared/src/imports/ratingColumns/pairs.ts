import { columnLabel } from '../columns.ts'
import { headingOf } from '../headings.ts'
import { readRating } from '../rating.ts'
import type { Sheet } from '../sheet.ts'
import { mostAbove, rewritten, sampleOf } from './columnRewrite.ts'

type Half = 'influence' | 'interest'

interface PairColumn {
  /** Index of the row with its heading. */
  readonly row: number
  readonly at: number
  /** What the two parts of a cell are, in their order. */
  readonly halves: readonly [Half, Half]
}

/** Cells that must be pairs before a column is taken for one of pairs. */
const pairShare = 0.6

/**
 * A column that holds both ratings (*Power/Interest*, with cells such as *High/Low*) becomes two.
 *
 * @see SPEC T8
 */
export function withPairsSplit(sheet: Sheet): Sheet {
  const found = findPairs(sheet)
  if (!found) return sheet
  const { row, at, halves } = found
  const headings = halves.map((half) => columnLabel(half))
  return rewritten(sheet, {
    at,
    width: 1,
    cellsOf: ([cell = ''], index) => {
      if (index < row) return [cell, '']
      return index === row ? headings : (partsOf(cell) ?? [cell, ''])
    },
  })
}

function findPairs(sheet: Sheet): PairColumn | undefined {
  for (const [row, { cells }] of sheet.rows.slice(0, mostAbove).entries()) {
    for (const [at, cell] of cells.entries()) {
      const halves = halvesIn(cell)
      if (!halves) continue
      const filled = sampleOf(sheet, at, row + 1).filter((below) => below !== '')
      const pairs = filled.filter((below) => partsOf(below) !== undefined)
      if (pairs.length > 1 && pairs.length >= filled.length * pairShare) return { row, at, halves }
    }
  }
  return undefined
}

function halvesIn(heading: string): readonly [Half, Half] | undefined {
  if (heading.length > 60) return undefined
  const parts = heading.split(/\s*[/&+|×,\-–—]\s*|\s+(?:x|and|und|et|y|e|en|i|och|og|ja)\s+/i)
  const [first, second] = parts.map((part) => halfOf(part))
  return parts.length === 2 && first && second && first !== second ? [first, second] : undefined
}

function halfOf(text: string): Half | undefined {
  const meaning = headingOf(text)?.meaning
  return meaning === 'influence' || meaning === 'interest' ? meaning : undefined
}

/** *High/Low*, *4 / 2*, *H, L* and *HL*. */
function partsOf(cell: string): readonly [string, string] | undefined {
  const text = cell.trim()
  const [first, second, ...more] = /^[hml]{2}$/i.test(text) ? [...text] : text.split(/\s*[/|,;–—-]\s*/)
  if (first === undefined || second === undefined || more.length > 0) return undefined
  return readRating(first) && readRating(second) ? [first, second] : undefined
}
