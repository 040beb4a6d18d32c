import type { CardId } from '../base/ids.ts'
import type { Board } from '../model/board.ts'
import type { Card } from '../model/card.ts'
import { comparePlaces, trayCards } from '../model/order.ts'
import type { PlanLine } from '../model/planLine.ts'
import { type Quadrant, quadrantOf, quadrants } from './grid.ts'

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

/** The lines of the plan as the cards are read, so that filling one in moves none. Without lines of deleted cards. */
export function planInOrder(board: Board): readonly PlanLine[] {
  const order = new Map(cardsInOrder(board).map(({ id }, at) => [id, at]))
  return [...board.plan.values()]
    .filter(({ card }) => order.has(card))
    .toSorted((one, other) => at(order, one) - at(order, other) || (one.id < other.id ? -1 : 1))
}

const at = (order: ReadonlyMap<CardId, number>, line: PlanLine): number => order.get(line.card) ?? 0
