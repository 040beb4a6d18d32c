import type { CardId } from '@commonground/shared/base/ids'
import { yRecords } from '@commonground/shared/document/layout'
import { type Place, readPlace, samePlace } from '@commonground/shared/model/place'
import * as Y from 'yjs'

/** A move made here that lost to a move made elsewhere by somebody who had not seen it. */
export interface Superseded {
  readonly card: CardId
  readonly mine: Place | undefined
  /** Where the card stands now. */
  readonly theirs: Place | undefined
  /** The connection that wrote it. */
  readonly by: number
}

export interface SupersededOptions {
  /** True for the origin of a transaction with changes of this person. */
  readonly isMine: (origin: unknown) => boolean
  /** How many changes this tab made, and how many of them the server has confirmed. */
  readonly facts: () => { readonly made: number; readonly confirmed: number }
  readonly onSuperseded: (lost: readonly Superseded[]) => void
}

/** The last move of a card by this person. */
interface Move {
  readonly place: Place | undefined
  /** What holds the place in the document; a move to the tray leaves none. */
  readonly id: Y.ID | undefined
  /** The number of the change. */
  readonly change: number
}

/**
 * Finds out when a move of this person is overridden by one that was made without knowing it: at the same time, or
 * while one of the two was offline. Calls back once per transaction. Returns its stop.
 *
 * @see SPEC C9
 */
export function watchSuperseded(doc: Y.Doc, options: SupersededOptions): () => void {
  const moves = new Map<string, Move>()
  const onUpdate = (_: Uint8Array, by: unknown, __: Y.Doc, transaction: Y.Transaction): void => {
    const isMine = options.isMine(by)
    const lost: Superseded[] = []
    for (const { id, record } of movedCards(doc, transaction)) {
      const held = record._map.get('place')
      if (!held) continue
      const place = readPlace(record.get('place'))
      if (isMine) {
        if (isOf(transaction, held)) {
          moves.set(id, { place, id: held.deleted ? undefined : held.lastId, change: options.facts().made })
        }
        continue
      }
      const move = moves.get(id)
      if (!move || (move.id && Y.compareIDs(held.lastId, move.id))) continue
      moves.delete(id)
      if (samePlace(move.place, place) || hasSeen(doc, held, move, options.facts().confirmed)) continue
      lost.push({ card: id, mine: move.place, theirs: place, by: held.id.client })
    }
    if (lost.length > 0) options.onSuperseded(lost)
  }
  // The number of a change is known only after the transaction.
  doc.on('update', onUpdate)
  return () => doc.off('update', onUpdate)
}

function movedCards(doc: Y.Doc, transaction: Y.Transaction) {
  return [...transaction.changed].flatMap(([type, keys]) => {
    const id = type._item?.parentSub
    const isCard = type instanceof Y.Map && type.parent === yRecords(doc, 'cards') && typeof id === 'string'
    return isCard && keys.has('place') ? [{ id: id as CardId, record: type }] : []
  })
}

/** True when what holds the place now was written, or taken away, in this transaction. */
function isOf(transaction: Y.Transaction, { id, lastId, deleted }: Y.Item): boolean {
  if (deleted) return Y.isDeleted(transaction.deleteSet, id)
  return lastId.clock >= (transaction.beforeState.get(id.client) ?? 0)
}

/**
 * True when whoever wrote `held` knew this move. Each write of a place names the one it followed. A move to the tray
 * is no write that could be named: only what comes before the server confirmed it certainly did not know it.
 */
function hasSeen(doc: Y.Doc, held: Y.Item, move: Move, confirmed: number): boolean {
  if (!move.id) return move.change <= confirmed
  let before = held.origin
  while (before) {
    if (before.client === move.id.client && before.clock >= move.id.clock) return true
    const item: unknown = Y.getItem(doc.store, before)
    if (!(item instanceof Y.Item)) return true
    before = item.origin
  }
  return false
}
