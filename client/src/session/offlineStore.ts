import type { BoardId } from '@commonground/shared/base/ids'
import { deleteDB } from 'idb'
import * as Y from 'yjs'
import {
  type Database,
  isEnded,
  type Kept,
  keptIn,
  nameOf,
  nothingKept,
  openDatabase,
  type Row,
  sumOf,
} from './offlineDatabase.ts'

export interface OfflineStoreOptions {
  readonly board: BoardId
  readonly participant: string
  /** So many changes of this tab, counted from the first, are durable on this device. */
  readonly onKept: (count: number) => void
  readonly onFailed: () => void
  /** The browser has ended the store: what was kept counts as lost until `onKept` says otherwise. */
  readonly onLost: () => void
  /** The whole board as it is now, to be kept again after a loss. */
  readonly whole: () => Uint8Array
  /** False once another tab took the store off this device for good. */
  readonly mayKeep: () => boolean
}

/**
 * One board as one person's browser keeps it. The server's updates may be written late, the person's own are
 * written at once and durably; what the server confirmed is marked. A buffer, not an archive: browsers may evict it.
 */
export interface OfflineStore {
  /** Call first and once. Never rejects: a store that cannot be read gives nothing and reports its failure. */
  readonly load: () => Promise<Kept>
  /** Keeps one own change. */
  readonly keep: (update: Uint8Array) => void
  /** Keeps what came from the server. */
  readonly keepConfirmed: (update: Uint8Array) => void
  /** The server has the first `count` changes of this tab on its disk. */
  readonly confirm: (count: number) => void
  /** Forgets all this tab has loaded or kept; what other tabs kept since stays. Counting goes on. */
  readonly discard: () => void
  /** Forgets all that any tab kept here, and answers what other tabs had not sent. */
  readonly empty: () => Promise<Kept>
  /** Looks whether the store is still there, and opens it again when it is not. @see SPEC O10 */
  readonly check: () => void
  /** Takes the whole store off this device. */
  readonly wipe: () => Promise<void>
  /** Writes what waits and closes. */
  readonly close: () => Promise<void>
}

const lazyMs = 1000
const compactAfterRows = 300

export function openOfflineStore(options: OfflineStoreOptions): OfflineStore {
  return new Rows(nameOf(options.board, options.participant), options)
}

class Rows implements OfflineStore {
  readonly #name: string
  readonly #options: OfflineStoreOptions
  #database: Database | undefined
  /** Ended by the browser and not yet written anew. */
  #isLost = false
  #isOver = false
  /** One after the other: every piece of work sees the whole effect of the one before. */
  #work: Promise<void> = Promise.resolve()
  #ownWaiting: Uint8Array[] = []
  #serverWaiting: Uint8Array[] = []
  /** Rows with unconfirmed changes of this tab, oldest first. */
  #unconfirmed: Unconfirmed[] = []
  #keys: number[] = []
  #keptCount = 0
  /** Changes that left `#unconfirmed`, in order from the first. */
  #settledCount = 0
  #confirmedCount = 0
  #lazyTimer: ReturnType<typeof setTimeout> | undefined

  constructor(name: string, options: OfflineStoreOptions) {
    this.#name = name
    this.#options = options
    globalThis.addEventListener?.('online', this.check)
    globalThis.document?.addEventListener('visibilitychange', this.check)
  }

