import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import type { Board } from '@commonground/shared/model/board'
import type { Role } from '@commonground/shared/model/participant'
import type { CloseCode } from '@commonground/shared/protocol/messages'
import type * as Y from 'yjs'
import type { Ballots } from './ballots.ts'
import type { Person, SessionOwner, Wire } from './session.ts'
import type { Sittings } from './sittings.ts'
import type { Transfers } from './transfers.ts'
import type { Trash } from './trash.ts'
import type { Workshops } from './workshops.ts'

export interface RoomStats {
  readonly rooms: number
  readonly connections: number
  /** Bytes accepted by sockets and not yet sent. */
  readonly unsentBytes: number
  readonly updates: number
  readonly refused: number
  readonly commits: number
  readonly commitMsTotal: number
  /** True while some board's changes cannot be saved. */
  readonly failing: boolean
}

/** One connection, as its socket sees it. */
export interface Connection {
  receive(frame: Uint8Array): void
  /** The socket is gone. */
  gone(): void
}

/** The boards that are open. Each is loaded once and unloaded when it is empty and saved. @see SPEC R7 */
export interface Rooms {
  /** The plain board as it is now. Opens the room when it is not open. @throws BoardError `board-missing` */
  snapshot(board: BoardId): Board
  /**
   * What a joiner of this role who has the state vector is sent, for one whose network stops every live connection.
   * Nothing when they must begin afresh.
   *
   * @throws BoardError `board-missing`, `storage-unavailable` while the board holds what is not on disk.
   * @see SPEC R14
   */
  content(board: BoardId, role: Role, vector: Uint8Array): readonly Uint8Array[] | undefined
  /**
   * Runs commands on the server's document, as an import over HTTP does. Resolves when they are on disk.
   *
   * @throws BoardError `board-missing`, `storage-unavailable`, or what `write` throws; then nothing is changed.
   */
  change<T>(board: BoardId, by: ParticipantId | undefined, write: (doc: Y.Doc) => T): Promise<T>
  /** @see Epochs.refusal */
  refusalOf(board: BoardId, epoch: string): CloseCode | undefined
  /** Ends every connection of a board that is to be deleted for good, and saves nothing more of it. */
  forget(board: BoardId): void
  /** Ends the connections `which` picks, at once. */
  closeSessions(board: BoardId, which: (owner: SessionOwner) => boolean, code: CloseCode): void
  readonly workshops: Workshops
  readonly ballots: Ballots
  readonly sittings: Sittings
  readonly transfers: Transfers
  readonly trash: Trash
  stats(): RoomStats
  /** Stops intake, commits, acknowledges, closes every connection with 4503. */
  close(): Promise<void>
}

/** Rooms with their door: what sockets come in by. */
export interface LiveRooms extends Rooms {
  /** Lets someone in. @throws BoardError `board-missing`, or `limit` when they have too many connections. */
  connect(board: BoardId, person: Person, wire: Wire): Connection
  /** Begins another epoch and tells every page. @throws StorageError */
  beginEpoch(): string
}
