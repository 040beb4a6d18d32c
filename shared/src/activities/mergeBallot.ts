import { maxCards } from '../protocol/limits.ts'
import type { ActivityKind } from './activities.ts'
import { type Accepted, anyActivity } from './anyActivity.ts'
import { isSameAnswer, laterOf, type StampedAnswers, unanswered, withStamps } from './stampedAnswers.ts'

/** A ballot as it is kept and told: what is answered, and when each answer was given or taken back. */
export interface StampedBallot {
  readonly ballot: unknown
  /** By answer; one that the ballot has and this has not was given before all others. */
  readonly at: Readonly<Record<string, number>>
}

/** The round that a ballot is for. */
interface ForRound {
  readonly kind: ActivityKind
  readonly setup: unknown
}

/** The most answers that are remembered in one ballot, those taken back included. */
const maxAnswers = maxCards

/**
 * The ballot with what one tab changed in it: of every answer the later counts. What does not fit in any more (a tenth
 * dot of nine, the fifty-first name) is left out and has no stamp in the answer. Nothing when the change does not belong
 * in this round.
 *
 * @param before what is kept of this person.
 * @see SPEC W4, W21
 */
export function mergeBallot(
  { kind, setup }: ForRound,
  before: StampedBallot | undefined,
  change: StampedBallot,
): (Accepted & StampedBallot) | undefined {
  const activity = anyActivity(kind)
  const given = activity.accept(setup, change.ballot)
  if (!given) return undefined
  const kept = before ? stampedAnswers(kind, before) : unanswered
  const changed = stampedAnswers(kind, { ballot: given.ballot, at: change.at })
  const accepted = (answers: StampedAnswers): (Accepted & StampedBallot) | undefined => {
    const whole = activity.accept(setup, activity.ballotOf(answers.answers))
    return whole && { ...whole, at: Object.fromEntries(answers.stamps) }
  }
  const merged = laterOf(kept, changed)
  // No page comes near it, and trying answers one by one would take the server's time.
  if (merged.stamps.size > maxAnswers) return undefined
  return accepted(merged) ?? accepted(whatFits(kept, changed, accepted))
}

/** Takes answers back first, then gives as many as there is room for, the earliest first. */
function whatFits(
  kept: StampedAnswers,
  changed: StampedAnswers,
  accepted: (answers: StampedAnswers) => unknown,
): StampedAnswers {
  const one = (key: string, stamp: number): StampedAnswers => ({
    answers: new Map(changed.answers.has(key) ? [[key, changed.answers.get(key)]] : []),
    stamps: new Map([[key, stamp]]),
  })
  const isTakenBack = ([key]: readonly [string, number]): boolean => !changed.answers.has(key)
  const takenBack = [...changed.stamps].filter(isTakenBack)
  const given = [...changed.stamps].filter((change) => !isTakenBack(change))
  let fits = laterOf(kept, { answers: new Map(), stamps: new Map(takenBack) })
  for (const [key, stamp] of given.sort(([, a], [, b]) => a - b)) {
    const next = laterOf(fits, one(key, stamp))
    if (accepted(next)) fits = next
  }
  return fits
}

/**
 * A whole ballot that came without stamps, as scripts and old pages send it: what it says counts from now on. What it
 * does not name stays, because a page that had not seen it cannot have taken it back; unless both do not fit.
 */
export function wholeBallot(
  round: ForRound,
  before: StampedBallot | undefined,
  { ballot, now }: { readonly ballot: unknown; readonly now: number },
): StampedBallot | undefined {
  const { kind, setup } = round
  const given = anyActivity(kind).accept(setup, ballot)
  if (!given) return undefined
  const kept = before ? stampedAnswers(kind, before) : unanswered
  const { answers } = stampedAnswers(kind, { ballot: given.ballot, at: {} })
  const stampOf = (key: string): number => Math.max(now, (kept.stamps.get(key) ?? 0) + 1)
  const said = [...answers.keys()].filter((key) => !isSameAnswer(answers.get(key), kept.answers.get(key)))
  const added = { ballot: given.ballot, at: Object.fromEntries(said.map((key) => [key, stampOf(key)])) }
  const merged = mergeBallot(round, before, added)
  const isAllTaken = said.every((key) => merged?.at[key] === stampOf(key))
  if (isAllTaken) return added
  const all = [...new Set([...answers.keys(), ...kept.answers.keys()])]
  return { ballot: given.ballot, at: Object.fromEntries(all.map((key) => [key, stampOf(key)])) }
}

/** A kept ballot, answer by answer. */
export function stampedAnswers(kind: ActivityKind, { ballot, at }: StampedBallot): StampedAnswers {
  return withStamps(anyActivity(kind).answersOf(ballot), at)
}
