import * as z from 'zod/mini'
import { mean } from '../base/statistics.ts'
import type { Activity } from './activity.ts'

const setup = z.object({})
const ballot = z.object({ score: z.int().check(z.gte(1), z.lte(5)) })
export type FairnessBallot = z.infer<typeof ballot>

export interface FairnessResult {
  readonly people: number
  /** How many gave 1, 2, 3, 4 and 5. */
  readonly counts: readonly number[]
  /** Absent when nobody answered. */
  readonly mean?: number
}

/** The closing question: did this feel fair to you, from 1 (not at all) to 5 (fully)? */
export const fairness: Activity<Record<string, never>, FairnessBallot, FairnessResult> = {
  setup,
  ballot,
  accept: (_setup, given) => given,
  progress: () => 1,
  reveal(_setup, casts) {
    const scores = casts.map(({ ballot }) => ballot.score)
    return {
      people: scores.length,
      counts: [1, 2, 3, 4, 5].map((score) => scores.filter((one) => one === score).length),
      ...(scores.length > 0 && { mean: mean(scores) }),
    }
  },
}
