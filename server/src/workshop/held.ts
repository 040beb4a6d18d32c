import { allRounds, type Stage } from '@commonground/shared/protocol/workshop'
import type { Moment } from './moment.ts'
import type { StoredWorkshop } from './stored.ts'

/** Whether a round was not shown: its answers would be lost with it. */
export const hasUnshown = ({ round }: Pick<StoredWorkshop, 'round'>): boolean =>
  round !== undefined && round.state !== 'revealed'

/**
 * The state before another workshop on the same board: with rounds, outcomes and people of its own to come. What the
 * one before held and no row tells yet is kept by `workshopToKeep`.
 *
 * @see SPEC W17, W19
 */
export function anew(state: StoredWorkshop, { newSitting }: Pick<Moment, 'newSitting'>): StoredWorkshop {
  const { round: _round, reviewOn: _day, talk: _talk, ...others } = state
  const { begunAt: _begun, heldAt, there: _there, past: _past, ...rest } = others
  return {
    ...rest,
    earlier: [],
    outcomes: {},
    ...(heldAt !== undefined && { sitting: newSitting }),
  }
}

/** Whether going to the first stage begins another workshop: never over answers that a facilitator may yet show. */
export function beginsAnew(state: StoredWorkshop, to: number): boolean {
  return to === 0 && state.stage < 0 && (state.closedAt !== undefined || !hasUnshown(state))
}

/** Whether an agenda is that of another workshop: it has no stage of the one before, and no answers wait to be shown. */
export function isAnother(state: StoredWorkshop, agenda: readonly Stage[]): boolean {
  const known = new Set(state.agenda.map(({ id }) => id))
  const isEmpty = known.size + agenda.length === 0
  return !isEmpty && !hasUnshown(state) && !agenda.some(({ id }) => known.has(id))
}

/** The state in which it is remembered when the workshop began and who was there until now. */
export function withPresent(
  state: StoredWorkshop,
  { now, here }: Pick<Moment, 'now' | 'here'>,
): StoredWorkshop {
  const there = { ...state.there, ...Object.fromEntries(here()) }
  return { ...state, begunAt: state.begunAt ?? now, there }
}

/** The same after any step of a workshop that is under way. */
export function noted(state: StoredWorkshop, at: Moment): StoredWorkshop {
  const isUnderWay = state.stage >= 0 || state.round !== undefined
  return isUnderWay && state.closedAt === undefined ? withPresent(state, at) : state
}

/** Moving about in a workshop without rounds is all that is held of it; the first stage alone is a rehearsal. */
export function movedOn(before: StoredWorkshop, after: StoredWorkshop, now: number): StoredWorkshop {
  const isWay = before.stage >= 0 && after.stage >= 0
  const isBare = allRounds(before).length === 0 && Object.keys(before.outcomes).length === 0
  return isWay && isBare ? { ...after, heldAt: now } : after
}

/** A workshop that one step ends, and how. */
export interface Ending {
  readonly state: StoredWorkshop
  /** Nobody closed it before the next one began. */
  readonly isUnclosed: boolean
}

/**
 * The workshop that has to get its row in the commit of this step: one that was closed, or one that gave way to
 * another.
 *
 * @see SPEC W19
 */
export function workshopToKeep(before: StoredWorkshop, after: StoredWorkshop): Ending | undefined {
  if (after.sitting === undefined || after.sitting === before.sitting) return undefined
  const isClosing = before.closedAt === undefined && after.closedAt !== undefined
  if (isClosing) return { state: after, isUnclosed: false }
  return { state: before, isUnclosed: before.closedAt === undefined }
}
