import type { CardId } from '@commonground/shared/base/ids'
import { cardsInOrder } from '@commonground/shared/map/readingOrder'
import type { Board } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { cardsInScope } from '../../activities/setup/scope.ts'

/** The cards a line can be about, those first that most needs to be done with; each stands once. */
export interface PlanChoices {
  readonly voted: readonly Card[]
  /** Influential and the relationship not strong, the most influential first. */
  readonly priorities: readonly Card[]
  readonly others: readonly Card[]
}

/** @param voted the cards that got dots, the most chosen first. */
export function planChoices(board: Board, voted: readonly CardId[]): PlanChoices {
  const taken = new Set(voted)
  const priorities = cardsInScope(board, 'priorities', taken)
    .filter((id) => !taken.has(id))
    .flatMap((id) => board.cards.get(id) ?? [])
    .toSorted((one, other) => influenceOf(other) - influenceOf(one))
  for (const { id } of priorities) taken.add(id)
  return {
    voted: voted.flatMap((id) => board.cards.get(id) ?? []),
    priorities,
    others: cardsInOrder(board).filter(({ id }) => !taken.has(id)),
  }
}

const influenceOf = (card: Card): number => card.place?.influence ?? 0
