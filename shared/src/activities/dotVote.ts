import * as z from 'zod/mini'
import type { CardId } from '../base/ids.ts'
import type { Activity } from './activity.ts'
import { cardId, isAbout, roundCards } from './answers.ts'

const setup = z.object({
  cards: roundCards,
  /** How many dots each person gives, and how many of them one card may get from one person. */
  dots: z.int().check(z.gte(1), z.lte(20)),
  most: z.int().check(z.gte(1), z.lte(20)),
})
export type VoteSetup = z.infer<typeof setup>

const ballot = z.object({ dots: z.record(cardId, z.int().check(z.gte(0), z.lte(20))) })
export type VoteBallot = z.infer<typeof ballot>

export interface VotedCard {
  readonly card: CardId
  readonly dots: number
  /** How many people gave it at least one. */
  readonly people: number
  /** 1 for the most dots; cards with as many dots share a rank. */
  readonly rank: number
  readonly isTied: boolean
}

export interface VoteResult {
  readonly people: number
  /** Most dots first; within a tie in the order of the round. */
  readonly cards: readonly VotedCard[]
}

/** Everybody gives dots to the cards that matter most to them. */
export const dotVote: Activity<VoteSetup, VoteBallot, VoteResult> = {
  setup,
  ballot,
  accept: ({ cards, dots, most }, given) => {
    const numbers = Object.values(given.dots)
    const fits = total(numbers) <= dots && numbers.every((number) => number <= most)
    return fits && isAbout(cards, given.dots) ? given : undefined
  },
  // A short list with few dots for each card cannot take them all.
  progress: ({ cards, dots, most }, given) =>
    total(Object.values(given.dots)) / Math.min(dots, most * cards.length),
  reveal({ cards }, casts) {
    const counted = cards.map((card) => {
      const given = casts.map(({ ballot }) => ballot.dots[card] ?? 0)
      return { card, dots: total(given), people: given.filter((number) => number > 0).length }
    })
    const people = casts.filter(({ ballot }) => total(Object.values(ballot.dots)) > 0).length
    return { people, cards: counted.map((one) => ({ ...one, ...standing(one, counted) })).sort(byRank) }
  },
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

const byRank = (a: VotedCard, b: VotedCard): number => a.rank - b.rank

function standing({ dots }: { readonly dots: number }, all: readonly { readonly dots: number }[]) {
  const more = all.filter((other) => other.dots > dots).length
  const same = all.filter((other) => other.dots === dots).length
  return { rank: more + 1, isTied: same > 1 && dots > 0 }
}
