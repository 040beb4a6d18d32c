import * as z from 'zod/mini'
import { type CardId, isId } from '../base/ids.ts'
import { maxCards } from '../protocol/limits.ts'

/** A card id as a round or ballot names it. */
export const cardId = z.custom<CardId>(isId)

/** The cards of a round, each once. */
export const roundCards = z.array(cardId).check(
  z.minLength(1),
  z.maxLength(maxCards),
  z.refine((cards) => new Set(cards).size === cards.length),
)

/** True when every key of an answer is a card of the round. */
export function isAbout(cards: readonly CardId[], answers: Readonly<Record<string, unknown>>): boolean {
  const known: ReadonlySet<string> = new Set(cards)
  return Object.keys(answers).every((card) => known.has(card))
}
