import { type Board, settingFields } from './board.ts'
import { cardFields } from './card.ts'
import type { Fields } from './field.ts'
import { tieFields } from './tie.ts'

/**
 * The fields of a table that may leave the circle of those who work on the board. Viewers' documents, result pages and
 * share-safe files all ask here, so that a field is hidden everywhere by the one word in its table.
 *
 * @see SPEC P1
 */
export function shareableFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field.sharing === 'shareable'))
}

/** The record with every private field of its table at its fallback. */
export function withoutPrivate<T extends object>(fields: Fields, record: T): T {
  const open = shareableFields(fields)
  const hidden = Object.entries(fields).filter(([name]) => !Object.hasOwn(open, name))
  return { ...record, ...Object.fromEntries(hidden.map(([name, field]) => [name, field.fallback])) }
}

/** The board as anyone with a link may see it: no private field, no plan, nothing removed, nothing of who made it. */
export function shareableBoard(board: Board): Board {
  const cards = [...board.cards].map(([id, { createdBy: _who, ...card }]) => {
    return [id, withoutPrivate(cardFields, card)] as const
  })
  return {
    settings: withoutPrivate(settingFields, board.settings),
    cards: new Map(cards),
    removedCards: new Map(),
    ties: new Map([...board.ties].map(([id, tie]) => [id, withoutPrivate(tieFields, tie)])),
    plan: new Map(),
    setAside: 0,
  }
}
