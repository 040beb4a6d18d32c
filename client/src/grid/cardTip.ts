import type { CardId } from '@commonground/shared/base/ids'
import { createStore, type Store } from '../state/store.ts'

/** The card whose whole name is shown beside it. */
export interface CardTip extends Store<CardId | undefined> {
  /** What a pointer that can hover is over now. */
  readonly point: (at: CardId | 'tip' | undefined) => void
  /** The card that has the keyboard. */
  readonly focus: (card: CardId | undefined) => void
  /** Takes it away; it comes again only after its card was left. */
  readonly dismiss: () => void
  /** The map or a card moved: gone at once, and for the keyboard back after a moment of rest. */
  readonly moved: () => void
  readonly close: () => void
}

interface CardTipDeps {
  /** True when the map does not show this card's name in full. */
  readonly isCut: (card: CardId) => boolean
  readonly later: (act: () => void, afterMs: number) => () => void
}

const showAfterMs = 500
/** Time to get from the card to the tip, or over a gap between cards. */
const leaveAfterMs = 250

/** @see SPEC U4 */
export function createCardTip({ isCut, later }: CardTipDeps): CardTip {
  const store = createStore<CardId | undefined>(undefined)
  let pointed: CardId | 'tip' | undefined
  let focused: CardId | undefined
  let dismissed: CardId | undefined
  let stop = (): void => {}

  const target = (): CardId | undefined => (pointed === 'tip' ? store.get() : (pointed ?? focused))
  const settle = (): void => {
    stop()
    const at = target()
    if (at !== dismissed) dismissed = undefined
    const wanted = at && at !== dismissed && isCut(at) ? at : undefined
    const shown = store.get()
    if (wanted === shown) return
    stop = shown
      ? later(() => {
          store.set(undefined)
          settle()
        }, leaveAfterMs)
      : later(() => store.set(wanted), showAfterMs)
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    point: (at) => {
      if (at === pointed) return
      // Coming to a card is a new question, even when the keyboard is on it all the time.
      if (at && at !== 'tip') dismissed = undefined
      pointed = at
      settle()
    },
    focus: (card) => {
      if (card === focused) return
      focused = card
      settle()
    },
    dismiss: () => {
      stop()
      dismissed = target()
      if (pointed === 'tip') pointed = undefined
      if (store.get()) store.set(undefined)
    },
    moved: () => {
      pointed = undefined
      if (store.get()) store.set(undefined)
      settle()
    },
    close: () => stop(),
  }
}
