import type { CardId } from '@commonground/shared/base/ids'
import type { Board } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { type Place, samePlace } from '@commonground/shared/model/place'

interface Derived {
  readonly from: Card
  readonly card: Card
}

/**
 * Makes boards with some cards alone, each where `placeOf` says instead of where it stands. What did not change keeps
 * its object.
 */
export function createDerivedBoard(
  ids: readonly CardId[],
): (outer: Board, placeOf: (id: CardId) => Place | undefined) => Board {
  let known: ReadonlyMap<CardId, Derived> = new Map()
  return (outer, placeOf) => {
    const next = new Map<CardId, Derived>()
    for (const id of ids) {
      const from = outer.cards.get(id)
      if (!from) continue
      const before = known.get(id)
      const place = placeOf(id)
      const isSame = before?.from === from && samePlace(before.card.place, place)
      next.set(id, isSame ? before : { from, card: { ...from, place, locked: false } })
    }
    known = next
    const cards = new Map([...next].map(([id, { card }]) => [id, card]))
    return { ...outer, cards, removedCards: new Map(), ties: new Map(), plan: new Map() }
  }
}
