import { fold } from '@commonground/shared/base/fold'
import type { Card } from '@commonground/shared/model/card'

/** Cards that hold the words: those whose name begins with them, then those with them in the name, then the others. */
export function matching(cards: readonly Card[], text: string): readonly Card[] {
  const sought = fold(text)
  if (sought === '') return []
  const ranks = [0, 1, 2].map((rank) => cards.filter((card) => rankOf(card, sought) === rank))
  return ranks.flat()
}

function rankOf({ name, sector, description }: Card, sought: string): number | undefined {
  const folded = fold(name)
  if (folded.startsWith(sought)) return 0
  if (folded.includes(sought)) return 1
  return fold(`${sector}\n${description}`).includes(sought) ? 2 : undefined
}
