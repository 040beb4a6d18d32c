import { newCardId } from '../base/ids.ts'
import { type Board, type Settings, settingFields } from './board.ts'
import { type Card, type CardValues, cardFields } from './card.ts'

type Fields = Readonly<Record<string, { readonly fallback: unknown }>>

const fallbacks = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.fallback]))

/** A plain board for tests: what is not given stands at its fallback. */
export function boardOf(given: {
  readonly settings?: Partial<Settings>
  readonly cards?: readonly (Partial<CardValues> & { readonly name: string })[]
}): Board {
  const cards = (given.cards ?? []).map(
    (values) => ({ ...fallbacks(cardFields), ...values, id: newCardId(), locked: false, order: 0 }) as Card,
  )
  return {
    settings: { ...fallbacks(settingFields), ...given.settings } as Settings,
    cards: new Map(cards.map((card) => [card.id, card])),
    removedCards: new Map(),
    ties: new Map(),
    plan: new Map(),
    setAside: 0,
  }
}
