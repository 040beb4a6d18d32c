import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'

/** One change as it lies on disk. */
export interface StoredUpdate {
  readonly seq: number
  /** Absent when the server itself wrote. */
  readonly participant?: ParticipantId
  readonly at: number
  readonly bytes: Uint8Array
  /** SHA-256 over the hash before and everything in this row. See `chain.ts`. */
  readonly hash: string
}

export type NewUpdate = Omit<StoredUpdate, 'seq' | 'hash'>

/** The end of a board's log: number and hash of its last update. An empty log is `{ seq: 0, hash: '' }`. */
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** The whole board up to and with one update, as V2 bytes. */
export interface Snapshot {
  readonly head: Head
  readonly at: number
  readonly bytes: Uint8Array
  /** SHA-256 of `bytes` and the head. */
  readonly check: string
}

/** Updates that a snapshot made superfluous, packed: kept for who did what when, and for falling back. */
export interface HistoryPack {
  readonly fromSeq: number
  readonly toSeq: number
  /** When its last update was made. */
  readonly at: number
  readonly bytes: Uint8Array
}

/** All that is needed to open a board. */
export interface StoredLog {
  /** Newest first. */
  readonly snapshots: readonly Snapshot[]
  /** In order; those after the newest snapshot. */
  readonly updates: readonly StoredUpdate[]
  readonly head: Head
}

/** Why rows were set aside, for the log and the operator. */
export type DamageReason = 'snapshot' | 'chain' | 'missing' | 'unreadable'

export const keptSnapshots = 3

/** The append-only log of a board, its snapshots and its history. */
export interface LogTable {
  read(board: BoardId): StoredLog
  /** The end of the log alone. */
  head(board: BoardId): Head
  /** Bytes that `read` reads at most. */
  size(board: BoardId): number
  /** Appends in order and returns the new end. The board counts as changed when the last was made. */
  append(board: BoardId, updates: readonly NewUpdate[]): Head
  /**
   * Puts a snapshot in place, moves the updates it holds into one history pack, and drops all but the newest
   * `keptSnapshots`.
   */
  compact(board: BoardId, snapshot: Snapshot, pack: HistoryPack | undefined): void
  /** Gives room that nothing needs any more back to the disk. */
  shrink(): void
  history(board: BoardId): readonly HistoryPack[]
  /** Forgets history from before a time, never what a kept snapshot may still be replayed from. Returns the packs gone. */
  forgetHistory(before: number): number
  /** Moves one snapshot aside. */
  setSnapshotAside(board: BoardId, seq: number, at: number): void
  /** Moves everything after `head` aside and makes `head` the end. Returns how many rows moved. */
  setAside(board: BoardId, head: Head, reason: DamageReason, at: number): number
  /** How many rows of a board lie aside. */
  damagedCount(board: BoardId): number
}
