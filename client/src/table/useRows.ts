import type { CardId } from '@commonground/shared/base/ids'
import type { Board } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { useState } from 'react'
import { useCardsInOrder } from '../state/hooks.ts'
import { rowsOf, type Sort } from './rowOrder.ts'

interface Kept {
  readonly filter: string
  readonly sort: Sort | undefined
  readonly ids: readonly CardId[]
}

/**
 * The rows of the table. Their order is made when the person sorts or filters and then stays, so that a row does not
 * run away from the hand that changes it; new cards join at the end.
 */
export function useRows(
  board: Board,
  { filter, sort }: { readonly filter: string; readonly sort: Sort | undefined },
): readonly Card[] {
  const cards = useCardsInOrder()
  const ordered = (): Kept => ({
    filter,
    sort,
    ids: rowsOf(board, cards, { filter, sort }).map((card) => card.id),
  })
  const [kept, setKept] = useState<Kept>(ordered)
  const isStale = kept.filter !== filter || kept.sort !== sort
  const known = new Set(kept.ids)
  const added = filter === '' ? cards.filter((card) => !known.has(card.id)) : []
  const now = isStale
    ? ordered()
    : added.length > 0
      ? { ...kept, ids: [...kept.ids, ...added.map((card) => card.id)] }
      : kept
  if (now !== kept) setKept(now)
  return now.ids.flatMap((id) => board.cards.get(id) ?? [])
}
