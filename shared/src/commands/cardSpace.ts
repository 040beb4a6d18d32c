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

/** How many more cards the board can show, when others are born removed with them; less than none past a limit. */
export function cardSpace(doc: Y.Doc, removed = 0): number {
  return Math.min(maxCards - liveCards(doc), maxCardRecords - yRecords(doc, 'cards').size - removed)
}

/**
 * Requires room for new cards, shown ones and ones that are born removed.
 *
 * @throws BoardError `too-many-cards`.
 */
export function requireSpace(doc: Y.Doc, shown: number, removed = 0): void {
  if (shown > cardSpace(doc, removed)) throw new BoardError('too-many-cards')
}
