import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import type { Board } from '@commonground/shared/model/board'

export const numberColumns = [
  'card',
  'shape',
  'influence',
  'interest',
  'spread',
  'otherPlan',
  'placed',
  'unknown',
  'gap',
] as const
export type NumberColumn = (typeof numberColumns)[number]

export interface NumberSort {
  readonly column: NumberColumn
  readonly isDescending: boolean
}

/** What a cell holds, for showing and sorting; nothing where there is no number. */
export function cellOf(placed: PlacedCard, column: NumberColumn, board: Board): string | number | undefined {
  switch (column) {
    case 'card':
      return board.cards.get(placed.card)?.name ?? ''
    case 'shape':
      return placed.shape
    case 'influence':
      return placed.centre?.influence
    case 'interest':
      return placed.centre?.interest
    case 'spread':
    case 'otherPlan':
      return placed.band === 'few' ? undefined : placed[column]
    case 'placed':
    case 'unknown':
    case 'gap':
      return placed[column]
  }
}

/** In the order of talking unless a column was chosen; cells without a number always last. */
export function sortedNumbers(
  cards: readonly PlacedCard[],
  sort: NumberSort | undefined,
  board: Board,
): readonly PlacedCard[] {
  if (!sort) return cards
  const turn = sort.isDescending ? -1 : 1
  return [...cards].sort((a, b) => {
    const [left, right] = [cellOf(a, sort.column, board), cellOf(b, sort.column, board)]
    if (left === right) return 0
    if (left === undefined) return 1
    if (right === undefined) return -1
    if (typeof left === 'string' || typeof right === 'string')
      return turn * String(left).localeCompare(String(right), 'en')
    return turn * (left - right)
  })
}
