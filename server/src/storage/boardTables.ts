import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import type { PictureDot } from '@commonground/shared/protocol/http'

/** What the library shows of a board without opening it. Times are ms since 1970. */
export interface BoardRow {
  readonly id: BoardId
  readonly title: string
  readonly createdAt: number
  readonly changedAt: number
  readonly archivedAt?: number
  readonly trashedAt?: number
  readonly cards: number
  readonly picture: readonly PictureDot[]
}

/** `null` clears a time. */
export interface BoardChanges {
  readonly title?: string
  readonly changedAt?: number
  readonly archivedAt?: number | null
  readonly trashedAt?: number | null
  readonly cards?: number
  readonly picture?: readonly PictureDot[]
}

export interface BoardTable {
  add(board: BoardRow): void
  find(id: BoardId): BoardRow | undefined
  /** Every board, for start-up checks and cleaning. */
  all(): readonly BoardRow[]
  change(id: BoardId, changes: BoardChanges): void
  /** Takes everything of it away for good: no byte of it stays in the files. Not within a transaction. @see SPEC S10 */
  destroy(id: BoardId): void
}

/** Small server-owned JSON beside each board: the workshop. */
export interface WorkshopTable {
  read(board: BoardId): unknown
  save(board: BoardId, state: unknown): void
}

export interface AuditEntry {
  readonly board?: BoardId
  readonly participant?: ParticipantId
  readonly at: number
  /** A short fixed word such as `link-revoked`; never content. */
  readonly what: string
  readonly about?: string
}

export interface AuditTable {
  add(entry: AuditEntry): void
  /** Newest first. */
  ofBoard(board: BoardId, most: number): readonly AuditEntry[]
}
