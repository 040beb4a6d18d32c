import type { CardId } from '@commonground/shared/base/ids'
import { moveCards } from '@commonground/shared/commands/cards'
import { type Place, samePlace } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import type { Session } from '../../session/session.ts'
import { offerUndo } from '../offerUndo.ts'
import type { Found } from './useFound.ts'

type Move = { readonly id: CardId; readonly place: Place }

/** What would put the board at the middle of all places, after a talk at that of the latest ones. */
export function movesToMiddles({ board }: Session, found: Found, only?: CardId): readonly Move[] {
  const { cards } = board.get()
  return found.first.cards.flatMap(({ card, centre }) => {
    const place = found.after.get(card)?.centre ?? centre
    const isWanted = place && (only === undefined || only === card) && cards.has(card)
    return isWanted && !samePlace(cards.get(card)?.place, place) ? [{ id: card, place }] : []
  })
}

/** Puts cards on the board at those middles: one undo step. */
export function applyMiddles(outer: Session, found: Found, only?: CardId): void {
  const moves = movesToMiddles(outer, found, only)
  outer.undo.stop()
  try {
    const moved = moves.length === 0 ? 0 : outer.run(moveCards, { moves })
    const text = words.rounds.reveal.applied(moved)
    if (moved > 0) offerUndo(outer.undo, text)
    else notify({ text })
  } catch (error) {
    notify({ text: problemText(error) })
  } finally {
    outer.undo.stop()
  }
}
