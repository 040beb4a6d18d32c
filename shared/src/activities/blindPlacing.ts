import * as z from 'zod/mini'
import {
  besideEarlier,
  compareDisagreements,
  type Disagreement,
  disagreementOf,
  leastOfSector,
  leastRaters,
  untold,
} from '../analysis/disagreement.ts'
import type { CardId, RoundId } from '../base/ids.ts'
import { isId } from '../base/ids.ts'
import { placeAt } from '../model/place.ts'
import type { Activity } from './activity.ts'
import { cardId, isAbout, roundCards } from './answers.ts'

const score = z.number().check(z.gte(0), z.lte(100))
const answer = z.union([z.literal('unknown'), z.object({ influence: score, interest: score })])

const setup = z.object({
  cards: roundCards,
  /** Set when these cards are placed again after a talk: the round whose result was talked about. */
  after: z.optional(z.custom<RoundId>(isId)),
})
export type PlacingSetup = z.infer<typeof setup>

const ballot = z.object({ places: z.record(cardId, answer) })
export type PlacingBallot = z.infer<typeof ballot>

/** How one card was placed. */
export interface PlacedCard extends Disagreement {
  readonly card: CardId
}

export interface PlacingResult {
  /** How many people answered at all. */
  readonly people: number
  /** In the order in which to talk about them. */
  readonly cards: readonly PlacedCard[]
}

/** Everybody places the same cards alone. A card left out is no answer; *don't know* is one. */
export const blindPlacing: Activity<PlacingSetup, PlacingBallot, PlacingResult> = {
  setup,
  ballot,
  accept: ({ cards }, { places }) => (isAbout(cards, places) ? { places: rounded(places) } : undefined),
  progress: ({ cards }, { places }) => Object.keys(places).length / cards.length,
  reveal({ cards }, casts, { settings, earlier }) {
    const placed = cards.map((card): PlacedCard => {
      const answers = casts.flatMap(({ sector, ballot }) => {
        const place = ballot.places[card]
        return place === undefined ? [] : [{ sector, place }]
      })
      const told = earlier.flatMap((one) => one.cards.filter((placed) => placed.card === card))
      return { card, ...besideEarlier(disagreementOf(answers, settings), told) }
    })
    const people = casts.filter(({ ballot }) => Object.keys(ballot.places).length > 0).length
    return { people, cards: placed.sort(compareDisagreements) }
  },
  told: ({ people, cards }) => ({ people, cards: cards.map(withoutFew) }),
}

/** An older version told where one or two had placed a card, and the view of a sector of three. */
function withoutFew(kept: PlacedCard): PlacedCard {
  const { card, placed, shape, sectors } = kept
  const tellsNobody = shape === 'none' || shape === 'nobodyKnows'
  if (placed < leastRaters) return { card, ...untold(kept), ...(tellsNobody && { shape }) }
  if (sectors.every(({ raters }) => raters >= leastOfSector)) return kept
  const { gap: _gap, ...rest } = kept
  return { ...rest, sectors: [], hidesSectors: true }
}

function rounded(places: PlacingBallot['places']): PlacingBallot['places'] {
  const entries = Object.entries(places).map(([card, place]) => [
    card,
    place === 'unknown' ? place : placeAt(place.influence, place.interest),
  ])
  return Object.fromEntries(entries)
}
