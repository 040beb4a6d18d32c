import type { CardId } from '../base/ids.ts'
import { nameKey } from '../base/nameKey.ts'
import type { Card } from './card.ts'

/** Cards of one name, of which one stays when they are joined. */
export interface SameName {
  readonly keep: CardId
  readonly others: readonly CardId[]
}

/**
 * The cards that have one name by `nameKey`, where there is more than one. The card that stays is the one whose id comes
 * first: of people who join the same cards at the same moment none removes what another keeps.
 *
 * @see SPEC C12
 */
export function sameNames(cards: Iterable<Card>): readonly SameName[] {
  const byName = new Map<string, CardId[]>()
  for (const card of cards) {
    const key = keyOf(card)
    const group = byName.get(key)
    if (group) group.push(card.id)
    else byName.set(key, [card.id])
  }
  return [...byName.values()].flatMap((ids) => {
    const [keep, ...others] = ids.toSorted()
    return keep && others.length > 0 ? [{ keep, others }] : []
  })
}

/** Every change of a board asks again; a card that did not change is the same object. */
const known = new WeakMap<Card, string>()

function keyOf(card: Card): string {
  const key = known.get(card) ?? nameKey(card.name)
  known.set(card, key)
  return key
}
