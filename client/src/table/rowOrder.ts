import { fold } from '@commonground/shared/base/fold'
import { quadrantOf, quadrants } from '@commonground/shared/map/grid'
import type { Board } from '@commonground/shared/model/board'
import { attitudes, type Card, relationships } from '@commonground/shared/model/card'
import { compareNames } from '@commonground/shared/model/order'

export const tableColumns = [
  'name',
  'sector',
  'influence',
  'interest',
  'quadrant',
  'relationship',
  'attitude',
] as const
export type TableColumn = (typeof tableColumns)[number]

export interface Sort {
  readonly column: TableColumn
  readonly isDescending: boolean
}

/** The cards whose name, sector or description holds the words, sorted; cards without a value come last. */
export function rowsOf(
  board: Board,
  cards: readonly Card[],
  { filter, sort }: { readonly filter: string; readonly sort: Sort | undefined },
): readonly Card[] {
  const sought = fold(filter)
  const found = sought
    ? cards.filter((card) => fold(`${card.name}\n${card.sector}\n${card.description}`).includes(sought))
    : cards
  return sort ? [...found].sort((a, b) => compare(a, b, sort, board)) : found
}

function compare(a: Card, b: Card, { column, isDescending }: Sort, board: Board): number {
  const [left, right] = [rank(a, column, board), rank(b, column, board)]
  if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1
  const order =
    typeof left === 'string' || typeof right === 'string'
      ? compareNames(String(left), String(right))
      : left - right
  return (isDescending ? -order : order) || compareNames(a.name, b.name)
}

function rank(card: Card, column: TableColumn, board: Board): string | number | undefined {
  switch (column) {
    case 'name':
      return card.name
    case 'sector':
      return card.sector || undefined
    case 'influence':
    case 'interest':
      return card.place?.[column]
    case 'quadrant':
      return card.place && quadrants.indexOf(quadrantOf(card.place, board.settings))
    case 'relationship':
      return relationships.indexOf(card.relationship)
    case 'attitude':
      return attitudes.indexOf(card.attitude)
  }
}
