import { type HeadingGuess, headingOf } from './headings.ts'
import { readNumber, readRating } from './rating.ts'
import { isStandIn } from './ratingWords.ts'
import { scaleInHeading } from './scale.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** Rows at the top of a sheet in which a heading is looked for: titles and explanations may stand above it. */
const mostAbove = 25
const mostColumnsLooked = 64

/**
 * The rows that name the columns: the one, or the two together, in which most known headings stand. A first row of
 * words over columns of ratings is a heading as well.
 *
 * @returns indexes into the sheet's rows; none when the list begins with a card.
 * @see SPEC T6
 */
export function findHeadingRows({ rows }: Sheet): readonly number[] {
  const wide = rows.reduce((most, { cells }) => Math.max(most, filled(cells)), 0)
  const candidates = rows.slice(0, mostAbove).map(({ cells }) => score(cells, wide))
  const most = Math.max(0, ...candidates)
  const at = candidates.indexOf(most)
  const single = most > 0 && isHeading(rows, at, wide) ? [at] : []
  const pair = bestPair(rows, wide, most)
  if (pair) return pair
  if (single.length > 0) return single
  return wordsOverRatings(rows, wide)
}

/** How many different meanings a row's cells name. Cells that hold no heading count against it. */
function score(cells: readonly string[], wide: number): number {
  const looked = cells.slice(0, mostColumnsLooked).filter((cell) => cell.trim() !== '')
  const guesses = looked.flatMap((cell) => headingOf(cell) ?? [])
  const meanings = new Set(guesses.map(({ meaning }) => meaning))
  const strange = looked.filter((cell) => readNumber(cell) !== undefined || cell.length > 80).length
  if (meanings.size === 0 || (wide > 2 && looked.length < 2)) return 0
  const sure = guesses.filter(({ certainty }) => certainty > 1).length
  return Math.max(0, meanings.size + sure * 0.5 + looked.length * 0.01 - strange * 2)
}

/** One known word may be a card by chance; two of different kinds in one row are a heading. */
function isHeading(rows: readonly SheetRow[], at: number, wide: number): boolean {
  const cells = (rows[at]?.cells ?? []).filter((cell) => cell.trim() !== '')
  const guesses = cells.flatMap((cell): readonly HeadingGuess[] => {
    const guess = headingOf(cell)
    return guess ? [guess] : []
  })
  const sure = guesses.filter(({ certainty }) => certainty > 1)
  if (new Set(guesses.map(({ meaning }) => meaning)).size > 1) return sure.length > 0
  if (wide === 1) return sure.length === 1 && isNaming(sure[0]?.meaning) && rows.length > 1
  return (
    sure.length > 0 && isNaming(sure[0]?.meaning) && cells.length >= Math.min(wide, 2) && !repeats(rows, at)
  )
}

function isNaming(meaning: string | undefined): boolean {
  return meaning === 'name' || meaning === 'fullName' || meaning === 'organisation'
}

/** A known heading does not stand again below itself: there it is a word of the list. */
function repeats(rows: readonly SheetRow[], at: number): boolean {
  const known = (rows[at]?.cells ?? []).map((cell) => (headingOf(cell) ? cell : ''))
  return rows
    .slice(at + 1, at + 100)
    .some((row) => row.cells.some((cell, column) => cell !== '' && cell === known[column]))
}

/** Two rows that name more columns together than either does alone. */
function bestPair(rows: readonly SheetRow[], wide: number, single: number): readonly number[] | undefined {
  let best: { readonly at: number; readonly score: number } | undefined
  for (let at = 0; at + 1 < Math.min(rows.length, mostAbove); at += 1) {
    const [upper, lower] = [rows[at]?.cells ?? [], rows[at + 1]?.cells ?? []]
    if (!mayBeSecond(upper, lower)) continue
    const together = score(mergedHeadings(upper, lower), wide)
    if (together > (best?.score ?? 0)) best = { at, score: together }
  }
  const isBetter = best !== undefined && best.score > single + 0.6
  if (best && (isBetter || (best.score >= single && isScaleRow(rows[best.at + 1]?.cells ?? [])))) {
    return [best.at, best.at + 1]
  }
  return undefined
}

/** A second heading row has no numbers, and nothing of its own under the first heading. */
function mayBeSecond(upper: readonly string[], lower: readonly string[]): boolean {
  const isTitle = filled(upper) < 2
  const named = lower.filter((cell) => cell.trim() !== '')
  if (isTitle || named.length === 0) return false
  const hasNumbers = named.some((cell) => readNumber(cell) !== undefined)
  const nameAt = upper.findIndex((cell) => isNaming(headingOf(cell)?.meaning))
  if (hasNumbers) return false
  if (nameAt === -1 && isOverOthers(upper, lower)) return true
  const underName = lower[nameAt === -1 ? 0 : nameAt]?.trim() ?? ''
  return underName === '' || underName === upper[nameAt]?.trim()
}

/** Questions over some columns, with the headings of all columns below them: nothing stands over the names. */
function isOverOthers(upper: readonly string[], lower: readonly string[]): boolean {
  const namedAt = lower.findIndex((cell) => isNaming(headingOf(cell)?.meaning))
  const isFirstOver = upper.findIndex((cell) => cell.trim() !== '') > namedAt
  return (
    namedAt !== -1 && isFirstOver && upper.every((cell, at) => cell.trim() === '' || (lower[at] ?? '') !== '')
  )
}

/** A row that only says which scale each column has. */
function isScaleRow(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell.trim() !== '')
  return named.length > 0 && named.every((cell) => scaleInHeading(cell) !== undefined)
}

/** Both rows of a heading run together; a heading over several columns counts for each of them. */
export function mergedHeadings(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let over = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above, below] = [upper[at]?.trim() ?? '', lower[at]?.trim() ?? '']
    if (above !== '') over = above
    if (below === '' || below === above) return above
    return `${over === below ? '' : over} ${below}`.trim()
  })
}

/** Without any known word: words in the first row, each over a column that is of ratings below it. */
function wordsOverRatings(rows: readonly SheetRow[], wide: number): readonly number[] {
  const at = rows.findIndex(({ cells }) => filled(cells) >= Math.min(wide, 2))
  const [heading, ...body] = rows.slice(at)
  if (!heading || body.length < 2 || wide < 2) return []
  const over = heading.cells.filter((cell, column) => {
    if (cell.trim() === '' || readRating(cell) !== undefined) return false
    const below = body
      .slice(0, 200)
      .flatMap(({ cells }) => (isStandIn(cells[column] ?? '') ? [] : [cells[column] ?? '']))
    return below.length > 1 && below.every((text) => readRating(text) !== undefined)
  })
  return over.length > 0 ? [at] : []
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length
}
