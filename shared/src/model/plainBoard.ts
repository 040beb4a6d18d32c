import type { Board, Settings } from './board.ts'
import type { Card } from './card.ts'
import type { PlanLine } from './planLine.ts'
import type { Tie } from './tie.ts'

/** A board as JSON carries it: lists instead of maps, live records alone, and nothing of who made them. */
export interface PlainBoard {
  readonly settings: Settings
  readonly cards: readonly Card[]
  readonly ties: readonly Tie[]
  readonly plan: readonly PlanLine[]
}

/** The board without what JSON cannot carry. People belong to the board they joined, so makers stay there. */
export function plainBoard({ settings, cards, ties, plan }: Board): PlainBoard {
  return {
    settings,
    cards: [...cards.values()].map(({ createdBy: _who, ...card }) => card),
    ties: [...ties.values()],
    plan: [...plan.values()],
  }
}

/** The board that `plainBoard` wrote. */
export function boardFromPlain({ settings, cards, ties, plan }: PlainBoard): Board {
  return {
    settings,
    cards: byId(cards),
    removedCards: new Map(),
    ties: byId(ties),
    plan: byId(plan),
    setAside: 0,
  }
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): Map<T['id'], T> =>
  new Map(records.map((record) => [record.id, record]))
