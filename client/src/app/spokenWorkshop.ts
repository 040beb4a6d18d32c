import { may } from '@commonground/shared/protocol/policy'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import { timeLeftMs } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { stageSays } from '../panels/workshop/stageSays.ts'
import { isPaused, warningBetween } from '../panels/workshop/timeLeft.ts'
import type { Session } from '../session/session.ts'
import type { Announcer } from './announce.ts'

const text = words.workshop

type Heard = Pick<Session, 'me' | 'role' | 'people' | 'workshop' | 'board'>

export interface WorkshopSpeaking {
  readonly session: Heard
  readonly announce: Announcer
  /** The server's clock. */
  readonly now: () => number
}

/** Reads out where the workshop goes, the time, and who wants something. Returns its stop. */
export function speakOfWorkshop(speaking: WorkshopSpeaking): () => void {
  const { session } = speaking
  const stopTime = speakOfTime(speaking)
  let before = session.workshop.get()
  const stop = session.workshop.subscribe(() => {
    const after = session.workshop.get()
    const said = news(speaking, before, after)
    before = after
    if (said.length > 0) speaking.announce.polite(said.join(' '))
  })
  return () => {
    stop()
    stopTime()
  }
}

function news({ session }: WorkshopSpeaking, before: WorkshopState, after: WorkshopState): readonly string[] {
  // What the server tells first is how things stand, not news.
  if (before.now === 0) return after.stage >= 0 ? [stageText(session, after)] : []
  const nameOf = (id: string): string =>
    session.people.get().find(({ participantId }) => participantId === id)?.name ??
    words.panels.people.facilitator
  const leads = may(session.role, 'runWorkshop')
  const raised = after.hands.filter((hand) => !before.hands.includes(hand) && hand !== session.me.id)
  const arrived = (after.waiting ?? 0) - (before.waiting ?? 0)
  return [
    isElsewhere(before, after) ? stageText(session, after) : !leads && roundText(session, before, after),
    timerText(before, after),
    after.hold !== before.hold && after.hold !== session.me.id && holdText(after, nameOf),
    leads && raised.map((hand) => text.hands.raised(nameOf(hand))).join(' '),
    leads && arrived > 0 && text.lobby.arrived(after.waiting ?? 0),
  ].filter((part): part is string => typeof part === 'string' && part !== '')
}

const isElsewhere = (before: WorkshopState, after: WorkshopState): boolean =>
  before.agenda[before.stage]?.id !== after.agenda[after.stage]?.id

/** A round that begins, closes or is shown to those who cannot read its result; the others hear what it found. */
function roundText({ role }: Heard, before: WorkshopState, { round }: WorkshopState): string {
  const last = before.round
  if (!round || (last?.id === round.id && last.state === round.state)) return ''
  const name = words.rounds.kinds[round.kind]
  if (!may(role, 'answerRound')) {
    if (round.state === 'open') return text.said.roundOpen(name, words.rounds.viewer)
    return round.state === 'revealed' ? words.rounds.viewerResult : ''
  }
  if (round.state === 'open') return text.said.roundOpen(name, words.rounds.alone)
  return round.state === 'closed' ? text.said.roundClosed : ''
}

function stageText({ role, board }: Heard, workshop: WorkshopState): string {
  const { agenda, stage, closedAt } = workshop
  const now = agenda[stage]
  if (!now) return closedAt === undefined ? text.said.ended : text.said.closed
  const says = stageSays(workshop, { role, question: board.get().settings.question })
  return text.said.stage(stage + 1, agenda.length, now.title, says)
}

function timerText(before: WorkshopState, after: WorkshopState): string {
  if (!before.timer || !after.timer || isElsewhere(before, after)) return ''
  if (isPaused(before.timer) === isPaused(after.timer)) return ''
  return isPaused(after.timer) ? text.said.paused : text.said.resumed
}

function holdText({ hold }: WorkshopState, nameOf: (id: string) => string): string {
  return hold ? text.said.held(nameOf(hold)) : text.said.released
}

/** The longest a browser waits is far above any stage; this only wakes often enough to notice a device that slept. */
const lookEveryMs = 30_000

/** One minute, half a minute, and the end: the last cannot wait. */
function speakOfTime({ session, announce, now }: WorkshopSpeaking): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastMs: number | undefined
  const look = (): void => {
    clearTimeout(timer)
    const { timer: running } = session.workshop.get()
    if (!running || isPaused(running)) {
      lastMs = undefined
      return
    }
    const leftMs = timeLeftMs(running, now())
    const warning = lastMs === undefined ? undefined : warningBetween(lastMs, leftMs)
    lastMs = leftMs
    if (warning === 'over') announce.assertive(text.time.said.over)
    else if (warning) announce.polite(text.time.said[warning])
    const next = [60_000, 30_000, 0].find((markMs) => markMs < leftMs)
    if (next !== undefined) timer = setTimeout(look, Math.min(lookEveryMs, leftMs - next + 10))
  }
  look()
  const stop = session.workshop.subscribe(look)
  return () => {
    stop()
    clearTimeout(timer)
  }
}
