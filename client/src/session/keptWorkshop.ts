import type { BoardId } from '@commonground/shared/base/ids'
import { freshWorkshop, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { browserStorage } from './browserStorage.ts'
import { readWorkshop } from './wire.ts'

const keyOf = (board: BoardId): string => `commonground:workshop:${board}`

/**
 * The workshop as this browser heard of it last, so that a page that opens without a server offers what the stage
 * allows and goes on with the round. What facilitators alone may know, and what is only so at the moment, is not kept.
 *
 * @see SPEC O9
 */
export function keptWorkshop(board: BoardId, participant: string): WorkshopState | undefined {
  const kept = browserStorage.read(keyOf(board))
  if (typeof kept !== 'object' || kept === null || !('participant' in kept) || !('workshop' in kept))
    return undefined
  return kept.participant === participant ? readWorkshop(kept.workshop) : undefined
}

export function forgetWorkshop(board: BoardId): void {
  browserStorage.write(keyOf(board), undefined)
}

/** Keeps every state it is given that differs from the last in more than how far people are. */
export function createWorkshopKeeper(board: BoardId, participant: string): (state: WorkshopState) => void {
  let last = ''
  return (state) => {
    const workshop = withoutMoment(state)
    const text = JSON.stringify(workshop)
    if (text === last) return
    last = text
    browserStorage.write(keyOf(board), { participant, workshop })
  }
}

function withoutMoment(state: WorkshopState): WorkshopState {
  const { frozen, frozenFrom, agenda, stage, timer, round, earlier, step, talk, outcomes, cursors } = state
  const { closedAt, reviewOn, epoch } = state
  return {
    ...freshWorkshop,
    frozen,
    agenda: agenda.map(({ note: _note, ...others }) => others),
    stage,
    earlier,
    step,
    outcomes,
    cursors,
    ...(frozenFrom !== undefined && { frozenFrom }),
    ...(timer && { timer }),
    ...(round && { round: { ...round, progress: { begun: 0, half: 0, done: 0 } } }),
    ...(talk && { talk }),
    ...(closedAt !== undefined && { closedAt }),
    ...(reviewOn !== undefined && { reviewOn }),
    ...(epoch !== undefined && { epoch }),
  }
}
