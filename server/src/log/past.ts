import * as Y from 'yjs'
import { snapshotCheck } from '../storage/chain.ts'
import type { HistoryPack, Snapshot, StoredLog, StoredUpdate } from '../storage/logTable.ts'
import { unpackHistory } from './history.ts'

/** Whatever of a board's log can be gone back to: from a state that is sound, every change until now. */
export interface Past {
  readonly changes: readonly StoredUpdate[]
  /** When the first of them was made, on a board whose own beginning is no longer known. */
  readonly reachesTo?: number
  /** The document before the change of this number. */
  readonly before: (seq: number) => Y.Doc
}

interface Base {
  readonly seq: number
  readonly snapshot?: Snapshot
}

/**
 * Reads the log backwards from its end, as far as it goes on without a gap.
 *
 * @see SPEC S1, R28
 */
export function readPast({ snapshots, updates }: StoredLog, history: readonly HistoryPack[]): Past {
  let readable = updates
  let first = updates[0]?.seq ?? (snapshots[0]?.head.seq ?? 0) + 1
  for (const pack of [...history].reverse()) {
    const next = first
    if (pack.toSeq < next - 1) break
    const unpacked = unpackHistory(pack)?.filter(({ seq }) => seq < next)
    if (!unpacked) break
    readable = [...unpacked, ...readable]
    first = readable[0]?.seq ?? next
  }
  const sound = snapshots.filter((one) => one.head.seq >= first - 1 && snapshotCheck(one) === one.check)
  const bases: readonly Base[] = [
    ...sound.map((snapshot) => ({ seq: snapshot.head.seq, snapshot })),
    ...(first === 1 ? [{ seq: 0 }] : []),
  ]
  const oldest = bases.at(-1)?.seq ?? 0
  const changes = readable.filter(({ seq }) => seq > oldest)
  const reachesTo = changes[0]?.at ?? sound.at(-1)?.at
  return {
    changes,
    ...(oldest > 0 && reachesTo !== undefined && { reachesTo }),
    before: (seq) => {
      const base = bases.find((one) => one.seq < seq) ?? { seq: 0 }
      const doc = new Y.Doc()
      if (base.snapshot) Y.applyUpdateV2(doc, base.snapshot.bytes)
      apply(
        doc,
        changes.filter((change) => base.seq < change.seq && change.seq < seq),
      )
      return doc
    },
  }
}

/** One transaction: a thousand small ones would each clean up after themselves. */
export function apply(doc: Y.Doc, changes: readonly StoredUpdate[]): void {
  doc.transact(() => {
    for (const { bytes } of changes) Y.applyUpdate(doc, bytes)
  })
}
