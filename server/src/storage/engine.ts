import { copyStore } from './copy.ts'
import { type Driver, isSound, openDriver, type SqlRow, type SqlValue, type Statement } from './driver.ts'
import { placeOf, type StorePlace } from './place.ts'
import { storeFills, storeSteps, storeVersion } from './schema.ts'
import { StorageError, StorageRefused, type StorageTrouble } from './storage.ts'

/** One open SQLite file: statements by their text, transactions, and errors in our own words. */
export interface Engine {
  run(sql: string, ...values: SqlValue[]): number
  get(sql: string, ...values: SqlValue[]): SqlRow | undefined
  all(sql: string, ...values: SqlValue[]): readonly SqlRow[]
  /** For what gives no rows and is not done in one step. */
  exec(sql: string): void
  transaction<T>(work: () => T): T
  /** Like `transaction`, or as part of the one there is. */
  whole<T>(work: () => T): T
  copyTo(path: string, epoch?: string): Promise<void>
  close(): void
}

/**
 * Opens, locks, checks and upgrades a store.
 *
 * @throws StorageRefused when another process has it, newer code wrote it, or it is damaged beyond single boards.
 */
export function openEngine(path: string): Engine {
  let driver: Driver | undefined = openStore(path)
  let place = placeOf(path)
  let statements = new Map<string, Statement>()
  let isOpen = true
  let isSuspect = false
  let inTransaction = false

  // After a failed write or sync a handle must not write again: only a fresh one knows what is on the disk. Reading
  // what was committed before goes on until then, for whoever joins meanwhile.
  const reopen = (): void => {
    place.requireSame()
    requireWritable(place)
    statements = new Map()
    driver?.close()
    driver = undefined
    try {
      driver = reopenStore(path)
      place = placeOf(path)
      isSuspect = false
    } catch (error) {
      isSuspect = true
      driver = openForReading(path)
      throw error
    }
  }

  const guarded = <T>(work: () => T, writes = true): T => {
    if (!isOpen) throw new StorageError('storage-error', { cause: new Error('The store is closed') })
    try {
      if ((!driver || (isSuspect && writes)) && !inTransaction) reopen()
      if (writes && !inTransaction) place.requireSame()
      return work()
    } catch (error) {
      if (error instanceof StorageError || !isSqliteError(error)) throw error
      if (resultCode(error) === code.ioError) isSuspect = true
      throw new StorageError(troubleOf(error), { cause: error })
    }
  }

  const handle = (): Driver => {
    if (!driver) throw new StorageError('storage-error', { cause: new Error('The store is not open') })
    return driver
  }

  const statement = (sql: string): Statement => {
    const known = statements.get(sql)
    if (known) return known
    const made = handle().prepare(sql)
    statements.set(sql, made)
    return made
  }

  const transaction = <T>(work: () => T): T =>
    guarded(() => {
      const open = handle()
      open.exec('BEGIN IMMEDIATE')
      inTransaction = true
      try {
        const result = work()
        place.requireSame()
        open.exec('COMMIT')
        return result
      } catch (error) {
        rollBack(open)
        throw error
      } finally {
        inTransaction = false
      }
    })

  return {
    run: (sql, ...values) => guarded(() => Number(statement(sql).run(...values).changes)),
    get: (sql, ...values) => guarded(() => statement(sql).get(...values) as SqlRow | undefined, false),
    all: (sql, ...values) => guarded(() => statement(sql).all(...values) as SqlRow[], false),
    exec: (sql) => {
      guarded(() => handle().exec(sql))
    },
    transaction,
    whole: (work) => (inTransaction ? work() : transaction(work)),
    copyTo: async (path, epoch) => {
      try {
        await copyStore(handle(), path, epoch)
      } catch (error) {
        throw isSqliteError(error) ? new StorageError(troubleOf(error), { cause: error }) : error
      }
    },
    close: () => {
      if (!isOpen) return
      isOpen = false
      driver?.close()
    },
  }
}

/** Opens it again while the server runs: what cannot be done now is tried again later. */
function reopenStore(path: string): Driver {
  try {
    return openStore(path)
  } catch (error) {
    if (error instanceof StorageRefused) throw new StorageError('storage-error', { cause: error })
    throw error
  }
}

/** Whether it is worth giving up a handle that still reads for one that might write. */
function requireWritable(place: StorePlace): void {
  try {
    place.requireWritable()
  } catch (cause) {
    throw new StorageError('read-only', { cause })
  }
}

