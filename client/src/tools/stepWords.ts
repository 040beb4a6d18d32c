import type { Board } from '@commonground/shared/model/board'
import { samePlace } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'

const text = words.grid

/** What undoing a step did, in a few words. */
export function undoneWords(before: Board, after: Board): string {
  const { back, gone, moved } = difference(before, after)
  const [firstBack, firstGone] = [back[0], gone[0]]
  if (firstBack) {
    return back.length === 1 ? text.undoneRemoved(nameOf(firstBack)) : text.undoneRemovedMany(back.length)
  }
  if (firstGone) {
    return gone.length === 1 ? text.undoneAdded(nameOf(firstGone)) : text.undoneAddedMany(gone.length)
  }
  if (moved.length > 1) return text.undoneMany(moved.length)
  const [card] = moved
  if (!card) return text.undone
  return card.place
    ? text.undoneTo(card.place.influence, card.place.interest)
    : text.undoneToTray(nameOf(card))
}

/** What doing an undone step again did. */
export function redoneWords(before: Board, after: Board): string {
  const { back, gone } = difference(before, after)
  const [firstBack, firstGone] = [back[0], gone[0]]
  if (firstBack) {
    return back.length === 1 ? text.redoneAdded(nameOf(firstBack)) : text.redoneAddedMany(back.length)
  }
  if (!firstGone) return text.redone
  return gone.length === 1 ? text.redoneRemoved(nameOf(firstGone)) : text.redoneRemovedMany(gone.length)
}

function difference(before: Board, after: Board) {
  const now = [...after.cards.values()]
  return {
    back: now.filter(({ id }) => !before.cards.has(id)),
    gone: [...before.cards.values()].filter(({ id }) => !after.cards.has(id)),
    moved: now.filter(
      ({ id, place }) => before.cards.has(id) && !samePlace(before.cards.get(id)?.place, place),
    ),
  }
}

const nameOf = ({ name }: { readonly name: string }): string => name || words.model.unnamed
