import type * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import { recordKey, yRecord, yRecords } from '../document/layout.ts'
import { maxCardRecords, maxCards } from '../protocol/limits.ts'

/** How many cards are on the board; those removed from it are not counted. */
export function liveCards(doc: Y.Doc): number {
  let live = 0
  for (const id of yRecords(doc, 'cards').keys()) {
    if (yRecord(doc, 'cards', id)?.get(recordKey.removedAt) === undefined) live += 1
  }
  return live
}

/** How many more cards the board can show. */
export function cardSpace(doc: Y.Doc): number {
  return Math.max(0, Math.min(maxCards - liveCards(doc), maxCardRecords - yRecords(doc, 'cards').size))
}

/**
 * Requires room for new cards, shown ones and ones that are born removed.
 *
 * @throws BoardError `too-many-cards`.
 */
export function requireSpace(doc: Y.Doc, shown: number, removed = 0): void {
  const isFull = yRecords(doc, 'cards').size + shown + removed > maxCardRecords
  if (isFull || liveCards(doc) + shown > maxCards) throw new BoardError('too-many-cards')
}
