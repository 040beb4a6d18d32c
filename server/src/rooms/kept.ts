import type { BoardChanges, Head } from '../storage/storage.ts'
import type { Room } from './room.ts'
import { summarise } from './summary.ts'

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
    return summarise(this.room.plain)
  }

  /** The next commit takes a summary along. */
  wantSummary(): void {
    this.#summaryDueAt = 0
  }
}

const summaryEveryMs = 5_000
