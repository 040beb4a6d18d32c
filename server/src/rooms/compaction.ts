import type { BoardId } from '@commonground/shared/base/ids'
import * as Y from 'yjs'
import { packHistory, unpackHistory } from '../log/history.ts'
import { snapshotCheck } from '../storage/chain.ts'
import type { Head, LogTable, Snapshot } from '../storage/logTable.ts'
import type { Storage } from '../storage/storage.ts'

/** More than this after a snapshot make a join after a restart noticeable. */
const maxUpdates = 5_000
const maxBytes = 1024 * 1024

/**
 * Whether enough came after the last snapshot to write another. A large board waits longer: writing it costs as much
 * as it is large, and is to stay a small part of what it takes to change it.
 */
export function isLong(doc: Y.Doc, since: { readonly updates: number; readonly bytes: number }): boolean {
  if (since.updates < maxUpdates && since.bytes < maxBytes) return false
  const structs = [...doc.store.clients.values()].reduce((sum, ofClient) => sum + ofClient.length, 0)
  return since.updates > structs / 4 || since.bytes >= 8 * maxBytes
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
 * @throws StorageError, or Error when the snapshot does not give the document back.
 * @see SPEC S3
 */
export function compact({ storage, board, doc, head, now }: Compaction): void {
  const bytes = Y.encodeStateAsUpdateV2(doc)
  requireSame(doc, bytes)
  const snapshot = { head, at: now, bytes }
  const checked: Snapshot = { ...snapshot, check: snapshotCheck(snapshot) }
  const { snapshots, updates } = storage.log.read(board)
  const folded = updates.filter(({ seq }) => seq <= head.seq)
  const before = snapshots.find((older) => older.head.seq + 1 === folded[0]?.seq)
  const pack = packHistory(before?.head.hash ?? endOfHistory(storage.log, board), folded)
  storage.transaction(() => storage.log.compact(board, checked, pack))
}

/** The hash that history ends with: what goes on from it lacks its snapshot when that was set aside. */
function endOfHistory(log: LogTable, board: BoardId): string {
  const last = log.history(board).at(-1)
  return (last && unpackHistory(last)?.at(-1)?.hash) ?? ''
}

function requireSame(doc: Y.Doc, bytes: Uint8Array): void {
  const again = new Y.Doc()
  Y.applyUpdateV2(again, bytes)
  const isSame =
    Buffer.compare(bytes, Y.encodeStateAsUpdateV2(again)) === 0 &&
    Buffer.compare(Y.encodeStateVector(doc), Y.encodeStateVector(again)) === 0
  again.destroy()
  if (!isSame) throw new Error('A snapshot does not give its board back')
}
