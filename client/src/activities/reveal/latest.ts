import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { compareDisagreements } from '@commonground/shared/analysis/disagreement'
import type { Answers } from '../../session/session.ts'
import type { Found } from './useFound.ts'

export interface Latest {
  /** Each card as it was placed last, in the order in which to talk about them. */
  readonly cards: readonly PlacedCard[]
  /** One's own places, where they are of the same round. */
  readonly own: Answers
}

/** Where the room stands now: a card that was placed again after a talk counts as it was placed last. @see SPEC W8 */
export function latestOf({ first, after, own }: Found): Latest {
  if (after.size === 0) return { cards: first.cards, own }
  const cards = first.cards.map((placed) => after.get(placed.card) ?? placed).sort(compareDisagreements)
  const isAgain = new Set<string>(after.keys())
  return { cards, own: Object.fromEntries(Object.entries(own).filter(([card]) => !isAgain.has(card))) }
}

export interface Parts {
  readonly open: readonly PlacedCard[]
  readonly agreed: readonly PlacedCard[]
  readonly unanswered: readonly PlacedCard[]
}

/** What there is to talk about, what there is not, and what nobody said anything of. */
export function partsOf(cards: readonly PlacedCard[]): Parts {
  return {
    open: cards.filter(({ shape }) => shape !== 'agreed' && shape !== 'none'),
    agreed: cards.filter(({ shape }) => shape === 'agreed'),
    unanswered: cards.filter(({ shape }) => shape === 'none'),
  }
}
