import type { ParticipantId, RoundId } from '@commonground/shared/base/ids'
import { readBoard } from '@commonground/shared/document/read'
import type { Role } from '@commonground/shared/model/participant'
import type { Connected } from '@commonground/shared/protocol/messages'
import { freshWorkshop, type Round, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import { words } from '@commonground/shared/words/words'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createStore } from '../state/store.ts'
import { speakOfWorkshop } from './spokenWorkshop.ts'

const text = words.workshop.said

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => vi.useRealTimers())

const ada: Connected = { participantId: 'ada', name: 'Ada', sector: '', role: 'participant', colour: 0 }
const agenda = [stageOf('join'), stageOf('placing')]
const started: WorkshopState = { ...freshWorkshop, now: 1, agenda, stage: 0 }

/** What is said, beginning with a workshop that stands in its first stage. */
function listen(role: Role = 'participant') {
  const said: string[] = []
  const workshop = createStore<WorkshopState>(started)
  speakOfWorkshop({
    session: {
      role,
      workshop,
      board: createStore(readBoard(new Y.Doc())),
      me: { id: 'me', name: 'Me', sector: '', colour: 0 },
      people: createStore<readonly Connected[]>([ada]),
    },
    announce: {
      polite: (text) => void said.push(text),
      assertive: (text) => void said.push(`! ${text}`),
      repeat: () => {},
    },
    now: () => Date.now(),
  })
  const change = (part: Partial<WorkshopState>): void => workshop.set({ ...workshop.get(), ...part })
  return { said, change, workshop }
}

const round = (state: Round['state']): Round => ({
  id: 'r1' as RoundId,
  kind: 'fairness',
  state,
  setup: {},
  openedAt: 0,
  progress: { begun: 0, half: 0, done: 0 },
})

test('U7 a round that begins and closes is said to those who answer, and to viewers that it is shown', () => {
  const participant = listen()
  participant.change({ round: round('open') })
  participant.change({ round: round('closed') })
  participant.change({ round: round('revealed') })
  expect(participant.said[0]).not.toContain('? has begun')
  expect(participant.said).toEqual([
    text.roundOpen(words.rounds.kinds.fairness, words.rounds.alone),
    text.roundClosed,
  ])
  const viewer = listen('viewer')
  viewer.change({ round: round('open') })
  viewer.change({ round: round('closed') })
  viewer.change({ round: round('revealed') })
  expect(viewer.said).toEqual([
    text.roundOpen(words.rounds.kinds.fairness, words.rounds.viewer),
    words.rounds.viewerResult,
  ])
  const facilitator = listen('facilitator')
  facilitator.change({ round: round('open') })
  expect(facilitator.said).toEqual([])
})

test('U7 a stage whose title asks is read without a second stop', () => {
  const { said, change } = listen()
  change({ agenda: [stageOf('join'), stageOf('missing')], stage: 1 })
  expect(said[0]).toContain('Who is missing? Look')
})

const running = (minutes: number) => ({
  totalMs: minutes * 60_000,
  endsAt: Date.now() + minutes * 60_000,
})

test('W13 a minute, half a minute and the end are said, and the end does not wait', () => {
  const { said, change } = listen()
  change({ timer: running(2) })
  vi.advanceTimersByTime(61_000)
  expect(said).toEqual(['One minute left.'])
  vi.advanceTimersByTime(30_000)
  expect(said).toEqual(['One minute left.', '30 seconds left.'])
  vi.advanceTimersByTime(30_000)
  expect(said.at(-1)).toBe('! Time is over.')
  vi.advanceTimersByTime(600_000)
  expect(said).toHaveLength(3)
})

test('W13 added time brings the warnings again, a pause holds them back', () => {
  const { said, change } = listen()
  change({ timer: running(1) })
  vi.advanceTimersByTime(31_000)
  change({ timer: { totalMs: 60_000, pausedWithMs: 29_000 } })
  vi.advanceTimersByTime(60_000)
  expect(said).toEqual(['30 seconds left.', 'The timer is paused.'])
  change({ timer: running(2) })
  vi.advanceTimersByTime(60_100)
  expect(said.slice(2)).toEqual(['The timer runs again.', 'One minute left.'])
})

test('W2 a new stage is read out with what to do; the same stage elsewhere in the agenda is not', () => {
  const { said, change } = listen()
  change({ stage: 1 })
  expect(said).toEqual([`Stage 2 of 2: ${agenda[1]?.title}. ${words.workshop.says.wait.blindPlacing}`])
  change({ agenda: [...agenda].reverse(), stage: 0 })
  expect(said).toHaveLength(1)
  change({ stage: -1, closedAt: 5 })
  expect(said.at(-1)).toBe('The workshop is closed.')
})

test('W1 whoever comes later hears where the workshop stands', () => {
  const { said, change } = listen()
  change({ now: 0, stage: -1 })
  said.length = 0
  change({ now: 7, stage: 1 })
  expect(said).toEqual([`Stage 2 of 2: ${agenda[1]?.title}. ${words.workshop.says.wait.blindPlacing}`])
})

test('W1 hands and people in the lobby are told to facilitators alone', () => {
  const hands = ['ada' as ParticipantId]
  const participant = listen()
  participant.change({ hands })
  expect(participant.said).toEqual([])
  const facilitator = listen('facilitator')
  facilitator.change({ hands })
  facilitator.change({ waiting: 2 })
  facilitator.change({ waiting: 1 })
  expect(facilitator.said).toEqual(['Ada raised a hand.', '2 people wait to come in.'])
})

test('W16 being led and being let go are said to those who are led', () => {
  const { said, change, workshop } = listen()
  change({ hold: 'ada' as ParticipantId })
  change({ hold: 'me' as ParticipantId })
  change({ hold: 'ada' as ParticipantId })
  workshop.set(started)
  const [held, free] = ['Ada leads: you see what they see.', 'You look freely again.']
  expect(said).toEqual([held, held, free])
})
