import type { Point, Rect } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import type { ThresholdLine } from '@commonground/shared/map/grid'
import type { Place } from '@commonground/shared/model/place'
import { createStore, type Store } from '../state/store.ts'

/** A card on its way: where its middle is now, and the place it would get. No place: over the tray. */
export interface MovingCard {
  readonly card: CardId
  readonly at: Point
  readonly place: Place | undefined
}

/** What this tab alone sees of a gesture before it is written: nothing of it is in the document. */
export interface Preview {
  readonly moving: readonly MovingCard[]
  /** The cards stay and copies move. */
  readonly isCopy: boolean
  /** True for arrow keys: the card glides instead of following a pointer. */
  readonly isNudge: boolean
  readonly marquee?: Rect
  readonly line?: { readonly setting: ThresholdLine['setting']; readonly value: number }
  /** Where the pointer holds a card over something other than the map, in pixels of the window. */
  readonly chipPx?: Point
}

export interface PreviewStore extends Store<Preview> {
  readonly show: (preview: Partial<Preview>) => void
  readonly clear: () => void
}

const nothing: Preview = { moving: [], isCopy: false, isNudge: false }

export function createPreview(): PreviewStore {
  const store = createStore(nothing)
  return {
    get: store.get,
    subscribe: store.subscribe,
    show: (preview) => store.set({ ...nothing, ...preview }),
    clear: () => store.set(nothing),
  }
}
