import { finish, type Steps } from '../base/steps.ts'
import { dateOrderOf } from './days.ts'
import { findHeadingRows, mergedHeadings } from './findHeading.ts'
import { guessingColumns } from './guessColumns.ts'
import { type Layout, type LayoutColumn, ratings } from './layout.ts'
import { isOwnForm } from './ownForm.ts'
import { readRating } from './rating.ts'
import { isStandIn } from './ratingWords.ts'
import { type Scale, type ScaleGuess, scaleInHeading, scaleOfCells, scoreOn } from './scale.ts'
import type { Sheet } from './sheet.ts'

/** Rows by whose cells a column is judged. */
const sampleRows = 2_000

/**
 * How a sheet is most likely meant: which rows are titles and headings, what each column holds, which scale each
 * rating has. Guesses that neither a heading nor the cells settle are marked as unsure.
 *
 * @param headingRows the rows a person says are the heading, as the sheet numbers them; none for a sheet without.
 * @see SPEC T6, T8
 */
export function guessLayout(sheet: Sheet, headingRows?: readonly number[]): Layout {
  return finish(guessingLayout(sheet, headingRows))
}

/** The same in steps. */
export function* guessingLayout(sheet: Sheet, headingRows?: readonly number[]): Steps<Layout> {
  const at = headingRows
    ? sheet.rows.flatMap(({ row }, index) => (headingRows.includes(row) ? [index] : []))
    : sheet.columns
      ? []
      : findHeadingRows(sheet)
  const first = Math.max((at.at(-1) ?? titleRows(sheet) - 1) + 1, asidesAbove(sheet))
  const headings = headingsOf(sheet, at)
  const below = sheet.rows.slice(first, first + sampleRows)
  const width = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const columns = Array.from({ length: width }, (_, index) => ({
    heading: (headings[index] ?? '').replace(/\s+/g, ' ').trim(),
    cells: below.map(({ cells }) => cells[index] ?? ''),
  }))
  yield
  const guessed = (at.length === 0 && sheet.columns) || (yield* guessingColumns(columns))
  const dated = columns.flatMap(({ cells }, index) =>
    guessed[index]?.meaning === 'lastReviewed' ? cells : [],
  )
  yield
  return withGuessedScales(sheet, {
    headingRows: at.map((index) => sheet.rows[index]?.row ?? 0),
    lastRowAbove: sheet.rows[first - 1]?.row ?? 0,
    columns: guessed,
    cardsAre: 'people',
    dates: dateOrderOf(dated),
  })
}

function asidesAbove({ rows, asides }: Sheet): number {
  const first = rows.findIndex(({ row }) => !asides?.has(row))
  return Math.max(first, 0)
}

function headingsOf({ rows }: Sheet, at: readonly number[]): readonly string[] {
  const [upper, lower] = [rows[at[0] ?? -1]?.cells ?? [], rows[at[1] ?? -1]?.cells ?? []]
  return at.length > 1 ? mergedHeadings(upper, lower) : upper
}

/** Lines at the top that fill one cell, over a table in which every row fills more. */
function titleRows({ rows, columns }: Sheet): number {
  if (columns) return 0
  const isLone = ({ cells }: Sheet['rows'][number]): boolean =>
    cells.filter((cell) => cell.trim() !== '').length < 2
  const first = rows.findIndex((row) => !isLone(row))
  return first > 0 && !rows.slice(first).some(isLone) ? first : 0
}

/** The layout with a scale for every rating that has none: as its heading says, else as its cells suggest. */
export function withGuessedScales(sheet: Sheet, layout: Layout): Layout {
  const rows = sheet.rows.filter(({ row }) => row > layout.lastRowAbove).slice(0, sampleRows)
  const isOwn = isOwnForm(layout.columns.map(({ heading }) => heading))
  const cellsAt = (index: number): readonly string[] => rows.map(({ cells }) => cells[index] ?? '')
  const open = layout.columns.flatMap((column, index) => (needsScale(column) ? [index] : []))
  // Both ratings of a list are given on one scale, so that each tells about the other.
  const together = scaleOfCells(open.filter((at) => !scaleInHeading(headingAt(layout, at))).flatMap(cellsAt))
  const stated = open.flatMap((at) => scaleInHeading(headingAt(layout, at)) ?? [])[0]
  const isLone = rows.filter(({ cells }) => open.some((at) => readRating(cells[at] ?? ''))).length < 2
  const columns = layout.columns.map((column, index): LayoutColumn => {
    if (!needsScale(column)) return column
    const { scale, isSure } = isOwn
      ? ownScale
      : scaleFor(column.heading, cellsAt(index), { together, isLone, stated })
    return { ...column, scale, isScaleSure: isSure }
  })
  return { ...layout, columns }
}

const ownScale: ScaleGuess = { scale: { kind: 'numbers', from: 0, to: 100 }, isSure: true }

const needsScale = ({ meaning, scale }: LayoutColumn): boolean => ratings.has(meaning) && scale === undefined

const headingAt = (layout: Layout, index: number): string => layout.columns[index]?.heading ?? ''

interface Beside {
  readonly together: ScaleGuess
  /** What the heading of any rating says. */
  readonly stated: Scale | undefined
  /** One row alone is rated: its numbers say too little. */
  readonly isLone: boolean
}

function scaleFor(heading: string, cells: readonly string[], beside: Beside): ScaleGuess {
  const said = scaleInHeading(heading)
  const own = scaleOfCells(cells)
  if (said && fits(said, own.scale)) return { scale: said, isSure: true }
  const { together, isLone, stated } = beside
  if (stated && !own.isSure && holdsAll(stated, cells)) return { scale: stated, isSure: false }
  if (isLone && own.scale.kind === 'numbers' && !own.isSure) return { ...ownScale, isSure: false }
  const isGraded = together.scale.kind === 'numbers' && together.scale.from > together.scale.to
  if (isGraded && cells.every((cell) => isStandIn(cell) || readRating(cell)?.grade !== undefined))
    return together
  const sharesKind = own.scale.kind === together.scale.kind
  return sharesKind && !own.isSure ? together : own
}

function holdsAll(scale: Scale, cells: readonly string[]): boolean {
  if (scale.kind === 'words') return false
  const numbers = cells.flatMap((cell) => readRating(cell)?.number ?? [])
  return numbers.every((number) => scoreOn(scale, number) !== undefined)
}

/** A heading may state numbers over a column of words. Fractions of one are percentages as workbooks keep them. */
function fits(said: Scale, found: Scale): boolean {
  if (said.kind === 'words' || found.kind === 'words') return said.kind === found.kind
  return true
}
