import { columnLabel } from './columns.ts'
import { headingOf } from './headings.ts'
import type { LayoutColumn } from './layout.ts'
import { withoutMark } from './listMarks.ts'
import { readRating } from './rating.ts'
import type { Scale } from './scale.ts'
import type { Sheet } from './sheet.ts'
import { sheetOf } from './sheetOf.ts'

interface Place {
  readonly influence: number
  readonly interest: number
}

/** The middle of the upper and of the lower half. */
const [high, low] = [75, 25]
const percent: Scale = { kind: 'numbers', from: 0, to: 100 }
const columns: readonly LayoutColumn[] = [
  { heading: '', meaning: 'name', isSure: true },
  ...(['influence', 'interest'] as const).map((meaning) => ({
    heading: columnLabel(meaning),
    meaning,
    isSure: true,
    scale: percent,
    isScaleSure: true,
  })),
]

/**
 * A map that was drawn as a table, as a list: each cell names its quadrant and has the names that stand in it below.
 *
 * @returns nothing when fewer than two cells, or not most of them, are so.
 * @see SPEC T6
 */
export function quadrantSheet({ name, rows }: Sheet): Sheet | undefined {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell.trim() !== '')
  if (cells.length > mostCells) return undefined
  const quadrants = cells.flatMap((cell) => {
    const [title = '', ...names] = cell.split('\n').filter((line) => line.trim() !== '')
    const place = quadrantOf(title)
    return place ? [{ place, names }] : []
  })
  const named = quadrants.flatMap(({ place, names }) =>
    names.map((line) => [withoutMark(line), String(place.influence), String(place.interest)]),
  )
  if (quadrants.length < 2 || quadrants.length * 2 < cells.length || named.length === 0) return undefined
  return { ...sheetOf({ name, records: named.map((line) => ({ cells: line })) }), columns }
}

/** Quadrants, and what stands beside the axes. */
const mostCells = 12

/** *High power, low interest – keep satisfied*, or what is done with those in it alone. */
function quadrantOf(title: string): Place | undefined {
  const halves = new Map<string, number>()
  for (const part of title.split(/[,;/–—]| - | and | und | et | y | e | en | i /u)) {
    const meaning = headingOf(part)?.meaning
    const rung = readRating(part)?.rung ?? readRating(part.trim().split(/\s+/)[0] ?? '')?.rung
    if (rung !== undefined && (meaning === 'influence' || meaning === 'interest'))
      halves.set(meaning, rung > 3 ? high : low)
  }
  const [influence, interest] = [halves.get('influence'), halves.get('interest')]
  return influence !== undefined && interest !== undefined ? { influence, interest } : undefined
}
