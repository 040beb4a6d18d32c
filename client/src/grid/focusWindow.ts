import type { Card } from '@commonground/shared/model/card'

/** Up to so many cards all have a button; beyond, only those around the one with the keyboard. */
const most = 500
const around = 30

interface Numbered {
  readonly card: Card
  /** Its number in reading order, from 1. */
  readonly at: number
}

/** The cards that get a button, in reading order. */
export function focusWindow(order: readonly Card[], stop: Card | undefined): readonly Numbered[] {
  const numbered = (card: Card, index: number): Numbered => ({ card, at: index + 1 })
  if (order.length <= most) return order.map(numbered)
  const middle = Math.max(0, stop ? order.indexOf(stop) : 0)
  const from = Math.max(0, middle - around)
  return order.slice(from, middle + around + 1).map((card, index) => numbered(card, from + index))
}
