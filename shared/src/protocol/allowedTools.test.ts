import { expect, test } from 'vitest'
import { stageOf } from '../templates/agendas.ts'
import { allowedTools } from './allowedTools.ts'
import { freshWorkshop, type WorkshopState } from './workshop.ts'

const agenda = [stageOf('missing'), stageOf('placing'), stageOf('free')]
const tools = (role: 'facilitator' | 'participant' | 'viewer', part: Partial<WorkshopState>, now = 10_000) =>
  [...allowedTools(role, { ...freshWorkshop, agenda, ...part }, now)].join(' ')

test('W14 participants have the tools of the stage, and all of them while no workshop runs', () => {
  expect(tools('participant', { stage: 0 })).toBe('add edit')
  expect(tools('participant', { stage: 1 })).toBe('')
  expect(tools('participant', { stage: 2 })).toBe('add place edit')
  expect(tools('participant', { stage: -1 })).toBe('add place edit')
})

test('W14 facilitators have every tool in every stage, viewers none in any', () => {
  for (const stage of [-1, 0, 1, 2]) {
    expect(tools('facilitator', { stage, frozen: true })).toBe('add place edit')
    expect(tools('viewer', { stage })).toBe('')
  }
})

test('W12 a freeze takes the tools when it takes hold, not when it was pressed', () => {
  const frozen = { stage: 2, frozen: true, frozenFrom: 12_000 }
  expect(tools('participant', frozen, 11_999)).toBe('add place edit')
  expect(tools('participant', frozen, 12_000)).toBe('')
  expect(tools('participant', { stage: -1, frozen: true })).toBe('')
  const resting = { stage: 1, frozenFrom: 12_000 }
  expect(tools('participant', resting, 11_999)).toBe('add place edit')
  expect(tools('participant', resting, 12_000)).toBe('')
})
