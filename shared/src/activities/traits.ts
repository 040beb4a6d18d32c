import type { ActivityKind } from './activities.ts'

/** What everything around a round has to know of its kind: a page needs no more of it than this and its `BallotShape`. */
export interface Traits {
  /** It is about cards of the board. */
  readonly hasCards: boolean
  /** While it is open nobody is shown where others point or what they drag. @see SPEC W6 */
  readonly hidesPresence: boolean
  /** Its bar counts who finished; else who began. @see SPEC W17 */
  readonly countsFinished: boolean
  /** With so few answers that one could guess whose they are it is not shown without asking. @see SPEC W17 */
  readonly asksBeforeFew: boolean
  /** What it finds goes on the board, where everybody sees it. */
  readonly isFoundOnBoard: boolean
  /** An answer that the ballot had no room for was typed, and stays in its tab; else it can be given anew. @see SPEC W21 */
  readonly keepsLeftOut: boolean
}

const traits: Readonly<Record<ActivityKind, Traits>> = {
  blindPlacing: {
    hasCards: true,
    hidesPresence: true,
    countsFinished: true,
    asksBeforeFew: true,
    isFoundOnBoard: false,
    keepsLeftOut: false,
  },
  dotVote: {
    hasCards: true,
    hidesPresence: true,
    countsFinished: false,
    asksBeforeFew: true,
    isFoundOnBoard: false,
    keepsLeftOut: false,
  },
  silentListing: {
    hasCards: false,
    hidesPresence: false,
    countsFinished: true,
    // A list is shown whole in any case; places and votes are what could be guessed.
    asksBeforeFew: false,
    isFoundOnBoard: true,
    keepsLeftOut: true,
  },
  fairness: {
    hasCards: false,
    hidesPresence: false,
    countsFinished: false,
    asksBeforeFew: true,
    isFoundOnBoard: false,
    keepsLeftOut: false,
  },
}

export const traitsOf = (kind: ActivityKind): Traits => traits[kind]
