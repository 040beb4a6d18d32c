import { anyActivity } from '@commonground/shared/activities/anyActivity'
import { assertNever } from '@commonground/shared/base/assertNever'
import { BoardError } from '@commonground/shared/base/boardError'
import type { RoundId } from '@commonground/shared/base/ids'
import {
  allRounds,
  graceMs,
  holdsRounds,
  type Round,
  type WorkshopCommand,
} from '@commonground/shared/protocol/workshop'
import type { Moment } from './moment.ts'
import { readRound, type StoredWorkshop } from './stored.ts'

type Opening = Extract<WorkshopCommand, { readonly type: 'openRound' }>

const nobody = { begun: 0, half: 0, done: 0 } as const
/** More than any day has: the state is told often. Older ones are remembered by their ids. */
const maxEarlier = 50

/**
 * Opens a round. One that was revealed joins the earlier ones; one that was not has to be revealed or dropped first.
 *
 * @throws BoardError `moved-on`, also when the workshop is over; `invalid`, `card-missing`.
 */
export function openRound(state: StoredWorkshop, { kind, setup }: Opening, at: Moment): StoredWorkshop {
  if (!holdsRounds(state) || (state.round && state.round.state !== 'revealed'))
    throw new BoardError('moved-on')
  const round = readRound({
    id: at.newRound,
    kind,
    setup: anyActivity(kind).readSetup(setup),
    openedAt: at.now,
    state: 'open',
    progress: nobody,
  })
  if (!round) throw new BoardError('invalid', 'setup')
  if ('after' in round.setup && !isRevealed(state, round.setup.after))
    throw new BoardError('invalid', 'after')
  if ('cards' in round.setup && !round.setup.cards.every(at.hasCard)) throw new BoardError('card-missing')
  const rounds = allRounds(state)
  const earlier = rounds.slice(-maxEarlier)
  const past = [...(state.past ?? []), ...rounds.slice(0, -maxEarlier).map(({ id }) => id)]
  const next = { ...state, round, earlier: earlier.map(withoutCards), step: 'centres' as const }
  return past.length > 0 ? { ...next, past } : next
}

/** The state is told often: of a round that is over its result has the cards. Those placed again replace earlier ones. */
function withoutCards(round: Round): Round {
  switch (round.kind) {
    case 'blindPlacing':
      return round.setup.after === undefined ? { ...round, setup: { cards: [] } } : round
    case 'dotVote':
      return { ...round, setup: { ...round.setup, cards: [] } }
    case 'silentListing':
    case 'fairness':
      return round
    default:
      return assertNever(round)
  }
}

export function closeRound(state: StoredWorkshop, id: RoundId, { progress, now }: Moment): StoredWorkshop {
  const round = unrevealed(state, id)
  if (round.state === 'closed') return state
  return { ...state, round: { ...round, state: 'closed', closedAt: now, progress } }
}

/** The state in which nobody answers: a round that is open is closed, and keeps its answers. @see SPEC W17 */
export function withoutOpenRound(state: StoredWorkshop, at: Moment): StoredWorkshop {
  return state.round?.state === 'open' ? closeRound(state, state.round.id, at) : state
}

export function reopenRound(state: StoredWorkshop, id: RoundId): StoredWorkshop {
  if (!holdsRounds(state)) throw new BoardError('moved-on')
  const { closedAt: _closedAt, ...round } = unrevealed(state, id)
  return round.state === 'open' ? state : { ...state, round: { ...round, state: 'open' } }
}

/** How long answers to a round are still taken; 0 once it takes none. @see SPEC W4 */
export function takesFor({ state, closedAt }: Round, now: number): number {
  if (state === 'open') return Number.POSITIVE_INFINITY
  if (state === 'revealed' || closedAt === undefined || now < closedAt) return 0
  return Math.max(0, closedAt + graceMs - now)
}

/** Revealed once; pressing again changes nothing. @see SPEC W5 */
export function revealRound(state: StoredWorkshop, id: RoundId, { progress, now }: Moment): StoredWorkshop {
  if (isRevealed(state, id)) return state
  const round: Round = { ...unrevealed(state, id), state: 'revealed', progress }
  const shown: StoredWorkshop = { ...state, round, step: 'centres' }
  // A closed workshop has its row already, and that names this round.
  return state.closedAt === undefined ? { ...shown, heldAt: now } : shown
}

export function dropRound(state: StoredWorkshop, id: RoundId): StoredWorkshop {
  unrevealed(state, id)
  const { round: _round, ...rest } = state
  return rest
}

const isRevealed = (state: StoredWorkshop, id: RoundId | undefined): boolean =>
  allRounds(state).some((one) => one.id === id && one.state === 'revealed')

/** @throws BoardError `round-closed` after its reveal, `not-found` for any other. */
function unrevealed(state: StoredWorkshop, id: RoundId): Round {
  const { round } = state
  if (round?.id === id && round.state !== 'revealed') return round
  throw new BoardError(allRounds(state).some((one) => one.id === id) ? 'round-closed' : 'not-found')
}
