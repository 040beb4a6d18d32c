import { assertNever } from '@commonground/shared/base/assertNever'
import { BoardError } from '@commonground/shared/base/boardError'
import type { CardId, ParticipantId } from '@commonground/shared/base/ids'
import {
  graceMs,
  rests,
  roundOfStage,
  type Stage,
  type Timer,
  timeLeftMs,
  type WorkshopCommand,
} from '@commonground/shared/protocol/workshop'
import { anew, beginsAnew, isAnother, movedOn, noted, withPresent } from './held.ts'
import type { Moment } from './moment.ts'
import { closeRound, dropRound, openRound, reopenRound, revealRound, withoutOpenRound } from './roundSteps.ts'
import type { StoredWorkshop } from './stored.ts'

type CommandOf<T extends WorkshopCommand['type']> = Extract<WorkshopCommand, { readonly type: T }>

/**
 * The state after a command; the same object when it changes nothing.
 *
 * @throws BoardError when it cannot be done: `moved-on` when somebody else was quicker.
 * @see SPEC W2
 */
export function step(state: StoredWorkshop, command: WorkshopCommand, at: Moment): StoredWorkshop {
  const next = take(state, command, at)
  return next === state ? state : settled(state, noted(next, at), at.now)
}

/** Raises or lowers one person's hand. */
export function raiseHand(state: StoredWorkshop, participant: ParticipantId, up: boolean): StoredWorkshop {
  if (state.hands.includes(participant) === up) return state
  const others = state.hands.filter((hand) => hand !== participant)
  return { ...state, hands: up ? [...others, participant] : others }
}

/** The state once someone was taken off the board: their hand is down, nobody follows them, and they were not there. */
export function withoutPerson(state: StoredWorkshop, participant: ParticipantId): StoredWorkshop {
  const lowered = raiseHand(state, participant, false)
  const free = lowered.hold === participant ? without(lowered, 'hold') : lowered
  if (free.there?.[participant] === undefined) return free
  const { [participant]: _sector, ...there } = free.there
  return { ...free, there }
}

function take(state: StoredWorkshop, command: WorkshopCommand, at: Moment): StoredWorkshop {
  switch (command.type) {
    case 'freeze':
      return command.frozen === state.frozen ? state : { ...state, frozen: command.frozen }
    case 'setAgenda':
      return setAgenda(state, command.agenda, at)
    case 'goToStage':
      return goToStage(state, command, at)
    case 'startTimer':
      return startTimer(state, command.minutes, at.now)
    case 'pauseTimer':
    case 'resumeTimer':
    case 'addTime':
      return { ...state, timer: changed(timerOf(state), command, at.now) }
    case 'stopTimer':
      return without(state, 'timer')
    case 'openRound':
      return withTimer(openRound(state, command, at), command.minutes, at.now)
    case 'closeRound':
      return closeRound(state, command.round, at)
    case 'reopenRound':
      return reopenRound(state, command.round)
    case 'revealRound':
      return revealRound(state, command.round, at)
    case 'dropRound':
      return dropRound(state, command.round)
    case 'showStep':
      return { ...state, step: command.step }
    case 'talkAbout':
      return command.card === undefined ? without(state, 'talk') : { ...state, talk: known(command.card, at) }
    case 'settle':
      return settle(state, command, at)
    case 'lobby':
      return { ...state, lobby: command.on }
    case 'code':
      if (!command.open) return without(state, 'code')
      return state.code === undefined ? { ...state, code: at.newCode } : state
    case 'summon':
      return {
        ...state,
        summon: { number: (state.summon?.number ?? 0) + 1, by: at.by, view: command.view },
      }
    case 'hold':
      return command.on ? { ...state, hold: at.by } : without(state, 'hold')
    case 'lowerHand':
      return {
        ...state,
        hands:
          command.participant === undefined ? [] : state.hands.filter((hand) => hand !== command.participant),
      }
    case 'cursors':
      return { ...state, cursors: command.on }
    case 'close':
      return close(state, command, at)
    default:
      return assertNever(command)
  }
}

/**
 * Since when the board rests follows from whether it does: moves in flight are let through when that begins. Hands go
 * down with the last stage.
 *
 * @see SPEC W20
 */
function settled(before: StoredWorkshop, next: StoredWorkshop, now: number): StoredWorkshop {
  const isOver = before.stage >= 0 && next.stage < 0
  const after = isOver && next.hands.length > 0 ? { ...next, hands: [] } : next
  if (!rests(after)) return without(after, 'frozenFrom')
  return rests(before) ? after : { ...after, frozenFrom: now + graceMs }
}

