import type { BoardId } from '@commonground/shared/base/ids'
import * as Y from 'yjs'
import { snapshotCheck } from '../storage/chain.ts'
import type { Head, LogTable, Snapshot } from '../storage/logTable.ts'
import type { Storage } from '../storage/storage.ts'
import { packHistory, unpackHistory } from './history.ts'
import { isReadAlike } from './readings.ts'
import { countStructs, isWaiting } from './yjsInside.ts'

/** More than this after a snapshot make a join after a restart noticeable. */
const maxUpdates = 5_000
const maxBytes = 1024 * 1024

/**
 * Whether enough came after the last snapshot to write another. A large board waits longer: writing it costs as much
 * as it is large, and is to stay a small part of what it takes to change it.
 */
export function isLong(doc: Y.Doc, since: { readonly updates: number; readonly bytes: number }): boolean {
  if (since.updates < maxUpdates && since.bytes < maxBytes) return false
  return since.updates > countStructs(doc) / 4 || since.bytes >= 8 * maxBytes
}

interface Compaction {
  readonly storage: Storage
  readonly board: BoardId
  /** The live document with nothing unsaved in it. */
  readonly doc: Y.Doc
  readonly head: Head
  readonly now: number
}

/**
 * Writes the board as one snapshot and packs the updates it holds into history. The snapshot is read back and
 * compared before it is trusted; nothing is dropped otherwise.
 *
 * @returns whether the board reads as everybody has it who was there. If not, what newcomers read is the truth from now
 * on and is what was written.
 * @throws StorageError, or Error when no snapshot gives the document back.
 * @see SPEC S3, R18
 */
export function compact({ storage, board, doc, head, now }: Compaction): boolean {
  const { bytes, isSame } = truthOf(doc)
  const snapshot = { head, at: now, bytes }
  const checked: Snapshot = { ...snapshot, check: snapshotCheck(snapshot) }
  const { snapshots, updates } = storage.log.read(board)
  const folded = updates.filter(({ seq }) => seq <= head.seq)
  const before = snapshots.find((older) => older.head.seq + 1 === folded[0]?.seq)
  const pack = packHistory(before?.head.hash ?? endOfHistory(storage.log, board), folded)
  storage.transaction(() => storage.log.compact(board, checked, pack))
  return isSame
}

/** The hash that history ends with: what goes on from it lacks its snapshot when that was set aside. */
function endOfHistory(log: LogTable, board: BoardId): string {
  const last = log.history(board).at(-1)
  return (last && unpackHistory(last)?.at(-1)?.hash) ?? ''
}

/**
 * The bytes of a document that are read as what they were written from. Yjs puts what stands beside each other for no
 * honest reason in another order when it reads it at once: then it is read and written until it stays as it is.
 */
function truthOf(doc: Y.Doc): { readonly bytes: Uint8Array; readonly isSame: boolean } {
  let truth = doc
  for (let tries = 0; tries < maxReadings; tries += 1) {
    const bytes = Y.encodeStateAsUpdateV2(truth)
    const again = new Y.Doc()
    Y.applyUpdateV2(again, bytes)
    if (isWaiting(again)) break
    // Cut and merged otherwise it is still the same to its readers; a sound board is the same to the byte.
    const isSound = tries > 0 || Buffer.compare(bytes, Y.encodeStateAsUpdateV2(again)) === 0
    if (isSound && isReadAlike(truth, again)) return { bytes, isSame: isReadAlike(doc, again) }
    truth = again
  }
  throw new Error('No snapshot gives the board back')
}

const maxReadings = 4
