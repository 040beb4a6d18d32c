import type { BoardId } from '@commonground/shared/base/ids'
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'

/** One update as kept on this device. `changes` is how many unconfirmed changes of this tab it holds. */
export interface Row {
  readonly update: Uint8Array
  readonly changes: number
}

interface Layout extends DBSchema {
  updates: { key: number; value: Row }
}

export type Database = IDBPDatabase<Layout>

/** What was kept by an earlier visit. */
export interface Kept {
  readonly confirmed: readonly Uint8Array[]
  readonly unconfirmed: readonly Uint8Array[]
  /** How many changes `unconfirmed` holds. */
  readonly changes: number
}

/** Takes what this person's browser kept of a board off it and answers it, when there is anything. */
export async function takeOffDevice(board: BoardId, participant: string): Promise<Kept> {
  const name = nameOf(board, participant)
  let kept = nothingKept
  try {
    const database = await openDB<Layout>(name, 1, {
      // Nothing was kept: nothing is made either.
      upgrade: (_database, _before, _after, transaction) => {
        transaction.done.catch(() => {})
        transaction.abort()
      },
    })
    kept = keptIn(await database.getAll('updates'))
    database.close()
    await deleteDB(name)
  } catch {
    // Nothing is there, or this browser lets nobody look; what it had not given it cannot keep from us either.
  }
  return kept
}

export const nameOf = (board: BoardId, participant: string): string => `commonground/${board}/${participant}`
export const nothingKept: Kept = { confirmed: [], unconfirmed: [], changes: 0 }

export function keptIn(rows: readonly Row[]): Kept {
  const pending = rows.filter((row) => row.changes > 0)
  return {
    confirmed: rows.filter((row) => row.changes === 0).map((row) => row.update),
    unconfirmed: pending.map((row) => row.update),
    changes: sumOf(pending),
  }
}

/** What a connection that the browser has closed answers to everything. */
export const isEnded = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'NotFoundError')

export const sumOf = (rows: readonly { readonly changes: number }[]): number =>
  rows.reduce((sum, row) => sum + row.changes, 0)

/** @param onEnd the browser has closed it, or wants to. */
export async function openDatabase(name: string, onEnd: () => void): Promise<Database> {
  const database = await openDB<Layout>(name, 1, {
    upgrade: (created) => {
      created.createObjectStore('updates', { autoIncrement: true })
    },
    // Another tab, or the person, takes the store off this device.
    blocking: () => {
      database.close()
      onEnd()
    },
    // Browsers end the stores of pages that rest, and of sites whose data is cleared.
    terminated: onEnd,
  })
  return database
}
