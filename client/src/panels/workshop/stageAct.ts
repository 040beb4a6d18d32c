import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { RoundId } from '@commonground/shared/base/ids'
import type { Round, StageKind, WorkshopState } from '@commonground/shared/protocol/workshop'

/** The one thing a facilitator most likely does in a stage, besides moving on. */
export type StageAct =
  | { readonly kind: 'code' | 'axes' | 'table' | 'close' }
  | { readonly kind: 'open'; readonly activity: ActivityKind }
  | { readonly kind: 'reveal'; readonly activity: ActivityKind; readonly round: RoundId }

const activityOf: Readonly<Partial<Record<StageKind, ActivityKind>>> = {
  listing: 'silentListing',
  placing: 'blindPlacing',
  reveal: 'blindPlacing',
  talk: 'blindPlacing',
  choose: 'dotVote',
  close: 'fairness',
}

/** What the bar offers now; nothing where the stage is talk alone, or people are still answering. */
export function stageAct({ agenda, stage, round, earlier }: WorkshopState): StageAct | undefined {
  const kind = agenda[stage]?.kind
  if (!kind) return undefined
  if (kind === 'join') return { kind: 'code' }
  if (kind === 'axes') return { kind: 'axes' }
  if (kind === 'label') return { kind: 'table' }
  const activity = activityOf[kind]
  if (!activity) return undefined
  const running = isRunning(round) && round.kind === activity ? round : undefined
  if (kind === 'placing') return running ? undefined : { kind: 'open', activity }
  if (running) return { kind: 'reveal', activity, round: running.id }
  if (kind === 'reveal' || kind === 'talk') return undefined
  const isAsked = [...earlier, ...(round ? [round] : [])].some((one) => one.kind === activity)
  return kind === 'close' && isAsked ? { kind: 'close' } : { kind: 'open', activity }
}

/** A round that people answer, or that waits to be shown. */
export function isRunning(round: Round | undefined): round is Round {
  return round !== undefined && round.state !== 'revealed'
}
