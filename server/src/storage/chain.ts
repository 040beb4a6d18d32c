import { createHash } from 'node:crypto'
import type { Head, NewUpdate, Snapshot } from './logTable.ts'

/** The end of a log nothing was ever written to. */
export const emptyHead: Head = { seq: 0, hash: '' }

/**
 * The end of the log after one more update. Changing, dropping or swapping any row changes every hash after it.
 *
 * @see SPEC S1
 */
export function nextHead(head: Head, update: NewUpdate): Head {
  const seq = head.seq + 1
  const hash = createHash('sha256')
    .update(`${head.hash}\n${seq}\n${update.participant ?? ''}\n${update.at}\n`)
    .update(update.bytes)
    .digest('hex')
  return { seq, hash }
}

/** What `Snapshot.check` must be for these bytes. */
export function snapshotCheck(snapshot: Omit<Snapshot, 'check'>): string {
  return createHash('sha256')
    .update(`${snapshot.head.seq}\n${snapshot.head.hash}\n`)
    .update(snapshot.bytes)
    .digest('hex')
}
