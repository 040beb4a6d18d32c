import type { CardId } from '@commonground/shared/base/ids'
import { createStore, type Store } from '../state/store.ts'

/** Which card has the keyboard, by id, so that a card which moves keeps it. */
export interface BoardFocus extends Store<CardId | undefined> {
  /** The card the grid's one tab stop returns to. */
  readonly last: () => CardId | undefined
  /** What the page reports: this card's button got the focus, or none has it. */
  readonly note: (card: CardId | undefined) => void
  /** Asks for the focus to go to a card. */
  readonly move: (card: CardId) => void
  /** Calls back when the focus should go somewhere. Returns its stop. */
  readonly onMove: (listener: (card: CardId) => void) => () => void
}

export function createBoardFocus(): BoardFocus {
  const store = createStore<CardId | undefined>(undefined)
  const listeners = new Set<(card: CardId) => void>()
  let last: CardId | undefined
  return {
    get: store.get,
    subscribe: store.subscribe,
    last: () => last,
    note: (card) => {
      last = card ?? last
      store.set(card)
    },
    move: (card) => {
      last = card
      for (const listener of listeners) listener(card)
    },
    onMove: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
