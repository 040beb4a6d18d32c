import { BoardError } from '@commonground/shared/base/boardError'
import type { CardId } from '@commonground/shared/base/ids'
import { moveCards } from '@commonground/shared/commands/cards'
import type { Board } from '@commonground/shared/model/board'
import type { Place } from '@commonground/shared/model/place'
import { createStore } from '../state/store.ts'
import { sharedWith } from './ballotSession.ts'
import { createDerivedBoard } from './derivedBoard.ts'
import type { Session } from './session.ts'

/**
 * The board as a round found it: its cards at the centres of all places. Nothing is moved here; everything else is
 * written to the board itself.
 */
export function resultSession(outer: Session, places: ReadonlyMap<CardId, Place | undefined>): Session {
  const derive = createDerivedBoard([...places.keys()])
  const look = (): Board => derive(outer.board.get(), (id) => places.get(id))
  const board = createStore<Board>(look())
  const stop = outer.board.subscribe(() => board.set(look()))
  return {
    ...sharedWith(outer),
    board,
    saved: outer.saved,
    others: outer.others,
    undo: outer.undo,
    show: (part) => outer.show(part),
    onOthersChange: (listener) => outer.onOthersChange(listener),
    onSuperseded: (listener) => outer.onSuperseded(listener),
    canWrite: (tool) => (tool === undefined || tool === 'edit') && outer.canWrite('edit'),
    run: (command, args) => {
      if (command.name === moveCards.name) throw new BoardError('frozen')
      return outer.run(command, args)
    },
    close: stop,
  }
}
