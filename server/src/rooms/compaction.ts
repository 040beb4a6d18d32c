import { rootNames } from '@commonground/shared/document/layout'
import * as Y from 'yjs'
import { packHistory, unpackHistory } from '../log/history.ts'
import { type Summary, summarise } from '../log/summary.ts'
import { snapshotCheck } from '../storage/chain.ts'
import type { HistoryPack, Snapshot } from '../storage/logTable.ts'
import { readStored, type StoredBoard, UnsoundBoard } from '../workers/storedBoard.ts'
import { readingOf } from './readings.ts'
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

/** A log folded into one snapshot, and what its reader has then. */
export interface Folded {
  readonly snapshot: Snapshot
  readonly pack: HistoryPack | undefined
  readonly summary: Summary
  /** @see readingOf */
  readonly reading: number
  /** No change that was made on the board as it was fits behind this snapshot. */
  readonly isRenewed: boolean
}

export interface FoldTask {
  readonly board: StoredBoard
  readonly now: number
  /** @see readingOf */
  readonly chance: number
  /** Whether to write the board anew, so that nothing is left of how it came about. */
  readonly renews: boolean
}

/**
 * Folds what is on disk of a board into one snapshot, and packs the updates it holds into history. The snapshot is read
 * back and compared before it is trusted.
 *
 * @throws UnsoundBoard, or Error of a board that waits for something.
 * @see SPEC S3, R18
 */
export function fold({ board, now, chance, renews }: FoldTask): Folded {
  const { log, history } = board
  const doc = readStored(board)
  const { bytes, reading, isRenewed } = renews
    ? { ...truthOf(renewed(doc), chance), isRenewed: true }
    : truthOf(doc, chance)
  const { updates, head } = log
  const [first] = updates
  const before = log.snapshots.find((older) => older.head.seq + 1 === first?.seq)
  // What goes on from the end of history lacks its snapshot when that was set aside.
  if (!before && !history && (first?.seq ?? 1) > 1) throw new UnsoundBoard()
  const pack = packHistory(before?.head.hash ?? endOf(history ?? []), updates)
  const snapshot = { head, at: now, bytes }
  return {
    snapshot: { ...snapshot, check: snapshotCheck(snapshot) },
    pack,
    reading,
    isRenewed,
    summary: summarise(doc),
  }
}

function endOf(history: readonly HistoryPack[]): string {
  const last = history.at(-1)
  return (last && unpackHistory(last)?.at(-1)?.hash) ?? ''
}

interface Truth {
  readonly bytes: Uint8Array
  readonly reading: number
  readonly isRenewed: boolean
}

/**
 * The bytes of a document that are read as what they were written from. Yjs puts what stands beside each other for no
 * honest reason in another order when it reads it at once: then it is read and written until it stays as it is, and
 * where it never does, what it says is written into a new document.
 *
 * @throws Error of a document that waits for something.
 */
function truthOf(doc: Y.Doc, chance: number): Truth {
  let truth = doc
  let reading = readingOf(truth, chance)
  for (let tries = 0; ; tries += 1) {
    const bytes = Y.encodeStateAsUpdateV2(truth)
    const again = new Y.Doc()
    Y.applyUpdateV2(again, bytes)
    if (isWaiting(again)) throw new Error('No snapshot gives the board back')
    const readAgain = readingOf(again, chance)
    // Cut and merged otherwise it is still the same to its readers; a sound board is the same to the byte.
    const isSound = tries > 0 || Buffer.compare(bytes, Y.encodeStateAsUpdateV2(again)) === 0
    if (isSound && reading === readAgain) return { bytes, reading, isRenewed: tries > maxReadings }
    truth = tries < maxReadings ? again : renewed(again)
    reading = readingOf(truth, chance)
  }
}

const maxReadings = 4

/** The same for its readers, and nothing of how it came about. */
function renewed(doc: Y.Doc): Y.Doc {
  const fresh = new Y.Doc()
  fresh.transact(() => {
    for (const root of rootNames) {
      for (const [key, value] of doc.getMap<unknown>(root)) {
        fresh.getMap(root).set(key, value instanceof Y.AbstractType ? value.clone() : value)
      }
    }
  })
  return fresh
}
