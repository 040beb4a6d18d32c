import * as Y from 'yjs'
import { type RecordRoot, recordKey, recordRoots, yRecord, yRecords } from './layout.ts'

/** A record that is to be destroyed. */
export interface Trashed {
  readonly root: RecordRoot
  readonly id: string
}

/** The keys by which a record names the cards it is about. */
const joins: Readonly<Record<RecordRoot, readonly string[]>> = {
  cards: [],
  ties: [recordKey.from, recordKey.to],
  plan: [recordKey.card],
}

/** What was removed from a board, cards first, and what is about a card that is no longer there or goes with it. */
export function trashOf(doc: Y.Doc): readonly Trashed[] {
  const cards = new Set<string>()
  const found: Trashed[] = []
  for (const root of recordRoots) {
    yRecords(doc, root).forEach((record, id) => {
      const goes = isTrash(doc, root, record) || cardsOf(root, record).some((card) => cards.has(card))
      if (goes) found.push({ root, id })
      if (goes && root === 'cards') cards.add(id)
    })
  }
  return found
}

/**
 * Destroys records for good, in the order of `trashOf`; what was brought back meanwhile stays. For the server alone:
 * what somebody else writes into one of them meanwhile is lost.
 *
 * @returns how many of them were cards.
 * @see SPEC C2, R29
 */
export function destroy(doc: Y.Doc, trash: readonly Trashed[]): number {
  let cards = 0
  doc.transact(() => {
    for (const one of trash) {
      if (!isTrash(doc, one.root, yRecords(doc, one.root).get(one.id))) continue
      yRecords(doc, one.root).delete(one.id)
      if (one.root === 'cards') cards += 1
    }
  })
  return cards
}

function isTrash(doc: Y.Doc, root: RecordRoot, record: unknown): boolean {
  if (record instanceof Y.Map && record.get(recordKey.removedAt) !== undefined) return true
  return cardsOf(root, record).some((card) => !yRecord(doc, 'cards', card))
}

/** The cards that a record is about. */
export function cardsOf(root: RecordRoot, record: unknown): readonly string[] {
  return record instanceof Y.Map ? joins[root].map((key) => String(record.get(key))) : []
}
