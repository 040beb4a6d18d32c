import { load } from '../log/load.ts'
import { type Storage, StorageError } from '../storage/storage.ts'
import type { Kept } from './kept.ts'
import type { Log } from './log.ts'
import type { Batch } from './unsaved.ts'

export interface SaverDeps {
  readonly storage: Storage
  readonly now: () => number
  readonly log: Log
}

export interface SaverStats {
  readonly updates: number
  readonly commits: number
  readonly commitMsTotal: number
}

interface Waiting {
  readonly kept: Kept
  readonly batch: Batch
}

/** How long a board whose changes could not be saved waits for the next try. */
export const retryMs = 1_000

/**
 * Commit, then broadcast, then acknowledge. Everything that came in one tick, of all boards, shares one commit; when
 * that fails each board is tried alone, so that one that cannot be saved does not hold up the others.
 *
 * @see SPEC R1, S6
 */
export class Saver {
  readonly #deps: SaverDeps
  #updates = 0
  #commits = 0
  #commitMsTotal = 0

  constructor(deps: SaverDeps) {
    this.#deps = deps
  }

  get stats(): SaverStats {
    return { updates: this.#updates, commits: this.#commits, commitMsTotal: this.#commitMsTotal }
  }

  /**
   * Saves and then tells. What fails is neither shown nor acknowledged and stays queued.
   *
   * @param isLast no later try will follow, so that none is waited for.
   */
  save(boards: readonly Kept[], isLast = false): void {
    const now = this.#deps.now()
    const waiting: Waiting[] = []
    for (const kept of boards) {
      const batch = kept.room.batch()
      if (!batch) kept.room.committed(now)
      else if (!isLast && kept.retryAt !== undefined && now < kept.retryAt) kept.room.flush(now)
      else waiting.push({ kept, batch })
    }
    if (waiting.length === 0) return
    const failure = this.#commit(waiting, now)
    if (!failure) return
    for (const one of waiting) {
      const still = waiting.length === 1 ? failure : this.#commit([one], now)
      if (still) this.#failed(one.kept, still, now)
    }
  }

  /**
   * Saves a board and what `also` writes in one commit.
   *
   * @throws StorageError when neither is on disk, or what `also` throws.
   */
  saveWith(kept: Kept, also: () => void): void {
    const now = this.#deps.now()
    const batch = kept.room.batch()
    const waiting = batch ? [{ kept, batch }] : []
    const failure = this.#commit(waiting, now, also)
    if (!failure) return
    for (const one of waiting) this.#failed(one.kept, failure, now)
    throw failure
  }

  #commit(waiting: readonly Waiting[], now: number, also?: () => void): StorageError | undefined {
    const { storage } = this.#deps
    const start = performance.now()
    try {
      const heads = storage.transaction(() => {
        also?.()
        return waiting.map((one) => write(storage, one, now))
      })
      this.#commits += 1
      this.#commitMsTotal += performance.now() - start
      for (const [at, { kept, batch }] of waiting.entries()) {
        kept.head = heads[at] ?? kept.head
        this.#succeeded(kept, batch, now)
      }
      return undefined
    } catch (error) {
      if (error instanceof StorageError) return error
      throw error
    }
  }

  #succeeded(kept: Kept, { updates }: Batch, now: number): void {
    this.#updates += updates.length
    const { sinceSnapshot } = kept
    kept.sinceSnapshot = {
      updates: sinceSnapshot.updates + updates.length,
      bytes: sinceSnapshot.bytes + updates.reduce((sum, { bytes }) => sum + bytes.length, 0),
    }
    if (kept.retryAt !== undefined) {
      this.#deps.log.info({ board: kept.room.board }, 'changes can be saved again')
      kept.retryAt = undefined
    }
    kept.room.committed(now)
  }

  #failed(kept: Kept, failure: StorageError, now: number): void {
    const { storage, log } = this.#deps
    const { board } = kept.room
    if (kept.retryAt === undefined) {
      log.error({ board, trouble: failure.trouble, err: failure.cause }, 'changes cannot be saved')
    }
    kept.retryAt = now + retryMs
    kept.room.failed(failure.trouble, () => lastSaved(storage, kept), now)
  }
}

function write(storage: Storage, { kept, batch }: Waiting, now: number) {
  const { board } = kept.room
  for (const [client, participant] of batch.clients) storage.clients.claim(board, client, participant)
  if (batch.updates.length === 0) return kept.head
  const summary = kept.takeSummary(now)
  if (summary) storage.boards.change(board, summary)
  return storage.log.append(board, batch.updates)
}

/** The board as the disk has it, or nothing when it cannot be read either. */
function lastSaved(storage: Storage, kept: Kept) {
  try {
    return load(storage.log, kept.room.board).doc
  } catch (error) {
    if (error instanceof StorageError) return undefined
    throw error
  }
}
