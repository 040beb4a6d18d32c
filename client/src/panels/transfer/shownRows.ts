import type { Layout } from '@commonground/shared/imports/layout'
import type { RefusedRow, RowFate } from '@commonground/shared/imports/readRows'
import type { Sheet, SheetRow } from '@commonground/shared/imports/sheet'

/** A row as it was given, and what is done with it. */
export interface ShownRow extends SheetRow {
  readonly fate: 'heading' | RowFate
}

/** A list of no more rows is shown whole. */
const shortList = 15
/** Rows below the headings that are shown at first. */
const fewRows = 10
/** Titles above the headings that are shown at first: a letter may stand above a list. */
const fewTitles = 2
/** Rows that are shown at once at the most, however many a list has. */
export const rowsAPage = 100

/** The first rows, or one hundred of them. The headings stand above each. */
export function rowsToShow(sheet: Sheet, layout: Layout, page: number | undefined): readonly SheetRow[] {
  const isHeading = ({ row }: SheetRow): boolean => layout.headingRows.includes(row)
  if (page === undefined) {
    if (sheet.rows.length <= shortList) return sheet.rows
    const first = sheet.rows.findIndex(({ row }) => row > layout.lastRowAbove)
    const below = first === -1 ? [] : sheet.rows.slice(first, first + fewRows)
    const above = sheet.rows.slice(0, first === -1 ? undefined : first)
    const titles = new Set(above.filter((row) => !isHeading(row)).slice(-fewTitles))
    return [...above.filter((row) => isHeading(row) || titles.has(row)), ...below]
  }
  const rows = sheet.rows.slice(page * rowsAPage, (page + 1) * rowsAPage)
  const headings = sheet.rows.slice(0, page * rowsAPage).filter(isHeading)
  return [...headings, ...rows]
}

interface Said {
  readonly layout: Layout
  /** Nothing of a list that could not be read at all. */
  readonly fates: ReadonlyMap<number, RowFate>
  /** By the list itself or by the board. */
  readonly refused: readonly RefusedRow[]
}

/** Letters of a cell that are shown. */
const mostLetters = 200

/** Each row with what the reading of the list says of it, and nothing else does. */
export function withFates(rows: readonly SheetRow[], { layout, fates, refused }: Said): readonly ShownRow[] {
  const out = new Set(refused.map(({ row }) => row))
  return rows.map(({ row, cells }) => {
    const fate = fates.get(row) ?? 'noName'
    const isHeading = layout.headingRows.includes(row)
    return {
      row,
      cells: cells.map((cell) => cell.slice(0, mostLetters)),
      fate: isHeading ? 'heading' : fate === 'card' && out.has(row) ? 'refused' : fate,
    }
  })
}
