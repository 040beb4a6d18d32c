import { newCardId, newRoundId, newSittingId } from '@commonground/shared/base/ids'
import { freshWorkshop, type Round, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { expect, test } from 'vitest'
import { resultShown } from './resultShown.ts'

const sitting = newSittingId()
const round = (state: Round['state']): Round => ({
  id: newRoundId(),
  kind: 'fairness',
  setup: {},
  openedAt: 0,
  state,
  progress: { begun: 0, half: 0, done: 0 },
})
const shown = (rest: Partial<WorkshopState>) => resultShown({ ...freshWorkshop, ...rest })

test('W19 the result page is about what came of a workshop that is not closed, else about the newest kept', () => {
  const kept = { kind: 'sitting', id: sitting }
  expect(shown({})).toEqual({ kind: 'none' })
  expect(shown({ stage: 0, round: round('closed') })).toEqual({ kind: 'none' })
  expect(shown({ sitting, closedAt: 5, round: round('revealed') })).toEqual(kept)
  expect(shown({ sitting })).toEqual(kept)
  expect(shown({ sitting, stage: 0, round: round('open') })).toEqual(kept)
  expect(shown({ sitting, round: round('revealed') })).toEqual({ kind: 'live' })
  expect(shown({ sitting, earlier: [round('revealed')] })).toEqual({ kind: 'live' })
  expect(shown({ outcomes: { [newCardId()]: 'agreed' } })).toEqual({ kind: 'live' })
  // Kept before there were rows, on a disk that takes none now.
  expect(shown({ closedAt: 5 })).toEqual({ kind: 'live' })
})