/** Whoever is in a stage stays in it while it is there, wherever it now stands. */
function setAgenda(state: StoredWorkshop, agenda: readonly Stage[], at: Moment): StoredWorkshop {
  if (new Set(agenda.map(({ id }) => id)).size < agenda.length) throw new BoardError('invalid', 'agenda')
  const current = state.agenda[state.stage]
  const found = agenda.findIndex(({ id }) => id === current?.id)
  const nearest = Math.min(state.stage, agenda.length - 1)
  const next = isAnother(state, agenda) ? anew(state, at) : state
  return { ...next, agenda, stage: current && found >= 0 ? found : nearest }
}

function goToStage(state: StoredWorkshop, { from, to }: CommandOf<'goToStage'>, at: Moment): StoredWorkshop {
  if (from !== state.stage) throw new BoardError('moved-on')
  if (to >= state.agenda.length) throw new BoardError('invalid', 'to')
  if (to === from) return state
  const next = beginsAnew(state, to) ? anew(state, at) : state
  const moved = movedOn(state, { ...without(next, 'timer', 'talk'), stage: to }, at.now)
  if (to < 0) return withoutOpenRound(without(moved, 'hold'), at)
  const stage = state.agenda[to]
  // Nobody can do anything there before its round is open.
  const minutes = stage && roundOfStage[stage.kind] === undefined ? stage.minutes : undefined
  return withTimer(without(moved, 'closedAt'), minutes, at.now)
}

/** Outcomes that were kept with the close stay as they were. */
function settle(state: StoredWorkshop, { card, outcome }: CommandOf<'settle'>, at: Moment): StoredWorkshop {
  if (state.closedAt !== undefined) throw new BoardError('moved-on')
  const { [known(card, at)]: _before, ...others } = state.outcomes
  return { ...state, outcomes: outcome ? { ...others, [card]: outcome } : others, heldAt: at.now }
}

function close(state: StoredWorkshop, { reviewOn }: CommandOf<'close'>, at: Moment): StoredWorkshop {
  if (state.closedAt !== undefined) throw new BoardError('moved-on')
  const over = withPresent(withoutOpenRound(state, at), at)
  const ended = without(over, 'timer', 'talk', 'hold', 'code', 'reviewOn', 'heldAt')
  const sitting = at.newSitting
  return { ...ended, stage: -1, closedAt: at.now, sitting, ...(reviewOn !== undefined && { reviewOn }) }
}

function known(card: CardId, { hasCard }: Moment): CardId {
  if (!hasCard(card)) throw new BoardError('card-missing')
  return card
}

const minuteMs = 60_000

function startTimer(state: StoredWorkshop, minutes: number, now: number): StoredWorkshop {
  if (minutes === 0) return without(state, 'timer')
  const totalMs = minutes * minuteMs
  return { ...state, timer: { totalMs, endsAt: now + totalMs } }
}

const withTimer = (state: StoredWorkshop, minutes: number | undefined, now: number): StoredWorkshop =>
  minutes ? startTimer(state, minutes, now) : state

function timerOf({ timer }: StoredWorkshop): Timer {
  if (!timer) throw new BoardError('moved-on', 'There is no timer')
  return timer
}

/** @see SPEC W13 */
function changed(
  timer: Timer,
  command: CommandOf<'pauseTimer' | 'resumeTimer' | 'addTime'>,
  now: number,
): Timer {
  const { totalMs } = timer
  const left = Math.max(0, timeLeftMs(timer, now))
  switch (command.type) {
    case 'pauseTimer':
      return { totalMs, pausedWithMs: left }
    case 'resumeTimer':
      return 'endsAt' in timer ? timer : { totalMs, endsAt: now + left }
    case 'addTime': {
      const more = command.minutes * minuteMs
      const next = { totalMs: Math.max(0, totalMs + more), left: Math.max(0, left + more) }
      return 'endsAt' in timer
        ? { totalMs: next.totalMs, endsAt: now + next.left }
        : { totalMs: next.totalMs, pausedWithMs: next.left }
    }
    default:
      return assertNever(command)
  }
}

type Passing = 'frozenFrom' | 'timer' | 'talk' | 'hold' | 'code' | 'closedAt' | 'reviewOn' | 'heldAt'

function without(state: StoredWorkshop, ...keys: readonly Passing[]): StoredWorkshop {
  const rest: { -readonly [K in keyof StoredWorkshop]: StoredWorkshop[K] } = { ...state }
  for (const key of keys) delete rest[key]
  return rest
}
