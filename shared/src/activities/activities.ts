import type { Activity } from './activity.ts'
import { blindPlacing } from './blindPlacing.ts'
import { dotVote } from './dotVote.ts'
import { fairness } from './fairness.ts'
import { silentListing } from './silentListing.ts'

/** Every kind of round. Adding one is adding its file, a line here, its traits and shape, its words and its panel. */
export const activities = { blindPlacing, dotVote, silentListing, fairness } as const

export type ActivityKind = keyof typeof activities
export const activityKinds = Object.keys(activities) as ActivityKind[]

type Part<K extends ActivityKind, At extends 0 | 1 | 2> =
  (typeof activities)[K] extends Activity<infer Setup, infer Ballot, infer Result>
    ? [Setup, Ballot, Result][At]
    : never

export type SetupOf<K extends ActivityKind> = Part<K, 0>
export type BallotOf<K extends ActivityKind> = Part<K, 1>
export type ResultOf<K extends ActivityKind> = Part<K, 2>
