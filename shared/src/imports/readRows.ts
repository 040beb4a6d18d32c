import { BoardError } from '../base/boardError.ts'
import { nameKey } from '../base/nameKey.ts'
import { finish, type Steps } from '../base/steps.ts'
import type { CardValues } from '../model/card.ts'
import { words } from '../words/words.ts'
import { type Layout, ratings } from './layout.ts'
import { type LeftCells, LeftList } from './left.ts'
import { withoutListMarks } from './listMarks.ts'
import { nameReader } from './nameIn.ts'
import { isNoCard, saysSomething, standingCells } from './noCards.ts'
import { numberingColumns } from './numbering.ts'
import { isOwnForm } from './ownForm.ts'
import { mainColumn, type Reading, readCells } from './readCells.ts'
import { ladderOf } from './scale.ts'
import { sectionRows } from './sections.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { unratedColumns } from './unrated.ts'

const { refused: reasons } = words.transfer

/** One card's fields as a list gives them; fields the list says nothing about are absent. */
export interface CardRow {
  /** As a spreadsheet numbers it, from 1. */
  readonly row: number
  readonly fields: Partial<CardValues> & { readonly name: string }
}

/** A row that stays out, and why, in words. */
export interface RefusedRow {
  readonly row: number
  readonly name: string
  readonly reason: string
}

/** A row that is no card, and what it says. */
export interface SkippedRow {
  readonly row: number
  readonly text: string
}

/** What becomes of a row: a card, or none though it has a name, or none because it has not, or it is refused. */
export type RowFate = 'card' | 'noCard' | 'noName' | 'refused'

export interface ReadRows {
  readonly rows: readonly CardRow[]
  readonly refused: readonly RefusedRow[]
  /** What was not read, by column. */
  readonly left: readonly LeftCells[]
  /** Cards that get no place because the list gives only one of their two ratings. */
  readonly half: number
  /** Rows that hold nothing of their own: blank but for tick boxes, headings once more, totals. */
  readonly empty: number
  /** Of these and of the rows above the cards, those with words that are none of the list: titles, totals, greetings. */
  readonly skipped: readonly SkippedRow[]
  /** Of every row but the headings, by its number. */
  readonly fates: ReadonlyMap<number, RowFate>
  /** Indexes of the columns that should give places and give none. */
  readonly unrated: readonly number[]
}

export interface ReadOptions {
  /** Rows that a person brings in (`true`) or strikes out, whatever they look like, by their number. */
  readonly chosenRows?: ReadonlyMap<number, boolean>
  /** What cannot be read goes to the notes, with its heading before it. */
  readonly unreadToNotes?: boolean
  /** No card gets a place. */
  readonly toTray?: boolean
}

/**
 * Reads the rows of a sheet as cards. A cell that cannot be read is left out and told; it never costs its row. A row
 * without a name, or with the name of an earlier row, is refused.
 *
 * @throws BoardError `csv-no-name-column` when no column of the layout can give a name.
 * @see SPEC C8, T6
 */
export function readRows(sheet: Sheet, layout: Layout, options?: ReadOptions): ReadRows {
  return finish(readingRows(sheet, layout, options))
}

/** Cells that are read in one go. */
const cellsAStep = 5_000

/** The same in steps. */
export function* readingRows(sheet: Sheet, layout: Layout, options: ReadOptions = {}): Steps<ReadRows> {
  if (!layout.columns.some(({ meaning }) => naming.has(meaning))) throw new BoardError('csv-no-name-column')
  const body = withoutMarks(
    sheet.rows.filter(({ row }) => row > layout.lastRowAbove),
    layout,
  )
  yield
  const left = new LeftList(layout)
  const ladder = yield* ladderIn(body, layout)
  const reading: Reading = {
    layout,
    options,
    left,
    half: new Set(),
    scored: new Map(),
    ladder,
    mains: { notes: mainColumn(layout, 'notes'), description: mainColumn(layout, 'description') },
    numbering: numberingColumns(body, layout),
    isOwn: isOwnForm(headings(layout)),
  }
  const nameOf = nameReader(layout)
  yield
  const standing = standingCells(body, nameOf)
  yield
  const found: Found = { rows: [], refused: [], seen: new Map(), empty: 0, skipped: [], fates: new Map() }
  const chosen = options.chosenRows ?? new Map<number, boolean>()
  const isNone = (row: SheetRow): boolean => !reading.isOwn && isNoCard(row, { layout, standing, nameOf })
  const sections = reading.isOwn
    ? new Map<number, string>()
    : sectionRows(layout, { rows: body, nameOf, isNoCard: isNone })
  const fillsSector = !layout.columns.some(({ meaning }) => meaning === 'sector')
  yield
  let section: string | undefined
  const rowsAStep = Math.ceil(cellsAStep / layout.columns.length)
  for (const [at, row] of [...titles(sheet, layout), ...body].entries()) {
    if (at % rowsAStep === 0) yield
    const says = chosen.get(row.row)
    const begins = says ? undefined : sections.get(row.row)
    if (begins !== undefined) section = begins
    const isTitle = row.row <= layout.lastRowAbove
    const isOut = isTitle || begins !== undefined || sheet.asides?.has(row.row) || isNone(row)
    const name = nameOf(row.cells)
    if (says ?? !isOut) readRow(row, name, { reading, found, sector: fillsSector ? section : undefined })
    else {
      found.fates.set(row.row, name === '' ? 'noName' : 'noCard')
      if (says === false) continue
      if (!isTitle) found.empty += 1
      if (isTitle || saysSomething(row, layout)) found.skipped.push(skippedRow(row))
    }
  }
  if (sheet.cellsBeyond > 0) left.addBeyond(sheet.cellsBeyond)
  left.addBroken(sheet)
  const half = found.rows.filter(({ row, fields }) => reading.half.has(row) && !fields.place).length
  const unrated = unratedColumns(layout, reading.scored)
  const { rows, refused, empty, skipped, fates } = found
  return { rows, refused, left: left.all(), half, empty, skipped, fates, unrated }
}