/** What can be read of a store that takes nothing; nothing when it cannot be read either. */
function openForReading(path: string): Driver | undefined {
  let driver: Driver | undefined
  try {
    driver = openDriver(path)
    driver.exec('PRAGMA locking_mode = EXCLUSIVE')
    driver.exec('PRAGMA query_only = ON')
    driver.prepare('SELECT count(*) FROM boards').get()
    return driver
  } catch (error) {
    driver?.close()
    if (!isSqliteError(error)) throw error
    return undefined
  }
}

function openStore(path: string): Driver {
  const driver = openFile(path)
  try {
    // The order matters: vacuum mode before the first table, the lock before anything else is read.
    driver.exec('PRAGMA auto_vacuum = INCREMENTAL')
    driver.exec('PRAGMA locking_mode = EXCLUSIVE')
    driver.exec('PRAGMA journal_mode = WAL')
    driver.exec('PRAGMA synchronous = FULL')
    driver.exec('PRAGMA secure_delete = ON')
    driver.exec('PRAGMA foreign_keys = ON')
    driver.exec('PRAGMA journal_size_limit = 16777216')
    driver.exec('BEGIN IMMEDIATE; COMMIT')
    upgrade(driver)
    // What was deleted before a crash leaves the log of writes too.
    driver.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    check(driver)
    return driver
  } catch (error) {
    driver.close()
    if (error instanceof StorageRefused || !isSqliteError(error)) throw error
    throw refusal(path, error)
  }
}

function openFile(path: string): Driver {
  try {
    return openDriver(path)
  } catch (error) {
    throw isSqliteError(error) ? refusal(path, error) : error
  }
}

function upgrade(driver: Driver): void {
  const stored = readNumber(driver, 'PRAGMA user_version', 'user_version')
  if (stored > storeVersion) {
    throw new StorageRefused(
      `This data was written by a newer Commonground (store version ${stored}, this one knows ${storeVersion}). Start the newer one.`,
    )
  }
  for (const [at, step] of storeSteps.entries()) {
    if (at < stored) continue
    const version = at + 1
    driver.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${version}`)
    storeFills.get(version)?.(driver)
    driver.exec('COMMIT')
  }
}

function check(driver: Driver): void {
  if (isSound(driver)) return
  // An index can be made again from its table; anything else cannot.
  driver.exec('REINDEX')
  if (isSound(driver)) return
  throw new StorageRefused(damagedText)
}

const damagedText =
  'The data file is damaged. Keep a copy of it, and put back the newest backup of the data folder.'

function readNumber(driver: Driver, sql: string, column: string): number {
  return Number((driver.prepare(sql).get() as SqlRow | undefined)?.[column] ?? 0)
}

function refusal(path: string, cause: Error): StorageRefused {
  const why = {
    [code.busy]: 'Another Commonground is already using this data. Stop it first, or set another DATA_DIR.',
    [code.readOnly]: 'This data cannot be written: the folder or file is read-only.',
    [code.cannotOpen]:
      'This data cannot be opened: look at the rights of the folder, and at how many files may be open (ulimit -n).',
    [code.notDatabase]: 'This file is not a Commonground store.',
    [code.full]: 'The disk is full.',
    [code.corrupt]: damagedText,
  }[resultCode(cause)]
  return new StorageRefused(`${path}: ${why ?? 'The data file cannot be used.'}`, { cause })
}

function rollBack(driver: Driver): void {
  try {
    driver.exec('ROLLBACK')
  } catch (error) {
    // SQLite has already rolled back by itself after a full disk or a failed write.
    if (!isSqliteError(error)) throw error
  }
}

const code = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notDatabase: 26 }

const codeNames: Readonly<Record<string, number>> = {
  SQLITE_BUSY: code.busy,
  SQLITE_READONLY: code.readOnly,
  SQLITE_IOERR: code.ioError,
  SQLITE_CORRUPT: code.corrupt,
  SQLITE_FULL: code.full,
  SQLITE_CANTOPEN: code.cannotOpen,
  SQLITE_NOTADB: code.notDatabase,
}

interface SqliteError extends Error {
  readonly code: string
  readonly errcode?: number
}

function isSqliteError(error: unknown): error is SqliteError {
  if (!(error instanceof Error) || !('code' in error)) return false
  return String(error.code).startsWith('SQLITE_') || error.code === 'ERR_SQLITE_ERROR'
}

/** The primary result code: node:sqlite gives a number, better-sqlite3 a name with the extended part behind it. */
function resultCode(error: Error): number {
  if (!isSqliteError(error)) return 0
  if (error.errcode !== undefined) return error.errcode & 0xff
  return codeNames[error.code.split('_').slice(0, 2).join('_')] ?? 0
}

function troubleOf(error: Error): StorageTrouble {
  const result = resultCode(error)
  if (result === code.full) return 'disk-full'
  return result === code.readOnly ? 'read-only' : 'storage-error'
}
