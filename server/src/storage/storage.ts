import type { ClientTable, IdentityTable, LinkTable, MembershipTable } from './accessTables.ts'
import type { AuditTable, BoardTable, WorkshopTable } from './boardTables.ts'
import type { EpochTable } from './epochTable.ts'
import type { LogTable } from './logTable.ts'
import type { BallotTable, CodeTable, RoundTable, SittingTable, VersionTable } from './roundTables.ts'

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
  readonly sittings: SittingTable
  readonly audit: AuditTable
  readonly epochs: EpochTable
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
   * @param epoch the first that the copy is not to know.
   * @throws StorageError, or whatever the disk throws; the file is then worth nothing.
   * @see SPEC S8
   */
  copyTo(path: string, epoch?: string): Promise<void>
  close(): void
}

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
