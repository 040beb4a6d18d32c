import { createRequire } from 'node:module'
import { StorageRefused } from './storage.ts'

export type SqlValue = string | number | null | Uint8Array
export type SqlRow = Readonly<Record<string, unknown>>

export interface Statement {
  run(...values: SqlValue[]): { readonly changes: number | bigint }
  get(...values: SqlValue[]): unknown
  all(...values: SqlValue[]): unknown[]
}

/** The little of SQLite that both libraries offer in the same words. */
export interface Driver {
  exec(sql: string): unknown
  prepare(sql: string): Statement
  /** Copies everything, as it is at one moment, into a new file. Work goes on between its steps, if it has several. */
  backup(path: string): Promise<unknown>
  close(): void
}

type Open = (path: string) => Driver

/** How long a start waits for a predecessor that is still closing. */
const busyWaitMs = 2000

/**
 * Opens a SQLite file with what this Node offers: its own SQLite from 22.13 on, better-sqlite3 before that.
 *
 * @throws StorageRefused when there is neither.
 */
export function openDriver(path: string): Driver {
  const open = nodeSqlite() ?? betterSqlite()
  const driver = open(path)
  driver.exec(`PRAGMA busy_timeout = ${busyWaitMs}`)
  return driver
}

/** Whether every page of a store can be read and fits the others. */
export function isSound(driver: Driver): boolean {
  const row = driver.prepare('PRAGMA quick_check(1)').get() as SqlRow | undefined
  return row?.['quick_check'] === 'ok'
}

function nodeSqlite(): Open | undefined {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 13)) return undefined
  const { DatabaseSync } = withoutWarning(
    () =>
      createRequire(import.meta.url)('node:sqlite') as {
        DatabaseSync: new (path: string) => Omit<Driver, 'backup'>
      },
  )
  return (path) => {
    const database = new DatabaseSync(path)
    return {
      exec: (sql) => database.exec(sql),
      prepare: (sql) => database.prepare(sql),
      // Its own backup copies on another thread, in the middle of our transactions too: half of one would be in it,
      // and Node 22 and 24 end it with "not an error". In one step it takes 0.3 s for 100 MB.
      backup: async (to) => database.prepare('VACUUM INTO ?').run(to),
      close: () => database.close(),
    }
  }
}

/** Node 22 warns at every start that its SQLite is new. Who hosts boards can do nothing about it; our tests watch it. */
function withoutWarning<T>(load: () => T): T {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return load()
  } finally {
    process.emitWarning = emitWarning
  }
}

function betterSqlite(): Open {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3') as new (path: string) => Driver
    // The package can be there without its binary: only opening something tells.
    new Database(':memory:').close()
    return (path) => new Database(path)
  } catch (cause) {
    throw new StorageRefused(
      'No SQLite here: use Node 22.13 or newer, or install python3, make and g++ and run `npm start` again.',
      { cause },
    )
  }
}
