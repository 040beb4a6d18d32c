import { newCardId, type RoundId } from '@commonground/shared/base/ids'
import {
  freshWorkshop,
  type Round,
  type StageKind,
  type WorkshopState,
} from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import { expect, test } from 'vitest'
import { awaitsRound, leavesMiddles, leavingRound, loudest, stageAct } from './stageAct.ts'

const round = (kind: Round['kind'], state: Round['state']): Round =>
  ({
    id: 'round123' as RoundId,
    kind,
    state,
    setup: {},
    openedAt: 0,
    progress: { begun: 0, half: 0, done: 0 },
  }) as unknown as Round

const at = (kind: StageKind, running?: Round): WorkshopState => ({
  ...freshWorkshop,
  agenda: [stageOf(kind)],
  stage: 0,
  ...(running && { round: running }),
})
const act = (kind: StageKind, running?: Round) => stageAct(at(kind, running))

test('W2 every stage offers what it is about, and nothing where people only talk', () => {
  expect(act('join')).toEqual({ kind: 'code' })
  expect(act('listing')).toEqual({ kind: 'open', activity: 'silentListing', isAgain: false })
  expect(act('missing')).toBeUndefined()
  expect(act('axes')).toEqual({ kind: 'axes' })
  expect(act('placing')).toEqual({ kind: 'open', activity: 'blindPlacing', isAgain: false })
  expect(act('talk')).toBeUndefined()
  expect(act('label')).toEqual({ kind: 'table' })
  expect(act('plan')).toEqual({ kind: 'plan' })
  expect(act('choose')).toEqual({ kind: 'open', activity: 'dotVote', isAgain: false })
  expect(act('free')).toBeUndefined()
})

test('W2 a round that runs has its own sheet: the bar offers nothing beside it', () => {
  expect(act('placing', round('blindPlacing', 'open'))).toBeUndefined()
  expect(act('choose', round('dotVote', 'closed'))).toBeUndefined()
  expect(act('placing', round('blindPlacing', 'revealed'))).toEqual({
    kind: 'open',
    activity: 'blindPlacing',
    isAgain: true,
  })
})

test('W2 closing is offered when the question was asked and its answers are shown', () => {
  expect(act('close')).toEqual({ kind: 'open', activity: 'fairness', isAgain: false })
  expect(act('close', round('fairness', 'open'))).toBeUndefined()
  expect(act('close', round('fairness', 'revealed'))).toEqual({ kind: 'close' })
})

/** What becomes of a round when the workshop goes from one kind of stage to another. */
const leaving = (running: Round | undefined, from: StageKind, to: StageKind) =>
  leavingRound({ ...at(from, running), agenda: [stageOf(from), stageOf(to)] }, 1)

test('W17 moving on shows what people answered; only places wait for their reveal', () => {
  expect(leaving(undefined, 'reveal', 'talk')).toBe('nothing')
  expect(leaving(round('dotVote', 'revealed'), 'choose', 'plan')).toBe('nothing')
  expect(leaving(round('dotVote', 'open'), 'choose', 'plan')).toBe('reveal')
  expect(leaving(round('dotVote', 'closed'), 'choose', 'plan')).toBe('reveal')
  expect(leaving(round('blindPlacing', 'open'), 'placing', 'reveal')).toBe('close')
  expect(leaving(round('blindPlacing', 'open'), 'placing', 'talk')).toBe('reveal')
  expect(leaving(round('blindPlacing', 'open'), 'placing', 'label')).toBe('show')
  expect(leaving(round('silentListing', 'open'), 'listing', 'missing')).toBe('show')
  expect(leaving(round('silentListing', 'open'), 'listing', 'free')).toBe('reveal')
})

test('W17 closed places wait for their reveal unasked, and are asked about before anything else', () => {
  const closed = round('blindPlacing', 'closed')
  expect(leaving(closed, 'placing', 'reveal')).toBe('nothing')
  expect(leaving(closed, 'reveal', 'placing')).toBe('nothing')
  expect(leaving(closed, 'reveal', 'talk')).toBe('reveal')
  expect(leaving(closed, 'placing', 'label')).toBe('show')
  expect(leaving({ ...closed, setup: { cards: [], after: closed.id } } as Round, 'talk', 'label')).toBe(
    'show',
  )
})

test('W17 of a round that was left behind before nothing is asked', () => {
  expect(leaving(round('blindPlacing', 'closed'), 'talk', 'label')).toBe('nothing')
  expect(leaving(round('dotVote', 'closed'), 'label', 'choose')).toBe('nothing')
})

test('W17 what the room placed is asked about on the way out of its stages, forwards and once it was shown', () => {
  const agenda = [stageOf('reveal'), stageOf('talk'), stageOf('label')]
  const leaves = (stage: number, to: number, state: Round['state'] = 'revealed') =>
    leavesMiddles({ ...at('reveal', round('blindPlacing', state)), agenda, stage }, to)
  expect([leaves(1, 2), leaves(0, 2)]).toEqual([true, true])
  expect([leaves(0, 1), leaves(1, 0), leaves(1, 2, 'closed')]).toEqual([false, false, false])
})

test('W2 a round of another stage does not stand in the way', () => {
  expect(act('choose', round('blindPlacing', 'revealed'))).toEqual({
    kind: 'open',
    activity: 'dotVote',
    isAgain: false,
  })
})

test('W2 nothing is offered while no workshop runs', () => {
  expect(stageAct(freshWorkshop)).toBeUndefined()
})

test('W17 a closed round the workshop moved on from does not keep the next question from being asked', () => {
  const left = round('blindPlacing', 'closed')
  expect(act('close', left)).toEqual({ kind: 'open', activity: 'fairness', isAgain: false })
  expect(act('reveal', left)).toBeUndefined()
})

test('one button is the loudest: begin the round, show the next step, end the talk, and only then move on', () => {
  const revealed = round('blindPlacing', 'revealed')
  expect(loudest(at('listing'))).toBe('act')
  expect(loudest(at('plan'))).toBe('act')
  expect(loudest(at('listing', round('silentListing', 'open')))).toBe('beside')
  expect(loudest(at('listing', round('silentListing', 'revealed')))).toBe('next')
  expect(loudest(at('reveal', revealed))).toBe('beside')
  expect(loudest({ ...at('reveal', revealed), step: 'list' })).toBe('next')
  expect(loudest({ ...at('talk', revealed), talk: newCardId() })).toBe('beside')
})

test('W13 people are told that a stage starts in a moment until its round was opened', () => {
  expect(awaitsRound(at('choose'))).toBe(true)
  expect(awaitsRound(at('choose', round('dotVote', 'open')))).toBe(false)
  expect(awaitsRound(at('choose', round('dotVote', 'revealed')))).toBe(false)
  expect(awaitsRound(at('talk'))).toBe(false)
})
