import { columnLabel } from '../columns.ts'
import { headingOf } from '../headings.ts'
import type { Sheet } from '../sheet.ts'
import { mostAbove, rewritten, sampleOf } from './columnRewrite.ts'
import { quadrantNamed } from './quadrantWords.ts'

/** Cells that must name quadrants before a column is taken for one of quadrants. */
const quadrantShare = 0.6
/** A quadrant's middle, of 0–100. */
const middles = { high: '75', low: '25' } as const

/**
 * A column that names quadrants (*Manage closely*, *Keep satisfied*) is followed, at the end of the sheet, by the two
 * ratings that are the middle of each. A list that has both ratings keeps them.
 *
 * @see SPEC T8
 */
export function withQuadrantsRated(sheet: Sheet): Sheet {
  const width = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const at = Array.from({ length: width }, (_, column) => column).find((column) =>
    isOfQuadrants(sheet, column),
  )
  if (at === undefined || hasRatings(sheet)) return sheet
  const first = sheet.rows.findIndex(({ cells }) => quadrantNamed(cells[at] ?? '') !== undefined)
  const headingRow = sheet.rows.slice(0, first).findLastIndex(({ cells }) => (cells[at] ?? '').trim() !== '')
  const title = sheet.rows[headingRow]?.cells[at]?.trim() ?? ''
  const headings = (['influence', 'interest'] as const).map(
    (half) => `${columnLabel(half)} (${title}), 0-100`,
  )
  return rewritten(sheet, {
    at: width,
    width: 0,
    cellsOf: (_none, row) => {
      const quadrant = quadrantNamed(sheet.rows[row]?.cells[at] ?? '')
      if (row === headingRow) return headings
      return quadrant ? [middles[quadrant.influence], middles[quadrant.interest]] : []
    },
  })
}

function isOfQuadrants(sheet: Sheet, column: number): boolean {
  const filled = sampleOf(sheet, column, 0).filter((cell) => cell !== '')
  const named = filled.flatMap((cell) => quadrantNamed(cell) ?? [])
  // Its heading and a title above it name none.
  return new Set(named).size > 1 && named.length >= (filled.length - 2) * quadrantShare
}

/** True when one row names both ratings. */
function hasRatings({ rows }: Sheet): boolean {
  return rows.slice(0, mostAbove).some(({ cells }) => {
    const meanings = new Set(cells.map((cell) => headingOf(cell)?.meaning))
    return meanings.has('influence') && meanings.has('interest')
  })
}
