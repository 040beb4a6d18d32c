import type { BoardId } from '@commonground/shared/base/ids'
import * as Y from 'yjs'
import { emptyHead, nextHead, snapshotCheck } from '../storage/chain.ts'
import type {
  DamageReason,
  Head,
  HistoryPack,
  LogTable,
  Snapshot,
  StoredLog,
  StoredUpdate,
} from '../storage/logTable.ts'
import { unpackHistory } from './history.ts'

/** A board as it could be read. */
export interface Loaded {
  readonly doc: Y.Doc
  readonly head: Head
  /** What came after the snapshot it was read from. */
  readonly sinceSnapshot: { readonly updates: number; readonly bytes: number }
  /** Set when something stored could not be trusted. `lost`: changes are missing from what was opened. */
  readonly damage?: {
    readonly reason: DamageReason
    readonly lost: boolean
    readonly snapshots: readonly number[]
  }
}

/**
 * Reads a board: its newest sound snapshot and every update after it whose hash fits the one before. Stops at the
 * first that does not; what comes before it is a state the board really had.
 *
 * @see SPEC S4
 */
export function load(log: LogTable, board: BoardId): Loaded {
  return loadStored(log.read(board), () => log.history(board))
}

/** The same from what was read already; `history` is asked for only when a newer snapshot is not sound. */
export function loadStored(stored: StoredLog, history: () => readonly HistoryPack[]): Loaded {
  const unsound: number[] = []
  for (const snapshot of stored.snapshots) {
    const doc = readSnapshot(snapshot)
    if (doc) return replay({ history, stored, doc, from: snapshot.head, unsound })
    unsound.push(snapshot.head.seq)
  }
  return replay({ history, stored, doc: new Y.Doc(), from: emptyHead, unsound })
}

interface Replay {
  readonly history: () => readonly HistoryPack[]
  readonly stored: StoredLog
  readonly doc: Y.Doc
  readonly from: Head
  readonly unsound: readonly number[]
}

function replay({ history, stored, doc, from, unsound }: Replay): Loaded {
  const { updates, reason: packReason } = updatesAfter(stored.updates, from, history)
  let head = from
  let bytes = 0
  let reason: DamageReason | undefined = packReason
  // One transaction: a thousand small ones would each clean up after themselves.
  doc.transact(() => {
    for (const update of updates) {
      const next = nextHead(head, update)
      if (update.seq !== next.seq) reason = 'missing'
      else if (update.hash !== next.hash) reason = 'chain'
      else if (!isDone(() => Y.applyUpdate(doc, update.bytes))) reason = 'unreadable'
      else {
        head = next
        bytes += update.bytes.length
        continue
      }
      return
    }
  })
  const lost = head.seq !== stored.head.seq || head.hash !== stored.head.hash
  if (lost) reason ??= 'missing'
  else reason = unsound.length > 0 ? 'snapshot' : undefined
  return {
    doc,
    head,
    sinceSnapshot: { updates: head.seq - from.seq, bytes },
    ...(reason && { damage: { reason, lost, snapshots: unsound } }),
  }
}

/** The stored updates after a head, with those that an unsound newer snapshot had folded into history. */
function updatesAfter(
  updates: readonly StoredUpdate[],
  from: Head,
  history: () => readonly HistoryPack[],
): { readonly updates: readonly StoredUpdate[]; readonly reason?: DamageReason } {
  const later = updates.filter(({ seq }) => seq > from.seq)
  const first = later[0]?.seq ?? Number.POSITIVE_INFINITY
  if (first === from.seq + 1) return { updates: later }
  const packs = history().filter(({ toSeq }) => toSeq > from.seq)
  if (packs.length === 0) return { updates: later }
  const folded: StoredUpdate[] = []
  for (const pack of packs) {
    const unpacked = unpackHistory(pack)
    if (!unpacked) return { updates: folded, reason: 'unreadable' }
    folded.push(...unpacked.filter(({ seq }) => seq > from.seq && seq < first))
  }
  return { updates: [...folded, ...later] }
}

function readSnapshot(snapshot: Snapshot): Y.Doc | undefined {
  if (snapshotCheck(snapshot) !== snapshot.check) return undefined
  const doc = new Y.Doc()
  return isDone(() => Y.applyUpdateV2(doc, snapshot.bytes)) ? doc : undefined
}

// A row whose hash fits was written by us; only a mistake of ours could make it unreadable.
function isDone(apply: () => void): boolean {
  try {
    apply()
    return true
  } catch {
    return false
  }
}
