import { columnLabel } from '../columns.ts'
import { headingOf } from '../headings.ts'
import type { LayoutColumn } from '../layout.ts'
import { withoutMark } from '../listMarks.ts'
import { namesAndNotes } from '../nameAndNote.ts'
import { readRating } from '../rating.ts'
import type { Scale } from '../scale.ts'
import type { Sheet } from '../sheet.ts'
import { sheetOf } from '../sheetOf.ts'
import { type Quadrant, quadrantNamed } from './quadrantWords.ts'

/** What stands in one quadrant of a map that was drawn as a table or written as a list. */
interface Filled {
  readonly quadrant: Quadrant
  readonly lines: string[]
}

const middles = { high: '75', low: '25' } as const
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
  { heading: '', meaning: 'notes', isSure: true },
]
/** Quadrants, and what stands beside the axes. */
const mostCells = 12
const mostLetters = 20_000

/**
 * A map that was drawn as a table, as a list: each cell names its quadrant and has the names that stand in it below.
 *
 * @returns nothing when fewer than two cells, or not most of them, are so.
 * @see SPEC T8
 */
export function quadrantTable({ name, rows }: Sheet): Sheet | undefined {
  if (rows.length > mostCells) return undefined
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell.trim() !== '')
  const filled = cells.flatMap((cell): readonly Filled[] => {
    const [title = '', ...lines] = cell.split('\n').filter((line) => line.trim() !== '')
    const quadrant = quadrantOf(title)
    return quadrant ? [{ quadrant, lines }] : []
  })
  const isMap = cells.length <= mostCells && filled.length > 1 && filled.length * 2 >= cells.length
  return isMap ? listOf(filled, name) : undefined
}

/**
 * The same of a text in which the name of each quadrant has a line of its own, over the names that stand in it.
 *
 * @returns nothing when it does not name two quadrants so, each once.
 */
export function quadrantLines(text: string): Sheet | undefined {
  if (text.length > mostLetters) return undefined
  const filled: Filled[] = []
  const above: string[] = []
  for (const line of text.split('\n')) {
    // In a map copied from a text processor a tab stands between two quadrants.
    for (const part of line.split('\t').filter((cell) => cell.trim() !== '')) {
      const quadrant = quadrantOf(withoutMark(part))
      if (quadrant && filled.length === 0 && part.trim() !== line.trim()) return undefined
      if (quadrant) filled.push({ quadrant, lines: [] })
      else (filled.at(-1)?.lines ?? above).push(part.trim())
    }
  }
  const different = new Set(filled.map(({ quadrant }) => `${quadrant.influence} ${quadrant.interest}`))
  return filled.length > 1 && different.size === filled.length ? listOf(filled, '', above) : undefined
}

/** @param above lines over the first quadrant, which are titles. */
function listOf(filled: readonly Filled[], name: string, above: readonly string[] = []): Sheet | undefined {
  const records = filled.flatMap(({ quadrant, lines }) => {
    const plain = lines.map((line) => withoutMark(line)).filter((line) => line !== '')
    return namesAndNotes(plain, true).map((found) => ({
      cells: [found.name, middles[quadrant.influence], middles[quadrant.interest], found.note],
    }))
  })
  if (records.length === 0) return undefined
  const titles = above.map((line) => ({ cells: [line] }))
  const asides = new Set(above.map((_, at) => at + 1))
  return { ...sheetOf({ name, records: [...titles, ...records] }), asides, columns }
}

/** *High power, low interest – keep satisfied*, in either order, or the name of a quadrant alone. */
function quadrantOf(title: string): Quadrant | undefined {
  if (title.length > 100) return undefined
  const named = quadrantNamed(title.replace(/[:：]\s*$/, ''))
  if (named) return named
  const halves: { influence?: 'high' | 'low'; interest?: 'high' | 'low' } = {}
  for (const part of title.split(/[,;/&+–—:(]| - | (?:and|und|et|y|e|en|i|och|og|ja|a|и|та|και) /u)) {
    const meaning = headingOf(part)?.meaning
    const rung = part.split(/\s+/).flatMap((word) => readRating(word)?.rung ?? [])[0]
    if (rung === undefined || (meaning !== 'influence' && meaning !== 'interest')) continue
    halves[meaning] = rung > 3 ? 'high' : 'low'
  }
  const { influence, interest } = halves
  return influence && interest ? { influence, interest } : undefined
}
