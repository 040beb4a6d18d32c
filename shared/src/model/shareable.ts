import type { Board } from './board.ts'
import { type Card, type CardField, cardFieldNames, cardFields } from './card.ts'
import { tieFields } from './tie.ts'

/**
 * The one allow-list: card fields that may leave the circle of those who work on the board. Viewers' sockets and
 * share-safe exports both use it, so that they cannot differ.
 *
 * @see SPEC P1
 */
export const shareableCardFields: readonly CardField[] = cardFieldNames.filter(
  (name) => cardFields[name].sharing === 'shareable',
)

/** The card with every private field at its fallback. */
export function shareableCard(card: Card): Card {
  const hidden = cardFieldNames
    .filter((name) => cardFields[name].sharing === 'private')
    .map((name) => [name, cardFields[name].fallback])
  const { createdBy: _who, ...rest } = card
  return { ...rest, ...Object.fromEntries(hidden) }
}

/** The board as anyone with a link may see it: no private field, no plan, nothing removed. */
export function shareableBoard(board: Board): Board {
  return {
    settings: board.settings,
    cards: new Map([...board.cards].map(([id, card]) => [id, shareableCard(card)])),
    removedCards: new Map(),
    ties: new Map([...board.ties].map(([id, tie]) => [id, { ...tie, label: tieFields.label.fallback }])),
    plan: new Map(),
    setAside: 0,
  }
}
