import { BoardError } from '@commonground/shared/base/boardError'
import type { RoundId } from '@commonground/shared/base/ids'
import type { Board } from '@commonground/shared/model/board'
import { boardFromPlain } from '@commonground/shared/model/plainBoard'
import type { SittingDetail } from '@commonground/shared/protocol/http'
import { freshWorkshop, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { createStore } from '../state/store.ts'
import { sharedWith } from './ballotSession.ts'
import type { Session } from './session.ts'

/**
 * A board and its workshop as they stood when that workshop ended, for reading alone: everything that shows results
 * shows those of that day. Names come from the board of today when the one of that day cannot be read.
 *
 * @param shown a round that was shown since the server told of this workshop: it may be one of those that waited.
 * @see SPEC W19
 */
export function sittingSession(outer: Session, sitting: SittingDetail, shown?: RoundId): Session {
  const board = sitting.board ? createStore<Board>(boardFromPlain(sitting.board)) : outer.board
  return {
    ...sharedWith(outer),
    board,
    workshop: createStore<WorkshopState>(workshopOf(sitting, shown)),
    saved: outer.saved,
    others: outer.others,
    undo: outer.undo,
    show: () => {},
    onOthersChange: () => () => {},
    onSuperseded: () => () => {},
    canWrite: () => false,
    run: () => {
      throw new BoardError('frozen')
    },
    close: () => {},
  }
}

function workshopOf(
  { rounds, outcomes, closedAt, reviewOn }: SittingDetail,
  shown: RoundId | undefined,
): WorkshopState {
  const progress = { begun: 0, half: 0, done: 0 }
  return {
    ...freshWorkshop,
    now: closedAt,
    earlier: rounds.map((round) => ({
      ...round,
      progress,
      state: round.id === shown ? 'revealed' : round.state,
    })),
    outcomes,
    closedAt,
    ...(reviewOn !== undefined && { reviewOn }),
  }
}
