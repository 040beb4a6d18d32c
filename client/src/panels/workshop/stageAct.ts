import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { Round, StageKind, WorkshopState } from '@commonground/shared/protocol/workshop'

/** The one thing a facilitator most likely does in a stage, besides moving on. */
export type StageAct =
  | { readonly kind: 'code' | 'axes' | 'table' | 'close' }
  | { readonly kind: 'open'; readonly activity: ActivityKind }

const activityOf: Readonly<Partial<Record<StageKind, ActivityKind>>> = {
  listing: 'silentListing',
  placing: 'blindPlacing',
  choose: 'dotVote',
  close: 'fairness',
}

/**
 * What the bar offers now; nothing where the stage is talk alone. A round that runs has its own sheet with everything
 * that is done to it.
 */
export function stageAct({ agenda, stage, round, earlier }: WorkshopState): StageAct | undefined {
  const kind = agenda[stage]?.kind
  if (!kind || isRunning(round)) return undefined
  if (kind === 'join') return { kind: 'code' }
  if (kind === 'axes') return { kind: 'axes' }
  if (kind === 'label') return { kind: 'table' }
  const activity = activityOf[kind]
  if (!activity) return undefined
  const isAsked = [...earlier, ...(round ? [round] : [])].some((one) => one.kind === activity)
  return kind === 'close' && isAsked ? { kind: 'close' } : { kind: 'open', activity }
}

/** A round that people answer, or that waits to be shown. */
export function isRunning(round: Round | undefined): round is Round {
  return round !== undefined && round.state !== 'revealed'
}

/** What becomes of a round that is under way when the workshop goes to another stage. */
export type Leaving = 'nothing' | 'close' | 'reveal'

/** Places wait for the stage that reveals them; every other round is shown where it was asked, or its answers would be forgotten. */
export function leavingRound(round: Round | undefined, next: StageKind | undefined): Leaving {
  if (!isRunning(round)) return 'nothing'
  if (round.kind !== 'blindPlacing') return 'reveal'
  if (next !== 'reveal') return round.state === 'open' ? 'reveal' : 'nothing'
  return round.state === 'open' ? 'close' : 'nothing'
}
