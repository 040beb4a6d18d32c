import type { Board } from '../model/board.ts'
import type { Card } from '../model/card.ts'
import { comparePlaces, trayCards } from '../model/order.ts'
import { type Quadrant, quadrantOf, quadrants } from './influenceInterest.ts'

/** Cards of each quadrant, in reading order, and the tray last. The one order of grid, outline, table and exports. */
export interface ReadingOrder {
  readonly quadrants: ReadonlyMap<Quadrant, readonly Card[]>
  readonly tray: readonly Card[]
}

export function readingOrder(board: Board): ReadingOrder {
  const groups = new Map<Quadrant, Card[]>(quadrants.map((quadrant) => [quadrant, []]))
  for (const card of board.cards.values()) {
    if (card.place) groups.get(quadrantOf(card.place, board.settings))?.push(card)
  }
  for (const cards of groups.values()) cards.sort(comparePlaces)
  return { quadrants: groups, tray: trayCards(board) }
}

/** The same as one list. */
export function cardsInOrder(board: Board): readonly Card[] {
  const order = readingOrder(board)
  return [...[...order.quadrants.values()].flat(), ...order.tray]
}
