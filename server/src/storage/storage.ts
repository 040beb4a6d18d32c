import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { Cast } from '@commonground/shared/activities/activity'
import type { BoardId, LinkId, ParticipantId, RoundId } from '@commonground/shared/base/ids'
import type { Participant, Role } from '@commonground/shared/model/participant'
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

/** A capability link. Its key exists only as a hash. */
export interface Link {
  readonly id: LinkId
  readonly board: BoardId
  readonly keyHash: string
  readonly role: Role
  readonly createdAt: number
  readonly revokedAt?: number
}

/** A browser (cookie) or a script (token), known only by the SHA-256 of its secret. */
export interface StoredIdentity {
  readonly hash: string
  readonly kind: 'browser' | 'script'
  readonly createdAt: number
}

/** One identity on one board: who they are there, what they may do, and by which link. */
export interface Membership {
  readonly board: BoardId
  readonly identity: string
  readonly participant: Participant
  readonly role: Role
  readonly link: LinkId
  /** When this identity last joined or connected. */
  readonly openedAt: number
  /** In the lobby: nothing of the board is for them yet. */
  readonly waiting?: true
}

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

export interface BoardTable {
  add(board: BoardRow): void
  find(id: BoardId): BoardRow | undefined
  /** Every board, for start-up checks and cleaning. */
  all(): readonly BoardRow[]
  change(id: BoardId, changes: BoardChanges): void
  /** Takes everything of it away for good: no byte of it stays in the files. Not within a transaction. @see SPEC S10 */
  destroy(id: BoardId): void
}

export interface LinkTable {
  add(link: Link): void
  /** Revoked links are not found. */
  findByKey(board: BoardId, keyHash: string): Link | undefined
  /** All of them, oldest first, revoked ones too, with the number of people who came by each. */
  ofBoard(board: BoardId): readonly (Link & { readonly people: number })[]
  /** False when there is no such live link on that board. */
  revoke(board: BoardId, link: LinkId, at: number): boolean
  /** Remembers that an identity came by a link, whichever link its membership rests on. */
  use(board: BoardId, identity: string, link: LinkId): void
  /** The live links an identity came by on a board. */
  usedBy(board: BoardId, identity: string): readonly Link[]
}

export interface IdentityTable {
  add(identity: StoredIdentity): void
  find(hash: string): StoredIdentity | undefined
}

/** Removed people and people whose link was revoked are not members: no lookup returns them. */
export interface MembershipTable {
  /** Adds it, or replaces what that identity was on that board; someone removed before is a member again. */
  save(membership: Membership): void
  find(board: BoardId, identity: string): Membership | undefined
  /** Newest opened first. */
  ofIdentity(identity: string): readonly Membership[]
  ofBoard(board: BoardId): readonly Membership[]
  ofLink(board: BoardId, link: LinkId): readonly Membership[]
  opened(board: BoardId, identity: string, at: number): void
  /** False when there is no such member. */
  remove(board: BoardId, participant: ParticipantId, at: number): boolean
  /** Lets one person in from the lobby, or everybody. */
  admit(board: BoardId, participant?: ParticipantId): void
  /** How many are in the lobby. */
  waiting(board: BoardId): number
}

/** Which Yjs client id belongs to whom: nobody else may write under it. */
export interface ClientTable {
  ofBoard(board: BoardId): ReadonlyMap<number, ParticipantId>
  claim(board: BoardId, client: number, participant: ParticipantId): void
}

