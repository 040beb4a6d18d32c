import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId } from '@commonground/shared/base/ids'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { readBoard } from '@commonground/shared/document/read'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import * as Y from 'yjs'
import type { Rooms, SessionOwner } from '../rooms/rooms.ts'
import type { Storage } from '../storage/storage.ts'

/** Rooms without sockets or a log: documents in memory, and a list of whom a route sent away. */
export interface MemoryRooms extends Rooms {
  /** Pretends that someone is connected. */
  pretend(board: BoardId, owner: SessionOwner): void
  readonly closed: readonly { readonly owner: SessionOwner; readonly code: number }[]
}

export function memoryRooms(storage: Storage): MemoryRooms {
  const docs = new Map<BoardId, Y.Doc>()
  const workshops = new Map<BoardId, WorkshopState>()
  const closed: { owner: SessionOwner; code: number }[] = []
  let connected: { board: BoardId; owner: SessionOwner }[] = []

  function docOf(board: BoardId): Y.Doc {
    if (!storage.boards.find(board)) throw new BoardError('board-missing')
    const doc = docs.get(board) ?? new Y.Doc()
    if (!docs.has(board)) migrate(doc)
    docs.set(board, doc)
    return doc
  }
  const workshop = (board: BoardId): WorkshopState => workshops.get(board) ?? { version: 1, frozen: false }

  return {
    closed,
    pretend: (board, owner) => connected.push({ board, owner }),
    snapshot: (board) => readBoard(docOf(board)),
    change: async (board, _by, write) => write(docOf(board)),
    closeSessions(board, which, code) {
      const out = connected.filter((each) => each.board === board && which(each.owner))
      connected = connected.filter((each) => !out.includes(each))
      closed.push(...out.map(({ owner }) => ({ owner, code })))
    },
    workshop,
    setFrozen(board, frozen) {
      workshops.set(board, { version: 1, frozen })
      return workshop(board)
    },
    stats: () => ({
      rooms: docs.size,
      connections: connected.length,
      unsentBytes: 0,
      updates: 0,
      refused: 0,
      commits: 0,
      commitMsTotal: 0,
      failing: false,
    }),
    close: async () => {},
  }
}
