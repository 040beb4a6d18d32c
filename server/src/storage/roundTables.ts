import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { Cast } from '@commonground/shared/activities/activity'
import type { BoardId, ParticipantId, RoundId, SittingId } from '@commonground/shared/base/ids'

/** One round without what it found. */
export interface StoredRound {
  readonly id: RoundId
  readonly kind: ActivityKind
  /** Nothing when it is damaged. */
  readonly setup: unknown
  readonly openedAt: number
  readonly closedAt?: number
  readonly revealedAt?: number
  /** How many people who had answered were taken off the board before its reveal. */
  readonly takenOff: number
}

/** Who was on the board and connected when a round was opened, each with the sector they had then. */
export type There = ReadonlyMap<ParticipantId, string>

export interface RoundTable {
  add(board: BoardId, round: Pick<StoredRound, 'id' | 'kind' | 'setup' | 'openedAt'>, there: There): void
  find(board: BoardId, round: RoundId): StoredRound | undefined
  /** What it found; nothing before it was revealed, or when that is damaged. */
  result(board: BoardId, round: RoundId): unknown
  /** `null` opens it again. */
  close(board: BoardId, round: RoundId, at: number | null): void
  /** Somebody who had answered was taken off the board before the reveal. */
  tookOff(board: BoardId, round: RoundId): void
  /** Keeps what it found, and destroys its ballots and who was there. */
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
  /** When each of its answers was given or taken back. */
  readonly stamps: Readonly<Record<string, number>>
}

/** What people answer in rounds that are not revealed. */
export interface BallotTable {
  /** Takes the place of the one this person gave before. */
  save(board: BoardId, ballot: NewBallot): void
  /** One person's own ballot; nothing when it is damaged. */
  find(
    board: BoardId,
    round: RoundId,
    participant: ParticipantId,
  ): Pick<NewBallot, 'body' | 'stamps'> | undefined
  /**
   * All of a round that can be read, in an order that tells nothing, and with nothing of who gave them but the sector
   * they had when it was opened: empty for who came later. @see SPEC W9
   */
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

/** A workshop that was held, for good. */
export interface StoredSitting {
  readonly id: SittingId
  readonly name: string
  readonly begunAt: number
  readonly closedAt: number
  readonly reviewOn?: string
  /** The version that holds the board as it stood; none when there is none. */
  readonly version?: string
  /** Agenda, rounds, outcomes and how many took part. `workshop/sitting.ts` reads it. */
  readonly held: unknown
}

/** Workshops that were held: rows are added, never changed, and go only with their board. @see SPEC W19 */
export interface SittingTable {
  /** @param identities who took part; no route reads them. */
  add(board: BoardId, sitting: StoredSitting, identities: readonly ParticipantId[]): void
  /** The newest hundred, newest first. */
  ofBoard(board: BoardId): readonly StoredSitting[]
  /** The versions of all of them. */
  versions(board: BoardId): ReadonlySet<string>
  find(board: BoardId, sitting: SittingId): StoredSitting | undefined
  identities(board: BoardId, sitting: SittingId): readonly ParticipantId[]
}
