import { cleanLine } from '../model/field.ts'
import type { Layout } from './layout.ts'
import type { SheetRow } from './sheet.ts'

interface LoneRow {
  readonly index: number
  readonly row: number
  readonly text: string
}

interface Among {
  readonly rows: readonly SheetRow[]
  readonly nameOf: (cells: readonly string[]) => string
  /** True for totals, blank rows and sources, which stand between groups. */
  readonly isNoCard: (row: SheetRow) => boolean
}

/**
 * Rows between the cards that say what those below them are: *PUBLIC SECTOR*, *Business:*, *Residents*. They fill one
 * cell in a table whose cards fill several. In capitals, or named like a sector, they are taken for such only when the
 * table begins with one: further down, a card may have nothing but its name. Other words are so when the table begins
 * with them and has them over every group of rows.
 *
 * @returns what each says, by its row number.
 */
export function sectionRows(layout: Layout, { rows, nameOf, isNoCard }: Among): ReadonlyMap<number, string> {
  if (layout.headingRows.length === 0 || layout.columns.length < 2) return new Map()
  const lone = rows.flatMap((row, index) => (isNoCard(row) ? [] : loneRow(row, index, layout)))
  if (lone.length === 0 || lone.length * 2 > rows.length) return new Map()
  const loneAt = new Set(lone.map(({ index }) => index))
  const names = rows.flatMap(({ cells }, index) => (loneAt.has(index) ? [] : [nameOf(cells)]))
  const mayShout = names.filter(isShouted).length * 3 < names.length
  const isNamedSo = ({ text }: LoneRow): boolean => (mayShout && isShouted(text)) || sectorLike.test(text)
  const beginsWithOne = lone.some((first) => first.index === 0 && isNamedSo(first))
  const overGroups = areOverGroups(lone, rows, isNoCard)
  const found = lone.filter((one) => {
    const isOverCards = one.index + 1 < rows.length
    const isSo = overGroups.has(one.index) || (beginsWithOne && isNamedSo(one))
    return isOverCards && (/\S\s*[:：]$/.test(one.text) || isSo)
  })
  return new Map(found.map(({ row, text }) => [row, sectorOf(text)]))
}

/** Where groups have fewer cards each, the lone rows may be cards with nothing but a name. */
const leastRowsEach = 1.5

/**
 * The lone rows that begin a group, by their index: the first row is one, and every other stands over a card. Where
 * some stand behind a gap or a total all do; those that do not are cards.
 */
function areOverGroups(
  lone: readonly LoneRow[],
  rows: readonly SheetRow[],
  isNoCard: Among['isNoCard'],
): ReadonlySet<number> {
  const none: ReadonlySet<number> = new Set()
  if (lone[0]?.index !== 0 || lone.length < 2) return none
  const loneAt = new Set(lone.map(({ index }) => index))
  const isOverCard = ({ index }: LoneRow): boolean => {
    const below = rows[index + 1]
    return below !== undefined && !loneAt.has(index + 1) && !isNoCard(below)
  }
  const isApart = ({ index, row }: LoneRow): boolean => {
    const above = rows[index - 1]
    return above === undefined || row - above.row > 1 || isNoCard(above)
  }
  const apart = lone.filter((one) => isApart(one) && isOverCard(one))
  if (apart.length > 1) return new Set(apart.map(({ index }) => index))
  const cards = rows.filter((row, index) => !loneAt.has(index) && !isNoCard(row)).length
  const isEvery = lone.every(isOverCard) && cards >= lone.length * leastRowsEach
  return isEvery ? loneAt : none
}

/** A row with one filled cell, at the name or left of it. */
function loneRow({ row, cells }: SheetRow, index: number, { columns }: Layout): readonly LoneRow[] {
  const at = cells.findIndex((cell) => cell.trim() !== '')
  const text = cells[at]?.trim() ?? ''
  // A merged cell of a copied table may stand in each of its columns.
  const isLone =
    text !== '' && cells.every((cell) => cell === '' || cell.trim() === '' || cell.trim() === text)
  const nameAt = isLone ? columns.findIndex(({ meaning }) => naming.has(meaning)) : -1
  return at <= nameAt && text.length <= 80 ? [{ index, row, text }] : []
}

const naming: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName', 'organisation'])

/** Capitals only, and more than an abbreviation. */
function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters.length > 5 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
}

const sectorLike =
  /(?:^|[^\p{L}])(?:sectors?|sektor|sektori|secteur|settore|setor|сектор|τομέας|stakeholders|internal|external|extern|intern|interne|externe)(?!\p{L})/iu

/** The words of a section as a sector is written: no colon, and capitals only where a word is short for others. */
function sectorOf(text: string): string {
  const plain = cleanLine(text.replace(/[\s:：]+$/, ''))
  if (!isShouted(plain)) return plain
  const words = plain.split(' ').map((word, at) => {
    if (word.length <= 3 && !small.has(word)) return word
    const lower = word.toLowerCase()
    return at === 0 ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower
  })
  return words.join(' ')
}

const small = new Set('AND OF THE FOR IN ON AT UND DER DIE ET DE LA LES DU Y EN E DI'.split(' '))
