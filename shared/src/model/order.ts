import type { Board } from './board.ts'
import type { Card } from './card.ts'

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Compares names as a reader would sort them. */
export const compareNames = (a: string, b: string): number => byName.compare(a, b)

/** Influence high to low, interest high to low, then name: the order within a quadrant. */
export function comparePlaces(a: Card, b: Card): number {
  return (
    (b.place?.influence ?? -1) - (a.place?.influence ?? -1) ||
    (b.place?.interest ?? -1) - (a.place?.interest ?? -1) ||
    compareNames(a.name, b.name)
  )
}

/** Cards waiting in the tray, by name. */
export function trayCards(board: Board): readonly Card[] {
  return [...board.cards.values()]
    .filter((card) => card.place === undefined)
    .sort((a, b) => compareNames(a.name, b.name))
}
