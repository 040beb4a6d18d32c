import { BoardError } from '../base/boardError.ts'
import { fold } from '../base/fold.ts'
import { columns } from './columns.ts'
import { withGuessedScales } from './guessLayout.ts'
import { type Layout, type Meaning, ratings, withMeaning, withScale } from './layout.ts'
import { columnLetter } from './left.ts'
import { type Scale, scaleKey, scaleOfKey } from './scale.ts'
import type { Sheet } from './sheet.ts'

/** What a script may say about a list; what it leaves unsaid is guessed. */
export interface LayoutQuery {
  /** `name,sector,-,influence` from the left, or `Body=name,D=influence` by heading or letter; `-` leaves one out. */
  readonly map?: string | undefined
  /** `1-5` for every rating, or `influence=1-5,interest=words`. */
  readonly scale?: string | undefined
}

/**
 * The layout as a script wants it.
 *
 * @throws BoardError `bad-request` that names the part it cannot follow.
 * @see SPEC T9
 */
export function applyQuery(sheet: Sheet, layout: Layout, { map, scale }: LayoutQuery): Layout {
  const mapped = map ? withGuessedScales(sheet, applyMap(layout, map)) : layout
  return scale ? applyScale(mapped, scale) : mapped
}

function applyMap(layout: Layout, map: string): Layout {
  const parts = map.split(',').map((part) => part.trim())
  return parts.reduce((changed, part, position) => {
    const equals = part.lastIndexOf('=')
    const index = equals === -1 ? position : columnIndex(layout, part.slice(0, equals))
    if (!layout.columns[index]) throw new BoardError('bad-request', `map: there is no column “${part}”`)
    const meaning = meaningOf(part.slice(equals + 1).trim())
    return meaning ? withMeaning(changed, index, meaning) : changed
  }, layout)
}

/** By its heading first: a heading may be a letter. */
function columnIndex({ columns }: Layout, wanted: string): number {
  const index = columns.findIndex(({ heading }) => heading !== '' && fold(heading) === fold(wanted))
  return index === -1 ? columns.findIndex((_, at) => columnLetter(at) === wanted.trim().toUpperCase()) : index
}

const meanings: readonly Meaning[] = [...columns, 'firstName', 'lastName', 'organisation']

/** @returns nothing for an empty part, which keeps the guess. */
function meaningOf(word: string): Meaning | undefined {
  if (word === '') return undefined
  const meaning = word === '-' ? 'leaveOut' : meanings.find((known) => fold(known) === fold(word))
  if (!meaning) throw new BoardError('bad-request', `map: “${word}” is none of ${meanings.join(', ')}, -`)
  return meaning
}

function applyScale(layout: Layout, given: string): Layout {
  return given.split(',').reduce((changed, part) => {
    const [key, meaning] = part
      .split('=')
      .toReversed()
      .map((word) => word.trim())
    const scale = scaleOfKey(key ?? '')
    if (!scale) throw new BoardError('bad-request', `scale: “${part}” is none such as 1-5, 0-100, words`)
    return layout.columns.reduce((all, column, index) => {
      const isMeant = meaning === undefined || column.meaning === meaning
      return ratings.has(column.meaning) && isMeant ? withScale(all, index, scale) : all
    }, changed)
  }, layout)
}

/** How a layout reads a list, for a script that left it to the guess. */
export interface ToldLayout {
  readonly columns: readonly { readonly column: string; readonly as: Meaning }[]
  readonly scale: Readonly<Partial<Record<Meaning, string>>>
  /** The last row of the heading; 0 when the list has none. */
  readonly headingRow: number
}

export function toldLayout({ columns, headingRows }: Layout): ToldLayout {
  const told = (scale: Scale | undefined): string => (scale ? scaleKey(scale) : '')
  return {
    columns: columns.map(({ heading, meaning }, at) => ({
      column: heading || columnLetter(at),
      as: meaning,
    })),
    scale: Object.fromEntries(
      columns.flatMap(({ meaning, scale }) => (ratings.has(meaning) ? [[meaning, told(scale)]] : [])),
    ),
    headingRow: headingRows.at(-1) ?? 0,
  }
}