/** The append-only log of a board, its snapshots and its history. */
export interface LogTable {
  read(board: BoardId): StoredLog
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

/** Small server-owned JSON beside each board: the workshop. */
export interface WorkshopTable {
  read(board: BoardId): unknown
  save(board: BoardId, state: unknown): void
}

/** One round; `result` is there once it was revealed. */
export interface StoredRound {
  readonly id: RoundId
  readonly kind: ActivityKind
  readonly setup: unknown
  readonly openedAt: number
  readonly closedAt?: number
  readonly revealedAt?: number
  readonly result?: unknown
}

export interface RoundTable {
  add(board: BoardId, round: Pick<StoredRound, 'id' | 'kind' | 'setup' | 'openedAt'>): void
  find(board: BoardId, round: RoundId): StoredRound | undefined
  /** `null` opens it again. */
  close(board: BoardId, round: RoundId, at: number | null): void
  /** Keeps what it found and destroys its ballots. */
  reveal(board: BoardId, round: RoundId, at: number, result: unknown): void
  /** Takes it away with its ballots. */
  drop(board: BoardId, round: RoundId): void
}

/** How far a person is: 0 nothing yet, 1 begun, 2 half, 3 done. */
export type Reached = 0 | 1 | 2 | 3

export interface NewBallot {
  readonly round: RoundId
  readonly participant: ParticipantId
  readonly at: number
  readonly reached: Reached
  readonly body: unknown
}

/** What people answer in rounds that are not revealed. */
export interface BallotTable {
  /** Takes the place of the one this person gave before. */
  save(board: BoardId, ballot: NewBallot): void
  /** One person's own ballot. */
  find(board: BoardId, round: RoundId, participant: ParticipantId): unknown
  /** All of a round, with nothing of who gave them but their sector, in an order that tells nothing. */
  ofRound(board: BoardId, round: RoundId): readonly Cast<unknown>[]
  reached(board: BoardId, round: RoundId): ReadonlyMap<ParticipantId, Reached>
  /** Destroys what one person answered on a board. */
  forget(board: BoardId, participant: ParticipantId): void
}

/** The short codes that open a board at present, at most one each. */
export interface CodeTable {
  open(board: BoardId, code: string, at: number): void
  find(code: string): BoardId | undefined
  close(board: BoardId): void
}

/** A state of a board that was kept under a name. */
export interface Version {
  readonly id: string
  readonly name: string
  readonly at: number
  readonly participant: ParticipantId
}

export interface VersionTable {
  /** @param bytes the whole board, as V2 bytes. */
  add(board: BoardId, version: Version, bytes: Uint8Array): void
  /** Newest first. */
  ofBoard(board: BoardId): readonly Version[]
  bytes(board: BoardId, version: string): Uint8Array | undefined
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

/**
 * Everything that outlives the process. Calls are synchronous and either done or thrown as `StorageError`; a call
 * outside `transaction` is its own transaction. What returned is on the disk.
 *
 * @see SPEC S1, S2
 */
export interface Storage {
  readonly boards: BoardTable
  readonly links: LinkTable
  readonly identities: IdentityTable
  readonly memberships: MembershipTable
  readonly clients: ClientTable
  readonly log: LogTable
  readonly workshops: WorkshopTable
  readonly rounds: RoundTable
  readonly ballots: BallotTable
  readonly codes: CodeTable
  readonly versions: VersionTable
  readonly audit: AuditTable
  /** All of `work` or nothing of it. Not nestable. */
  transaction<T>(work: () => T): T
  /** Takes what was deleted out of the files too, where a log of writes may still hold it. */
  scrub(): void
  /** Throws `StorageError` when nothing can be written at present. */
  probe(): void
  /** About how many bytes a copy takes. */
  size(): number
  /**
   * Copies everything, as it is at one moment, into a new file while work goes on, and reads the copy through.
   *
   * @throws StorageError, or whatever the disk throws; the file is then worth nothing.
   * @see SPEC S8
   */
  copyTo(path: string): Promise<void>
  close(): void
}

export const keptSnapshots = 3

/** What kind of trouble, as message 64 tells it. */
export type StorageTrouble = 'disk-full' | 'read-only' | 'storage-error'

/** The storage could not do what it was asked; nothing of it was done. */
export class StorageError extends Error {
  readonly trouble: StorageTrouble

  constructor(trouble: StorageTrouble, options?: ErrorOptions) {
    super(trouble, options)
    this.name = 'StorageError'
    this.trouble = trouble
  }
}

/** The data folder cannot be used at all; the message is one sentence for the operator. */
export class StorageRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageRefused'
  }
}
