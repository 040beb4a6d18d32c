import type { BoardId } from '@commonground/shared/base/ids'
import * as Y from 'yjs'
import { snapshotCheck } from '../storage/chain.ts'
import type { Head, Snapshot, Storage } from '../storage/storage.ts'
import { packHistory } from './history.ts'

/** More than this after a snapshot make a join after a restart noticeable. */
export const maxUpdatesSinceSnapshot = 2_000
export const maxBytesSinceSnapshot = 1024 * 1024

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
  const pack = packHistory(before?.head.hash ?? '', folded)
  storage.transaction(() => storage.log.compact(board, checked, pack))
}

function requireSame(doc: Y.Doc, bytes: Uint8Array): void {
  const again = new Y.Doc()
  Y.applyUpdateV2(again, bytes)
  const isSame = Buffer.compare(Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(again)) === 0
  again.destroy()
  if (!isSame) throw new Error('A snapshot does not give its board back')
}
