import type * as z from 'zod/mini'
import type { CardId } from '../base/ids.ts'
import type { Settings } from '../model/board.ts'

/** One person's committed ballot, with all that a result may know of the person. */
export interface Cast<Ballot> {
  readonly sector: string
  readonly ballot: Ballot
}

/** What a reveal hangs on besides the answers. */
export interface About<Result> {
  readonly settings: Settings
  /** What was told of every round of this kind in this workshop before. */
  readonly earlier: readonly Result[]
}

/**
 * One kind of round: everybody answers alone, nobody sees an answer before the reveal. Pure: the server keeps the
 * ballots and calls `reveal` once.
 *
 * @see SPEC W3
 */
export interface Activity<Setup, Ballot, Result> {
  /** What a facilitator opens the round with. */
  readonly setup: z.ZodMiniType<Setup>
  /** What one person answers; `accept` then holds it against the round it is for. */
  readonly ballot: z.ZodMiniType<Ballot>
  /** The ballot as it may be kept, or nothing when it does not belong in this round. */
  readonly accept: (setup: Setup, ballot: Ballot) => Ballot | undefined
  /** 0–1: how far this person has come. */
  readonly progress: (setup: Setup, ballot: Ballot) => number
  /** The same for any order of casts; makes sense of none, one and many. */
  readonly reveal: (setup: Setup, casts: readonly Cast<Ballot>[], about: About<Result>) => Result
  /** What may still be told of a result that an older version kept; without it, all. @see SPEC W9 */
  readonly told?: (result: Result) => Result
  /** What of a result goes on the board. */
  readonly cards?: (result: Result) => readonly FoundCard[]
}

export interface FoundCard {
  readonly id: CardId
  readonly name: string
  readonly sector: string
}
