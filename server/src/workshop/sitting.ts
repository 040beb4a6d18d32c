import { type CardId, isId, type RoundId } from '@commonground/shared/base/ids'
import { nameKey } from '@commonground/shared/base/nameKey'
import { type Outcome, outcomes } from '@commonground/shared/protocol/workshop'
import * as z from 'zod/mini'
import type { Ending } from './held.ts'
import { roundsOf } from './stored.ts'

/** The part of a row that is read as one: all that was held, besides the board. */
export interface Held {
  /** Titles of the stages. */
  readonly agenda: readonly string[]
  /** Oldest first. The rest of a round stands in the store once, and tells whether it was shown since. */
  readonly rounds: readonly { readonly id: RoundId }[]
  readonly outcomes: Readonly<Record<CardId, Outcome>>
  /** How many took part, by sector. */
  readonly people: Readonly<Record<string, number>>
  /** Nobody closed it: it was kept when the next one began. */
  readonly unclosed?: true
}

/** The part of the row that this ending is kept by. @see SPEC W19 */
export function heldIn({ state, isUnclosed }: Ending): Held {
  const [spellings, counts] = [new Map<string, string>(), new Map<string, number>()]
  for (const given of Object.values(state.there ?? {})) {
    const sector = spellings.get(nameKey(given)) ?? given
    spellings.set(nameKey(given), sector)
    counts.set(sector, (counts.get(sector) ?? 0) + 1)
  }
  return {
    agenda: state.agenda.map(({ title }) => title),
    rounds: roundsOf(state).map((id) => ({ id })),
    outcomes: state.outcomes,
    people: Object.fromEntries(counts),
    ...(isUnclosed && { unclosed: true }),
  }
}

/** Reads it back. Damage reads as nothing held: the name, the day and the board stay. @see SPEC S4 */
export function readHeld(value: unknown): Held {
  const read = held.safeParse(value)
  return read.success ? read.data : { agenda: [], rounds: [], outcomes: {}, people: {} }
}

const held: z.ZodMiniType<Held> = z.object({
  agenda: z.array(z.string()),
  rounds: z.array(z.object({ id: z.custom<RoundId>(isId) })),
  outcomes: z.record(z.custom<CardId>(isId), z.enum(outcomes)),
  people: z.record(z.string(), z.number()),
  unclosed: z.exactOptional(z.literal(true)),
})
