import type { ActivityKind } from '@commonground/shared/activities/activities'
import {
  allRounds,
  type Round,
  roundOfStage,
  type WorkshopState,
} from '@commonground/shared/protocol/workshop'
import { leftRound, revealedPlacing, showing, shownStep, showsIn } from '../../activities/showing.ts'

/** The one thing a facilitator most likely does in a stage, besides moving on. */
export type StageAct =
  | { readonly kind: 'code' | 'axes' | 'table' | 'plan' | 'close' }
  | { readonly kind: 'open'; readonly activity: ActivityKind; readonly isAgain: boolean }

/**
 * What the bar offers now; nothing where the stage is talk alone. A round that runs has its own sheet with everything
 * that is done to it.
 */
export function stageAct(workshop: WorkshopState): StageAct | undefined {
  const { agenda, stage, round } = workshop
  const kind = agenda[stage]?.kind
  if (!kind || inTheWay(workshop)) return undefined
  if (kind === 'join') return { kind: 'code' }
  if (kind === 'axes') return { kind: 'axes' }
  if (kind === 'plan') return { kind: 'plan' }
  if (kind === 'label') return { kind: 'table' }
  const activity = roundOfStage[kind]
  if (!activity) return undefined
  const isAsked = allRounds(workshop).some((one) => one.kind === activity)
  if (kind === 'close' && isAsked) return { kind: 'close' }
  return { kind: 'open', activity, isAgain: round?.kind === activity && round.state === 'revealed' }
}

/** Whether a stage that is held for a round still waits for it. */
export function awaitsRound(workshop: WorkshopState): boolean {
  const act = stageAct(workshop)
  return act?.kind === 'open' && !act.isAgain
}

/** Which button is the loudest, so that there is one: what the stage is about, moving on, or one beside the map. */
export function loudest(workshop: WorkshopState): 'act' | 'next' | 'beside' {
  const act = stageAct(workshop)
  if (act?.kind === 'open' ? !act.isAgain : act && act.kind !== 'table') return 'act'
  if (inTheWay(workshop)) return 'beside'
  const shown = showing(workshop, 'facilitator', {})
  if (shown.kind !== 'result') return 'next'
  const isWhole = shownStep(workshop, shown.revealed, false) === 'list'
  return isWhole && workshop.talk === undefined ? 'next' : 'beside'
}

const inTheWay = (workshop: WorkshopState): boolean => isRunning(workshop.round) && !leftRound(workshop)

/** A round that people answer, or that waits to be shown. */
export function isRunning(round: Round | undefined): round is Round {
  return round !== undefined && round.state !== 'revealed'
}

/** What becomes of a round that is under way when the workshop goes to another stage. */
export type Leaving = 'nothing' | 'close' | 'reveal' | 'show'

/**
 * Places wait for the stage that reveals them, and are not asked about again once they are closed; every other round
 * is shown, or its answers would be forgotten: in the next stage, or before it when that has no place for it. Of one
 * that was left behind before nothing is asked.
 *
 * @see SPEC W17
 */
export function leavingRound(workshop: WorkshopState, to: number): Leaving {
  const { round, agenda } = workshop
  if (!isRunning(round) || leftRound(workshop)) return 'nothing'
  const next = agenda[to]?.kind
  if (round.kind === 'blindPlacing') {
    if (round.state === 'closed' && (next === 'reveal' || next === 'placing')) return 'nothing'
    if (next === 'reveal') return 'close'
  }
  return next === undefined || showsIn(round, next) ? 'reveal' : 'show'
}

/** Whether what the room placed is on show in this stage and no longer in the next. */
export function leavesMiddles(workshop: WorkshopState, to: number): boolean {
  const { agenda, stage } = workshop
  const base = revealedPlacing(workshop)?.base
  const [now, next] = [agenda[stage]?.kind, agenda[to]?.kind]
  return base !== undefined && to > stage && !!now && showsIn(base, now) && !(next && showsIn(base, next))
}
