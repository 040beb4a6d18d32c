import type { BoardId } from '@commonground/shared/base/ids'

/** The epochs of this store, for good: one or two are begun in a day. A copy of the store lacks the newest. */
export interface EpochTable {
  begin(epoch: string, at: number): void
  has(epoch: string): boolean
  /** Whether the store has it, and this board was not written anew since. */
  isOf(board: BoardId, epoch: string): boolean
  /** The board was written anew: what was there of it before this epoch fits it no longer. */
  renew(board: BoardId, epoch: string): void
  newest(): string | undefined
}
