import type { BoardId } from '@commonground/shared/base/ids'
import type { LiveRooms } from '../rooms/liveRooms.ts'
import type { Log } from '../rooms/log.ts'
import { createRooms } from '../rooms/rooms.ts'
import type { SessionOwner } from '../rooms/session.ts'
import type { Storage } from '../storage/storage.ts'

/** Real rooms in which people can be without a network, and a list of whom a route sent away. */
export interface WatchedRooms extends LiveRooms {
  /** Pretends that someone is connected. */
  pretend(board: BoardId, owner: SessionOwner): void
  readonly closed: readonly { readonly owner: SessionOwner; readonly code: number }[]
}

export function watchedRooms(storage: Storage, now: () => number, log: Log): WatchedRooms {
  const rooms = createRooms({ storage, now, log })
  const closed: { owner: SessionOwner; code: number }[] = []
  return Object.assign(rooms, {
    closed,
    pretend(board: BoardId, owner: SessionOwner): void {
      const participant = { id: owner.participant, name: 'Pretender', sector: '', colour: 0 }
      rooms.connect(
        board,
        { ...owner, participant, role: 'participant' },
        {
          send: () => {},
          unsentBytes: () => 0,
          batch: (work) => work(),
          beat: () => {},
          close: (code) => closed.push({ owner, code }),
        },
      )
    },
  })
}
