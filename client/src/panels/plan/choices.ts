import type { CardId } from '@commonground/shared/base/ids'
import { cardsInOrder } from '@commonground/shared/frameworks/readingOrder'
import type { Board } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import type { PlanLine } from '@commonground/shared/model/planLine'
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

/** The lines of the plan as the cards are read, so that filling one in moves none. Without lines of deleted cards. */
export function planLines(board: Board): readonly PlanLine[] {
  const order = new Map(cardsInOrder(board).map(({ id }, at) => [id, at]))
  return [...board.plan.values()]
    .filter(({ card }) => order.has(card))
    .toSorted((one, other) => at(order, one) - at(order, other) || (one.id < other.id ? -1 : 1))
}

const at = (order: ReadonlyMap<CardId, number>, line: PlanLine): number => order.get(line.card) ?? 0
const influenceOf = (card: Card): number => card.place?.influence ?? 0
