import { readingOrder } from '@commonground/shared/map/readingOrder'
import type { Card } from '@commonground/shared/model/card'
import type { ActionContext } from '../../tools/actionContext.ts'

/**
 * Who placed cards from the tray or the list goes on there: returns what gives the keyboard to the next waiting card,
 * else to the card that was moved. Nothing is taken from a part that has the keyboard already.
 *
 * @param moved as they are before the move.
 */
export function focusAfterMove(moved: readonly Card[], { session, focus }: ActionContext): () => void {
  const ids = new Set(moved.map(({ id }) => id))
  const { tray } = readingOrder(session.board.get())
  const last = tray.findLastIndex(({ id }) => ids.has(id))
  const waits = (card: Card): boolean => !ids.has(card.id)
  const next = last < 0 ? undefined : (tray.slice(last).find(waits) ?? tray.findLast(waits))
  const [first] = moved
  return () => {
    const holder = document.activeElement
    if (holder && holder !== document.body) return
    const inTray = next && document.querySelector<HTMLElement>(`[data-waits="${next.id}"] button`)
    const inList = first && document.querySelector<HTMLElement>(`[data-listed="${first.id}"] button`)
    if (inTray) inTray.focus()
    else if (inList) inList.focus()
    else if (first) focus.move(first.id)
  }
}
