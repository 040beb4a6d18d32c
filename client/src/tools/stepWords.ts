import { saidPlace } from '@commonground/shared/map/saidPlace'
import type { Board, Settings } from '@commonground/shared/model/board'
import type { Card } from '@commonground/shared/model/card'
import { type Place, samePlace } from '@commonground/shared/model/place'
import { words } from '@commonground/shared/words/words'

/** What undoing or redoing a step did. */
export interface Step {
  /** In a few words. */
  readonly text: string
  /** The places cards were moved to, when nothing else was done. */
  readonly movedTo: readonly (Place | undefined)[]
}

/** Tells what a step did from the board before and after it. */
export function stepBetween(before: Board, after: Board, way: 'undo' | 'redo'): Step {
  const text = way === 'undo' ? words.grid.undone : words.grid.redone
  const { back, gone, moved, changed } = difference(before, after)
  const [all, said, saidMany] =
    back.length > 0
      ? [back, text.back, text.backMany]
      : gone.length > 0
        ? [gone, text.gone, text.goneMany]
        : moved.length > 0
          ? [moved, movedWords(moved[0], after.settings, text), text.movedMany]
          : [changed, text.changed, text.changedMany]
  const [first] = all
  const name = first?.name || words.model.unnamed
  return {
    text: !first ? text.something : all.length === 1 ? said(name) : saidMany(all.length),
    movedTo: all === moved && changed.length === 0 ? moved.map(({ place }) => place) : [],
  }
}

type Words = typeof words.grid.undone | typeof words.grid.redone

function movedWords(card: Card | undefined, settings: Settings, text: Words): (name: string) => string {
  if (!card?.place) return text.toTray
  const { influence, interest } = saidPlace(card.place, settings)
  return (name) => text.moved(name, influence, interest)
}

function difference(before: Board, after: Board) {
  const now = [...after.cards.values()]
  const stayed = now.filter((card) => !isSame(before.cards.get(card.id) ?? card, card))
  const isMoved = ({ id, place }: Card): boolean => !samePlace(before.cards.get(id)?.place, place)
  return {
    back: now.filter(({ id }) => !before.cards.has(id)),
    gone: [...before.cards.values()].filter(({ id }) => !after.cards.has(id)),
    moved: stayed.filter(isMoved),
    changed: stayed.filter((card) => !isMoved(card)),
  }
}

const isSame = (one: Card, other: Card): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
