import { newBoardId, newRoundId, newStageId } from '@commonground/shared/base/ids'
import { freshWorkshop, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { beforeEach, expect, test, vi } from 'vitest'
import { createWorkshopKeeper, forgetWorkshop, keptWorkshop } from './keptWorkshop.ts'

const board = newBoardId()
const state: WorkshopState = {
  ...freshWorkshop,
  now: 5,
  agenda: [
    {
      id: newStageId(),
      kind: 'placing',
      title: 'Place',
      minutes: 5,
      prompt: 'Place them.',
      note: 'Secret note',
      tools: [],
    },
  ],
  stage: 0,
  timer: { totalMs: 1000, endsAt: 2000 },
  round: {
    id: newRoundId(),
    kind: 'fairness',
    setup: {},
    openedAt: 1,
    state: 'open',
    progress: { begun: 3, half: 0, done: 1 },
  },
  code: 'secret-code',
  waiting: 2,
  lobby: true,
}

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  })
  return () => vi.unstubAllGlobals()
})

test('O9 stage, clock and round are kept for a page without a server, and nothing for facilitators alone', () => {
  createWorkshopKeeper(board, 'ada')(state)
  const kept = keptWorkshop(board, 'ada')
  expect(kept).toMatchObject({ stage: 0, timer: state.timer, round: { state: 'open' } })
  expect(JSON.stringify(kept)).not.toMatch(/secret|waiting/i)
  expect(keptWorkshop(board, 'ben')).toBeUndefined()
  forgetWorkshop(board)
  expect(keptWorkshop(board, 'ada')).toBeUndefined()
})

test('O9 how far people are is no reason to write again', () => {
  const keep = createWorkshopKeeper(board, 'ada')
  keep(state)
  const write = vi.spyOn(localStorage, 'setItem')
  keep({
    ...state,
    now: 9,
    round: state.round && { ...state.round, progress: { begun: 9, half: 9, done: 9 } },
  } as WorkshopState)
  expect(write).not.toHaveBeenCalled()
  keep({ ...state, stage: -1 })
  expect(write).toHaveBeenCalledTimes(1)
})
