import * as z from 'zod/mini'
import { nameKey } from '../base/nameKey.ts'
import { cardFields } from '../model/card.ts'
import { maxLineLength } from '../model/field.ts'
import { maxListed } from '../protocol/limits.ts'
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
    .check(z.maxLength(maxListed)),
  /** The person said that they have no more to list. */
  done: z.optional(z.boolean()),
})
export type ListingBallot = z.infer<typeof ballot>

/** A card that was listed. */
export interface ListedName extends FoundCard {
  /** How many people listed it, told from three on: of fewer one could guess who they are. */
  readonly people?: number
}

export interface ListingResult {
  readonly people: number
  /** What goes on the board when the prompt closes, by name. */
  readonly cards: readonly ListedName[]
}

/** As with the places of a card (W9). */
const leastPeople = 3
/** Begun, and not half through: how much there is to list nobody knows. */
const begun = 0.25

/** Everybody lists partners alone; when the prompt closes all of them become cards, equal names one. @see SPEC W15 */
export const silentListing: Activity<ListingSetup, ListingBallot, ListingResult> = {
  setup,
  ballot,
  accept: (_setup, given) => {
    const { cards } = given
    return new Set(cards.map(({ id }) => id)).size === cards.length ? given : undefined
  },
  progress: (_setup, { cards, done = false }) => (done ? 1 : cards.length > 0 ? begun : 0),
  reveal(_setup, casts) {
    const lines = casts.flatMap(({ ballot }, person) => ballot.cards.map((card) => ({ person, card })))
    const byName = grouped(lines, ({ card }) => nameKey(card.name))
    const cards = [...byName.values()].map((same) => ({
      ...chosen(same.map(({ card }) => card)),
      ...told(peopleIn(same)),
    }))
    return { people: peopleIn(lines), cards: inOrder(onceEach(cards)) }
  },
  cards: ({ cards }) => cards.map(({ id, name, sector }) => ({ id, name, sector })),
}

const peopleIn = (lines: readonly { readonly person: number }[]): number =>
  new Set(lines.map(({ person }) => person)).size

const told = (people: number): Pick<ListedName, 'people'> => (people >= leastPeople ? { people } : {})

/** Of equal names the way most people wrote it, and the sector most gave. */
function chosen(cards: readonly FoundCard[]): FoundCard {
  const name = mostCommon(cards.map((card) => card.name))
  const sector = mostCommon(cards.flatMap((card) => card.sector || []))
  const ids = cards.filter((card) => card.name === name).map(({ id }) => id)
  const [id] = ids.toSorted()
  if (id === undefined) throw new Error('A name was listed by nobody')
  return { id, name, sector }
}

/** Of what is as common the first by its letters; nothing of nothing. */
function mostCommon(texts: readonly string[]): string {
  const counts = grouped(texts, (text) => text)
  const [most] = [...counts].toSorted(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
  return most?.[0] ?? ''
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** An id stands for one card. */
function onceEach(cards: readonly ListedName[]): readonly ListedName[] {
  return [
    ...new Map(
      inOrder(cards)
        .toReversed()
        .map((card) => [card.id, card]),
    ).values(),
  ]
}

/** By name, then by what else there is: one order, whoever listed it. */
function inOrder(cards: readonly ListedName[]): readonly ListedName[] {
  return cards
    .map((card) => ({ card, key: `${nameKey(card.name)}\n${card.name}\n${card.id}\n${card.sector}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ card }) => card)
}
