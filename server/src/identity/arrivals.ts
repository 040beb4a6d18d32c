import type { Membership } from '../storage/accessTables.ts'
import { type Storage, StorageError } from '../storage/storage.ts'

/** Notes who opened which board: the library is sorted by it. */
export interface Arrivals {
  note(membership: Membership): void
  /** Writes what was noted, and no more after that. */
  close(): void
}

export interface ArrivalsDeps {
  readonly storage: Storage
  readonly now: () => number
}

const writeAfterMs = 1_000

/** Everyone comes at once when a workshop begins, or a server restarts: those of one second share a commit. */
export function createArrivals({ storage, now }: ArrivalsDeps): Arrivals {
  let noted: { readonly membership: Membership; readonly at: number }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    const writing = noted
    noted = []
    if (writing.length === 0) return
    try {
      storage.transaction(() => {
        for (const { membership, at } of writing) {
          storage.memberships.opened(membership.board, membership.identity, at)
        }
      })
    } catch (error) {
      // Someone who comes in while the disk is full is let in all the same.
      if (!(error instanceof StorageError)) throw error
    }
  }

  return {
    note: (membership) => {
      noted.push({ membership, at: now() })
      timer ??= setTimeout(write, writeAfterMs)
    },
    close: write,
  }
}