const naming: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName', 'organisation'])

interface Found {
  readonly rows: CardRow[]
  readonly refused: RefusedRow[]
  /** Index in `rows` by the key of the name. */
  readonly seen: Map<string, number>
  empty: number
  readonly skipped: SkippedRow[]
  readonly fates: Map<number, RowFate>
}

/** Rows above the cards that name no columns. */
function titles({ rows }: Sheet, { lastRowAbove, headingRows }: Layout): readonly SheetRow[] {
  return rows.filter(({ row }) => row <= lastRowAbove && !headingRows.includes(row))
}

function skippedRow({ row, cells }: SheetRow): SkippedRow {
  return { row, text: [...new Set(cells.filter((cell) => cell.trim() !== ''))].join(' ').slice(0, 80) }
}

interface Into {
  readonly reading: Reading
  readonly found: Found
  /** What the line above this row and its neighbours says they are. */
  readonly sector: string | undefined
}

function readRow(row: SheetRow, name: string, { reading, found, sector }: Into): void {
  found.fates.set(row.row, 'card')
  if (name === '') {
    refuse(row.row, '', { found, reason: reasons.noName })
    return
  }
  const earlier = found.seen.get(nameKey(name))
  const fields = { ...(sector && { sector }), ...readCells(row, reading), name }
  if (earlier === undefined) {
    found.seen.set(nameKey(name), found.rows.length)
    found.rows.push({ row: row.row, fields })
    return
  }
  const first = found.rows[earlier]
  if (first && reading.layout.cardsAre === 'organisations') {
    found.rows[earlier] = { row: first.row, fields: joined(first.fields, fields) }
  } else refuse(row.row, name, { found, reason: reasons.sameName(first?.row ?? 0) })
}

function refuse(row: number, name: string, { found, reason }: { found: Found; reason: string }): void {
  found.refused.push({ row, name, reason })
  found.fates.set(row, name === '' ? 'noName' : 'refused')
}

/** Two people of one organisation make one card: what the first leaves open comes from the second, notes of both stay. */
function joined(first: CardRow['fields'], second: CardRow['fields']): CardRow['fields'] {
  const notes = [first.notes, second.notes].filter((text) => text !== undefined && text !== '')
  const all = [...new Set(notes)].join('\n\n')
  return { ...second, ...first, ...(all !== '' && { notes: all }) }
}

const headings = (layout: Layout): readonly string[] => layout.columns.map(({ heading }) => heading)

/** Names that stand as a list, each with its bullet or number, lose these. */
function withoutMarks(rows: readonly SheetRow[], layout: Layout): readonly SheetRow[] {
  const at = layout.columns.findIndex(({ meaning }) => meaning === 'name')
  if (at === -1 || isOwnForm(headings(layout))) return rows
  const names = rows.map(({ cells }) => cells[at] ?? '')
  const plain = withoutListMarks(names)
  return rows.map((row, index) =>
    plain[index] === names[index] ? row : { ...row, cells: row.cells.with(at, plain[index] ?? '') },
  )
}

/** All ratings of a list are given in the words of one ladder, also where a column does not use all of them. */
function* ladderIn(rows: readonly SheetRow[], { columns }: Layout): Steps<Reading['ladder']> {
  const rated = columns.flatMap(({ meaning }, index) => (ratings.has(meaning) ? [index] : []))
  // Ratings of thousands of rows are but a few words.
  const different = new Set<string>()
  for (const [at, { cells }] of rows.entries()) {
    if (at % cellsAStep === 0) yield
    for (const index of rated) different.add(cells[index] ?? '')
  }
  return ladderOf([...different])
}
