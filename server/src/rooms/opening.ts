import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId } from '@commonground/shared/base/ids'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { isTooNew } from '@commonground/shared/document/open'
import { makeTexts } from '@commonground/shared/document/texts'
import type * as Y from 'yjs'
import { type Loaded, load } from '../log/load.ts'
import type { Storage } from '../storage/storage.ts'
import { readWorkshop } from '../workshop/stored.ts'
import { keepOlder } from './keepWorkshop.ts'
import { Kept } from './kept.ts'
import type { Log } from './log.ts'
import { type HeapLeft, requireMemory } from './memory.ts'
import { Room, type RoomEvents } from './room.ts'

interface Opening {
  readonly storage: Storage
  readonly now: () => number
  readonly log: Log
  readonly board: BoardId
  readonly epoch: () => string | undefined
  readonly events: RoomEvents
  readonly heapLeft?: HeapLeft
}

/**
 * Opens a board from the disk: what is damaged is set aside first, and what an older version wrote is brought up to
 * date before anyone joins.
 *
 * @throws BoardError `board-missing` or `memory-full`, StorageError.
 * @see SPEC S4, D5
 */
export function openBoard({ storage, now, log, board, epoch, events, heapLeft }: Opening): Kept {
  const row = storage.boards.find(board)
  if (!row || row.trashedAt !== undefined) throw new BoardError('board-missing')
  requireMemory(storage.log.size(board), heapLeft)
  const loaded = load(storage.log, board)
  if (loaded.damage) setAside({ storage, now, log, board }, loaded)
  const stored = keepOlder({ storage, log }, board, readWorkshop(storage.workshops.read(board)))
  const opened = {
    doc: loaded.doc,
    owners: storage.clients.ofBoard(board),
    workshop: {
      stored,
      reached: stored.round ? storage.ballots.reached(board, stored.round.id) : new Map(),
      waiting: storage.memberships.waiting(board),
      epoch,
    },
    ...(loaded.damage?.lost && { recoveredAt: now() }),
  }
  const room = new Room(board, opened, now(), events)
  if (!isTooNew(loaded.doc)) room.write(undefined, now(), bringUpToDate)
  return new Kept(room, loaded)
}

function bringUpToDate(doc: Y.Doc): void {
  migrate(doc)
  makeTexts(doc)
}

function setAside(
  { storage, now, log, board }: Omit<Opening, 'epoch' | 'events' | 'heapLeft'>,
  { damage, head }: Loaded,
): void {
  if (!damage) return
  const moved = storage.transaction(() => {
    for (const seq of damage.snapshots) storage.log.setSnapshotAside(board, seq, now())
    const rows = damage.lost ? storage.log.setAside(board, head, damage.reason, now()) : 0
    return damage.snapshots.length + rows
  })
  log.error({ board, reason: damage.reason, lost: damage.lost, moved }, 'damaged rows were set aside')
}