  load = async (): Promise<Kept> => {
    let kept = nothingKept
    await this.#queue(async (database) => {
      const keys = await database.getAllKeys('updates')
      const rows = await database.getAll('updates')
      kept = keptIn(rows)
      this.#keys = keys
      this.#unconfirmed = keys.flatMap((key, at) => {
        const row = rows[at]
        return row && row.changes > 0 ? [{ key, ...row }] : []
      })
      this.#keptCount += kept.changes
      if (rows.length > compactAfterRows / 2) await this.#compact(database)
    })
    return kept
  }

  keep = (update: Uint8Array): void => {
    this.#ownWaiting.push(update)
    this.#write()
  }

  keepConfirmed = (update: Uint8Array): void => {
    this.#serverWaiting.push(update)
    this.#lazyTimer ??= setTimeout(this.#write, lazyMs)
  }

  confirm = (count: number): void => {
    this.#confirmedCount = Math.max(this.#confirmedCount, count)
    this.#lazyTimer ??= setTimeout(this.#write, lazyMs)
  }

  discard = (): void => {
    const lost = this.#dropWaiting()
    void this.#queue(async (database) => {
      await deleteRows(database, this.#keys)
      this.#forgetRows(lost)
    })
  }

  empty = async (): Promise<Kept> => {
    const lost = this.#dropWaiting()
    let kept = nothingKept
    await this.#queue(async (database) => {
      const own = new Set(this.#keys)
      const [keys, rows] = await Promise.all([database.getAllKeys('updates'), database.getAll('updates')])
      kept = keptIn(rows.filter(({ changes }, at) => changes === 0 || !own.has(keys[at] ?? 0)))
      await database.clear('updates')
      this.#forgetRows(lost)
    })
    return kept
  }

  /** Answers how many own changes that were not written yet it forgets. */
  #dropWaiting(): number {
    const lost = this.#ownWaiting.length
    this.#ownWaiting = []
    this.#serverWaiting = []
    return lost
  }

  #forgetRows(lost: number): void {
    this.#keptCount += lost
    this.#settledCount += sumOf(this.#unconfirmed) + lost
    this.#keys = []
    this.#unconfirmed = []
  }

  check = (): void => {
    if (!this.#isOver) void this.#queue(async (database) => void (await database.getKey('updates', 0)))
  }

  wipe = async (): Promise<void> => {
    this.#end()
    this.#ownWaiting = []
    this.#serverWaiting = []
    // A store that the browser has ended is not opened again for this.
    this.#work = this.#work.then(async () => {
      try {
        await this.#database?.clear('updates')
        this.#database?.close()
        await deleteDB(this.#name)
      } catch {
        this.#options.onFailed()
      }
    })
    await this.#work
  }

  close = async (): Promise<void> => {
    if (this.#lazyTimer !== undefined) this.#write()
    this.#end()
    await this.#queue(async (database) => database.close())
  }

  #end(): void {
    this.#isOver = true
    clearTimeout(this.#lazyTimer)
    globalThis.removeEventListener?.('online', this.check)
    globalThis.document?.removeEventListener('visibilitychange', this.check)
  }

  #write = (): void => {
    clearTimeout(this.#lazyTimer)
    this.#lazyTimer = undefined
    void this.#queue((database) => this.#writeWaiting(database))
  }

  /** Own changes go in together with the server's updates they may refer to. */
  async #writeWaiting(database: Database): Promise<void> {
    const own = this.#ownWaiting
    const server = this.#serverWaiting
    const settled = this.#takeSettled()
    if (own.length + server.length + settled.length === 0) return
    this.#ownWaiting = []
    this.#serverWaiting = []
    try {
      const durability = own.length > 0 ? 'strict' : 'relaxed'
      const transaction = database.transaction('updates', 'readwrite', { durability })
      const rows = transaction.store
      const marks = settled.map(async ({ key }) => {
        const row = await rows.get(key)
        if (row) await rows.put({ ...row, changes: 0 }, key)
      })
      const added = server.length > 0 ? [rows.add({ update: Y.mergeUpdates(server), changes: 0 })] : []
      const ownKeys = own.map((update) => rows.add({ update, changes: 1 }))
      const [keys, newOwn] = await Promise.all([
        Promise.all(added),
        Promise.all(ownKeys),
        Promise.all(marks),
        transaction.done,
      ])
      this.#keys.push(...keys, ...newOwn)
      this.#unconfirmed.push(...newOwn.map((key, at) => ({ key, changes: 1, update: own[at] ?? nothing })))
    } catch (error) {
      this.#ownWaiting = [...own, ...this.#ownWaiting]
      this.#serverWaiting = [...server, ...this.#serverWaiting]
      this.#unconfirmed = [...settled, ...this.#unconfirmed]
      this.#settledCount -= sumOf(settled)
      throw error
    }
    this.#keptCount += own.length
    if (own.length > 0) this.#options.onKept(this.#keptCount)
    if (this.#keys.length > compactAfterRows) await this.#compact(database)
  }

  /** Takes the rows whose changes are all confirmed off the list of unconfirmed ones. */
  #takeSettled() {
    const settled: Unconfirmed[] = []
    for (const row of this.#unconfirmed) {
      if (this.#settledCount + row.changes > this.#confirmedCount) break
      this.#settledCount += row.changes
      settled.push(row)
    }
    this.#unconfirmed = this.#unconfirmed.slice(settled.length)
    return settled
  }

  /** Many rows become at most two: what is confirmed, without its deleted content, and what is not. */
  async #compact(database: Database): Promise<void> {
    const transaction = database.transaction('updates', 'readwrite', { durability: 'strict' })
    const rows = transaction.store
    const found = await Promise.all(this.#keys.map(async (key) => ({ key, row: await rows.get(key) })))
    const present = found.flatMap(({ key, row }) => (row ? [{ key, ...row }] : []))
    const confirmed = present.filter((row) => row.changes === 0).map((row) => row.update)
    const pending = present.filter((row) => row.changes > 0)
    const changes = sumOf(pending)
    const keys: number[] = []
    for (const { key } of found) await rows.delete(key)
    if (confirmed.length > 0) keys.push(await rows.add({ update: squash(confirmed), changes: 0 }))
    const merged = Y.mergeUpdates(pending.map((row) => row.update))
    const pendingKey = changes > 0 ? await rows.add({ update: merged, changes }) : undefined
    await transaction.done
    this.#keys = pendingKey === undefined ? keys : [...keys, pendingKey]
    this.#unconfirmed = pendingKey === undefined ? [] : [{ key: pendingKey, changes, update: merged }]
  }

  #queue(work: (database: Database) => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      try {
        await this.#withDatabase(work)
      } catch {
        // Private windows, full disks, evicted storage: whatever it is, this device keeps nothing now.
        this.#options.onFailed()
      }
    })
    return this.#work
  }

  /** A connection may have ended without a word: then the work is done on a new one. */
  async #withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
    const database = await this.#open()
    try {
      await work(database)
    } catch (error) {
      if (!isEnded(error) || this.#isOver) throw error
      this.#lose(database)
      await work(await this.#open())
    }
  }

  async #open(): Promise<Database> {
    if (this.#database) return this.#database
    if (this.#isLost && !this.#options.mayKeep()) throw new Error('The store was taken off this device')
    const database = await openDatabase(this.#name, () => this.#lose(database))
    this.#database = database
    if (this.#isLost) await this.#restore(database)
    return database
  }

  /** Nothing that was kept is promised any more, and a new connection is tried at once. */
  #lose(database: Database): void {
    if (this.#isOver || this.#database !== database) return
    this.#database = undefined
    this.#isLost = true
    this.#options.onLost()
    void this.#queue((reopened) => this.#writeWaiting(reopened))
  }

  /** Writes anew what the browser has thrown away; what other tabs keep here stays. */
  async #restore(database: Database): Promise<void> {
    const transaction = database.transaction('updates', 'readwrite', { durability: 'strict' })
    const rows = transaction.store
    const isThere = async (key: number): Promise<boolean> => (await rows.getKey(key)) !== undefined
    const unsent = await Promise.all(
      this.#unconfirmed.map(async (row) => {
        if (await isThere(row.key)) return row
        return { ...row, key: await rows.add({ update: row.update, changes: row.changes }) }
      }),
    )
    const there = await Promise.all(this.#keys.map(isThere))
    const whole = there.every(Boolean) ? [] : [await rows.add({ update: this.#options.whole(), changes: 0 })]
    await transaction.done
    this.#keys = [...this.#keys.filter((_, at) => there[at]), ...unsent.map(({ key }) => key), ...whole]
    this.#keys = [...new Set(this.#keys)]
    this.#unconfirmed = unsent
    this.#isLost = false
    this.#options.onKept(this.#keptCount)
  }
}

/** A row with changes that the server has not confirmed, and what it holds, should the browser throw it away. */
interface Unconfirmed extends Row {
  readonly key: number
}

const nothing = new Uint8Array()

/** One update that gives the same document, without the content that was deleted in it. */
function squash(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

async function deleteRows(database: Database, keys: readonly number[]): Promise<void> {
  const transaction = database.transaction('updates', 'readwrite')
  await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done])
}
