import { type ActivityKind, activities } from './activities.ts'
import type { About, Activity, Cast, FoundCard } from './activity.ts'
import { type BallotShape, ballotShapes } from './ballotShapes.ts'

/** A ballot that may be kept, and how far its person has come (0–1). */
export interface Accepted {
  readonly ballot: unknown
  readonly progress: number
}

export interface Revealed {
  readonly result: unknown
  /** What of it goes on the board. */
  readonly cards: readonly FoundCard[]
}

/** An activity for code that holds rounds of any kind: what it is handed is read first, and nothing is believed. */
export interface AnyActivity {
  /** Nothing when this is no setup of this kind. */
  readonly readSetup: (setup: unknown) => unknown
  /** Nothing when this is no ballot, or one that does not belong in this round. */
  readonly accept: (setup: unknown, ballot: unknown) => Accepted | undefined
  /** None when this is no ballot. */
  readonly answersOf: (ballot: unknown) => ReadonlyMap<string, unknown>
  readonly ballotOf: (answers: ReadonlyMap<string, unknown>) => unknown
  readonly reveal: (setup: unknown, casts: readonly Cast<unknown>[], about: About<unknown>) => Revealed
  /** What may still be told of a result of this kind. */
  readonly told: (result: unknown) => unknown
}

const any: Readonly<Record<ActivityKind, AnyActivity>> = {
  blindPlacing: opened(activities.blindPlacing, ballotShapes.blindPlacing),
  dotVote: opened(activities.dotVote, ballotShapes.dotVote),
  silentListing: opened(activities.silentListing, ballotShapes.silentListing),
  fairness: opened(activities.fairness, ballotShapes.fairness),
}

export const anyActivity = (kind: ActivityKind): AnyActivity => any[kind]

function opened<Setup, Ballot, Result>(
  activity: Activity<Setup, Ballot, Result>,
  shape: BallotShape<Ballot>,
): AnyActivity {
  const { setup: setupSchema, ballot: ballotSchema } = activity
  return {
    readSetup: (setup) => setupSchema.safeParse(setup).data,
    accept(given, answer) {
      const setup = setupSchema.safeParse(given)
      const read = ballotSchema.safeParse(answer)
      const ballot = setup.success && read.success ? activity.accept(setup.data, read.data) : undefined
      if (!setup.success || ballot === undefined) return undefined
      return { ballot, progress: activity.progress(setup.data, ballot) }
    },
    answersOf: (answer) => {
      const read = ballotSchema.safeParse(answer)
      return read.success ? shape.answersOf(read.data) : new Map()
    },
    ballotOf: shape.ballotOf,
    // What is kept is sealed: it is what a reveal of this kind made.
    told: (result) => (activity.told ? activity.told(result as Result) : result),
    reveal(given, casts, { settings, earlier }) {
      const setup = setupSchema.parse(given)
      const read = casts.map(({ sector, ballot }) => ({ sector, ballot: ballotSchema.parse(ballot) }))
      const result = activity.reveal(setup, read, { settings, earlier: earlier as readonly Result[] })
      return { result, cards: activity.cards?.(result) ?? [] }
    },
  }
}
