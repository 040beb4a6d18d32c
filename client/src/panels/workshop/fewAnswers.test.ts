import { newRoundId } from '@commonground/shared/base/ids'
import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { fewAnswers } from './fewAnswers.ts'

const common = { id: newRoundId(), openedAt: 0, state: 'open' } as const
const begun = (count: number) => ({ begun: count, half: 0, done: 0 })
const placing = (count: number): Round => ({
  ...common,
  kind: 'blindPlacing',
  setup: { cards: [] },
  progress: begun(count),
})
const listing: Round = { ...common, kind: 'silentListing', setup: { prompt: 'Who?' }, progress: begun(1) }

test('W17 fewer than three answers are asked about before they are shown, wherever that is pressed', () => {
  expect(fewAnswers(placing(2), () => {})?.title).toBe(words.rounds.controls.fewTitle(2))
  expect(fewAnswers(placing(3), () => {})).toBeUndefined()
})

test('W17 a list is shown whole in any case', () => {
  expect(fewAnswers(listing, () => {})).toBeUndefined()
})
