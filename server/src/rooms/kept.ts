import { randomInt } from 'node:crypto'
import { summarise } from '../log/summary.ts'
import type { BoardChanges } from '../storage/boardTables.ts'
import type { Head } from '../storage/logTable.ts'
import type { Storage } from '../storage/storage.ts'
import { type Folded, isLong } from './compaction.ts'
import type { Log } from './log.ts'
import { readingOf } from './readings.ts'
import type { Room } from './room.ts'

/** Folds what is on disk of the board. @param chance what its reading is compared by. @param renews writes it anew. */
export type Fold = (chance: number, renews: boolean) => Promise<Folded>

/** A loaded room and its place on the disk. */
export class Kept {
  readonly room: Room
  /** Its updates are on disk up to here. */
  head: Head
  sinceSnapshot: { readonly updates: number; readonly bytes: number }
  /** When to try again; set while its changes cannot be saved. */
  retryAt: number | undefined
  /** Runs out when nobody has used it for a while. */
  unloading: ReturnType<typeof setTimeout> | undefined
  #summaryDueAt = 0

  constructor(room: Room, place: Pick<Kept, 'head' | 'sinceSnapshot'>) {
    this.room = room
    this.head = place.head
    this.sinceSnapshot = place.sinceSnapshot
  }

  /** What the library should show, when that is due again: reading the whole board for every change is too much. */
  takeSummary(now: number): BoardChanges | undefined {
    if (now < this.#summaryDueAt) return undefined
    this.#summaryDueAt = now + summaryEveryMs
    this.room.lookHowFull()
    return summarise(this.room.doc)
  }

  /** Whether it is time to compact, and can be done. */
  get isLong(): boolean {
    return this.retryAt === undefined && isLong(this.room.doc, this.sinceSnapshot)
  }

  /**
   * Folds the log into a snapshot, in a thread of its own, and brings the library up to date. Failing costs nothing: the
   * updates are all there and it is tried again. A board whose client ids are many is written anew when nobody is there.
   *
   * @returns false when the board could be read in two ways or was written anew: whoever has the old one has to read it
   *   again.
   */
  async compact(
    fold: Fold,
    { storage, log, isEmpty, head: newest, beginEpoch }: Compacting,
  ): Promise<boolean> {
    const { board, doc, sessions, isCrowded } = this.room
    const { head } = this
    const chance = randomInt(2 ** 32)
    const reading = sessions.size > 0 ? readingOf(doc, chance) : undefined
    const since = this.sinceSnapshot
    this.sinceSnapshot = { updates: 0, bytes: 0 }
    try {
      const renews = isCrowded && isEmpty()
      const folded = await fold(chance, renews)
      // It may have been deleted for good meanwhile.
      if (!storage.boards.find(board)) return true
      const { snapshot, isRenewed } = folded
      const isTaken = snapshot.head.hash !== newest().hash || (renews && !isEmpty())
      if (isRenewed && isTaken) {
        this.sinceSnapshot = since
        return true
      }
      if (snapshot.head.hash === this.head.hash) storage.boards.change(board, folded.summary)
      const isRead = reading !== undefined && snapshot.head.hash === head.hash
      const isSame = !isRenewed && !(isRead && reading !== folded.reading)
      const epoch = isSame ? undefined : beginEpoch()
      storage.transaction(() => {
        // No older change fits behind a board that was written anew: its history ends there.
        storage.log.compact(board, snapshot, isRenewed ? undefined : folded.pack)
        if (epoch !== undefined) storage.epochs.renew(board, epoch)
        if (isRenewed) storage.clients.clear(board)
      })
      storage.log.shrink()
      if (!isSame) log.warn({ board, isRenewed }, 'a board is read anew by whoever has it')
      return isSame
    } catch (error) {
      log.error({ board, err: error }, 'a board could not be compacted')
      return true
    }
  }

  /** The next commit takes a summary along. */
  wantSummary(): void {
    this.#summaryDueAt = 0
  }
}

interface Compacting {
  readonly storage: Storage
  readonly log: Log
  /** Whether nobody is on the board, in whatever room it is open. */
  readonly isEmpty: () => boolean
  /** Where the board is on disk now. */
  readonly head: () => Head
  /** @throws StorageError */
  readonly beginEpoch: () => string
}

const summaryEveryMs = 5_000
