import type { RoundId } from '@commonground/shared/base/ids'
import { freshWorkshop, type Round, type StageKind } from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import { expect, test } from 'vitest'
import { leavingRound, stageAct } from './stageAct.ts'

const round = (kind: Round['kind'], state: Round['state']): Round =>
  ({
    id: 'round123' as RoundId,
    kind,
    state,
    setup: {},
    openedAt: 0,
    progress: { begun: 0, half: 0, done: 0 },
  }) as unknown as Round

const act = (kind: StageKind, running?: Round) =>
  stageAct({ ...freshWorkshop, agenda: [stageOf(kind)], stage: 0, ...(running && { round: running }) })

test('W2 every stage offers what it is about, and nothing where people only talk', () => {
  expect(act('join')).toEqual({ kind: 'code' })
  expect(act('listing')).toEqual({ kind: 'open', activity: 'silentListing' })
  expect(act('missing')).toBeUndefined()
  expect(act('axes')).toEqual({ kind: 'axes' })
  expect(act('placing')).toEqual({ kind: 'open', activity: 'blindPlacing' })
  expect(act('talk')).toBeUndefined()
  expect(act('label')).toEqual({ kind: 'table' })
  expect(act('choose')).toEqual({ kind: 'open', activity: 'dotVote' })
  expect(act('free')).toBeUndefined()
})

test('W2 a round that runs has its own sheet: the bar offers nothing beside it', () => {
  expect(act('placing', round('blindPlacing', 'open'))).toBeUndefined()
  expect(act('choose', round('dotVote', 'closed'))).toBeUndefined()
  expect(act('placing', round('blindPlacing', 'revealed'))).toEqual({
    kind: 'open',
    activity: 'blindPlacing',
  })
})

test('W2 closing is offered when the question was asked and its answers are shown', () => {
  expect(act('close')).toEqual({ kind: 'open', activity: 'fairness' })
  expect(act('close', round('fairness', 'open'))).toBeUndefined()
  expect(act('close', round('fairness', 'revealed'))).toEqual({ kind: 'close' })
})

test('W17 moving on shows what people answered; only places wait for their reveal', () => {
  expect(leavingRound(undefined, 'talk')).toBe('nothing')
  expect(leavingRound(round('dotVote', 'revealed'), 'plan')).toBe('nothing')
  expect(leavingRound(round('dotVote', 'open'), 'plan')).toBe('reveal')
  expect(leavingRound(round('dotVote', 'closed'), 'plan')).toBe('reveal')
  expect(leavingRound(round('blindPlacing', 'open'), 'reveal')).toBe('close')
  expect(leavingRound(round('blindPlacing', 'closed'), 'reveal')).toBe('nothing')
  expect(leavingRound(round('blindPlacing', 'open'), 'talk')).toBe('reveal')
})

test('W2 a round of another stage does not stand in the way', () => {
  expect(act('choose', round('blindPlacing', 'revealed'))).toEqual({ kind: 'open', activity: 'dotVote' })
})

test('W2 nothing is offered while no workshop runs', () => {
  expect(stageAct(freshWorkshop)).toBeUndefined()
})
