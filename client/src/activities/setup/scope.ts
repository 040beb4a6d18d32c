import type { CardId } from '@commonground/shared/base/ids'
import { type Quadrant, quadrantOf, quadrants } from '@commonground/shared/map/grid'
import { cardsInOrder } from '@commonground/shared/map/readingOrder'
import type { Board } from '@commonground/shared/model/board'

export const scopes = ['all', 'unplaced', 'priorities', ...quadrants, 'chosen'] as const
export type Scope = (typeof scopes)[number]

/**
 * The cards a round is about, in reading order. *Priorities* are influential and their relationship is not strong:
 * most is to be won there.
 */
export function cardsInScope(board: Board, scope: Scope, chosen: ReadonlySet<CardId>): readonly CardId[] {
  return cardsInOrder(board)
    .filter((card) => {
      const quadrant: Quadrant | undefined = card.place && quadrantOf(card.place, board.settings)
      switch (scope) {
        case 'all':
          return true
        case 'unplaced':
          return card.place === undefined
        case 'priorities':
          return (
            card.place !== undefined &&
            card.place.influence >= board.settings.influenceLine &&
            card.relationship !== 'strong'
          )
        case 'chosen':
          return chosen.has(card.id)
        default:
          return quadrant === scope
      }
    })
    .map(({ id }) => id)
}
