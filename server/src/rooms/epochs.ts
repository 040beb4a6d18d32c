import { type BoardId, newEpochId } from '@commonground/shared/base/ids'
import { type CloseCode, closeCode } from '@commonground/shared/protocol/messages'
import { type Storage, StorageError } from '../storage/storage.ts'
import type { Log } from './log.ts'

/**
 * The stretches of a store's life. One begins with each start of the server, and one before each copy of the store,
 * which does not know it. So a page that names an epoch the store does not know has seen what came after this store:
 * it was put back to an earlier copy. A board that is written anew begins one too.
 *
 * @see SPEC R18, R31
 */
export class Epochs {
  readonly #storage: Pick<Storage, 'epochs'>
  readonly #now: () => number
  #current: string | undefined

  constructor({ storage, now, log }: { storage: Pick<Storage, 'epochs'>; now: () => number; log: Log }) {
    this.#storage = storage
    this.#now = now
    try {
      this.begin()
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      // Nothing can be written: whatever is seen from now on is what the last epoch left.
      this.#current = storage.epochs.newest()
      log.warn({ trouble: error.trouble }, 'no new epoch could be begun')
    }
  }

  /** None on a store that could never be written since it has epochs. */
  get current(): string | undefined {
    return this.#current
  }

  /** @throws StorageError */
  begin(): string {
    const epoch = newEpochId()
    this.#storage.epochs.begin(epoch, this.#now())
    this.#current = epoch
    return epoch
  }

  /** By which code a page is turned away that has a board as it was in this epoch; by none when it may go on. */
  refusal(board: BoardId, epoch: string): CloseCode | undefined {
    const { epochs } = this.#storage
    if (epochs.isOf(board, epoch)) return undefined
    return epochs.has(epoch) ? closeCode.reload : closeCode.earlierCopy
  }
}
