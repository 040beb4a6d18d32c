import * as z from 'zod/mini'
import { nameKey } from '../base/nameKey.ts'
import { cardFields } from '../model/card.ts'
import { maxLineLength } from '../model/field.ts'
import type { Activity, FoundCard } from './activity.ts'
import { cardId } from './answers.ts'

// A name a card cannot have, such as one of letters that cannot be seen, would stop the cards of everybody.
const name = z.string().check(
  z.trim(),
  z.maxLength(maxLineLength),
  z.refine((text) => Boolean(cardFields.name.check(text))),
)

const setup = z.object({ prompt: z.string().check(z.trim(), z.maxLength(500)) })
export type ListingSetup = z.infer<typeof setup>

/** The card ids come from whoever lists, so that adding the cards twice adds them once. */
const ballot = z.object({
  cards: z
    .array(z.object({ id: cardId, name, sector: z.string().check(z.trim(), z.maxLength(maxLineLength)) }))
    .check(z.maxLength(50)),
})
export type ListingBallot = z.infer<typeof ballot>

export interface ListingResult {
  readonly people: number
  /** What goes on the board when the prompt closes, by name. */
  readonly cards: readonly FoundCard[]
}

/** Everybody lists partners alone; when the prompt closes all of them become cards. */
export const silentListing: Activity<ListingSetup, ListingBallot, ListingResult> = {
  setup,
  ballot,
  accept: (_setup, { cards }) =>
    new Set(cards.map(({ id }) => id)).size === cards.length ? { cards } : undefined,
  progress: (_setup, { cards }) => (cards.length > 0 ? 1 : 0),
  reveal(_setup, casts) {
    const cards = new Map<string, FoundCard>()
    for (const card of inOrder(casts.flatMap(({ ballot }) => ballot.cards))) {
      if (!cards.has(card.id)) cards.set(card.id, card)
    }
    return {
      people: casts.filter(({ ballot }) => ballot.cards.length > 0).length,
      cards: [...cards.values()],
    }
  },
  cards: ({ cards }) => cards,
}

/** By name, then by what else there is: one order, whoever listed it. */
function inOrder(cards: readonly FoundCard[]): readonly FoundCard[] {
  return cards
    .map((card) => ({ card, key: `${nameKey(card.name)}\n${card.name}\n${card.id}\n${card.sector}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ card }) => card)
}
