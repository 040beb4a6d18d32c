import type { RoundId } from '@commonground/shared/base/ids'
import type { Role } from '@commonground/shared/model/participant'
import {
  freshWorkshop,
  type Round,
  type StageKind,
  type WorkshopState,
} from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { isStageShown, stageSays } from './stageSays.ts'

const text = words.workshop.says
const prompts = words.agendas.stages

const round = (state: Round['state']): Round => ({
  id: 'r1' as RoundId,
  kind: 'fairness',
  state,
  setup: {},
  openedAt: 0,
  progress: { begun: 0, half: 0, done: 0 },
})

const at = (kind: StageKind, running?: Round): WorkshopState => ({
  ...freshWorkshop,
  agenda: [stageOf(kind)],
  stage: 0,
  ...(running && { round: running }),
})
const says = (kind: StageKind, running?: Round, role: Role = 'participant') =>
  stageSays(at(kind, running), { role, question: 'Who can help?' })

test('U8 people wait before a round, are asked while it is open, and told what became of it', () => {
  expect(says('close')).toBe(text.wait.fairness)
  expect(says('listing')).toBe(text.wait.silentListing)
  expect(says('placing')).toBe(text.wait.blindPlacing)
  expect(says('choose')).toBe(text.wait.dotVote)
  expect(says('close', round('open'))).toBe(prompts.close.prompt)
  expect(says('close', round('closed'))).toBe(text.closed)
  expect(says('close', round('revealed'))).toBe(text.shown.fairness)
})

test('U8 a facilitator reads before a round what people will be asked, and what is shown after it', () => {
  expect(says('placing', undefined, 'facilitator')).toBe(prompts.placing.prompt)
  expect(says('close', round('revealed'), 'facilitator')).toBe(text.shown.fairness)
})

test('U8 a viewer is asked for nothing in a round, and told of no result but the listed cards', () => {
  for (const running of [undefined, round('open'), round('closed'), round('revealed')]) {
    expect(says('close', running, 'viewer')).toBe(text.viewer.fairness)
  }
  expect(says('listing', undefined, 'viewer')).toBe(text.viewer.silentListing)
  const listed: Round = { ...round('revealed'), kind: 'silentListing', setup: { prompt: '' } }
  expect(says('listing', listed, 'viewer')).toBe(text.shown.silentListing)
})

test('U8 a stage points at the question of a board only when it has one', () => {
  expect(says('join')).toBe(prompts.join.prompt)
  expect(stageSays(at('join'), { role: 'participant', question: '' })).toBe(text.noQuestion)
})

test('U8 time that is over alarms nobody once the result of its stage is shown', () => {
  expect(isStageShown(at('close', round('open')))).toBe(false)
  expect(isStageShown(at('close', round('revealed')))).toBe(true)
  expect(isStageShown(at('talk', round('revealed')))).toBe(false)
})
