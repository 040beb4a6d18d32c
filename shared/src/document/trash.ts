import type * as Y from 'yjs'
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

/**
 * What was removed from a board by a time, cards first, and what is about a card that is no longer there or goes with it.
 *
 * @param by ms since 1970, by the clocks of those who removed it.
 */
export function trashOf(doc: Y.Doc, by = Number.POSITIVE_INFINITY): readonly Trashed[] {
  const cards = new Set(
    [...yRecords(doc, 'cards').keys()].filter((id) => isTrash(doc, { root: 'cards', id }, by)),
  )
  const goes = (trashed: Trashed): boolean =>
    isTrash(doc, trashed, by) || cardsOf(doc, trashed).some((card) => cards.has(card))
  const others = (root: RecordRoot): readonly Trashed[] =>
    [...yRecords(doc, root).keys()].map((id) => ({ root, id })).filter(goes)
  return recordRoots.flatMap(others)
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
      if (!isTrash(doc, one)) continue
      yRecords(doc, one.root).delete(one.id)
      if (one.root === 'cards') cards += 1
    }
  })
  return cards
}

function isTrash(doc: Y.Doc, trashed: Trashed, by = Number.POSITIVE_INFINITY): boolean {
  const removedAt = yRecord(doc, trashed.root, trashed.id)?.get(recordKey.removedAt)
  if (removedAt !== undefined) return Number(removedAt) <= by
  return cardsOf(doc, trashed).some((card) => !yRecord(doc, 'cards', card))
}

const cardsOf = (doc: Y.Doc, { root, id }: Trashed): readonly string[] =>
  joins[root].map((key) => String(yRecord(doc, root, id)?.get(key)))
