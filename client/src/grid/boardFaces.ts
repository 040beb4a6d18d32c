import type { CardId } from '@commonground/shared/base/ids'
import type { Board } from '@commonground/shared/model/board'
import { type SectorStyle, sectorStyles } from '@commonground/shared/model/sectorStyle'
import type { Store } from '../state/store.ts'
import type { Scale } from '../tools/camera.ts'
import { type CardFace, createFaces, type Measure } from './cardFace.ts'
import { type Detail, detailsToTry } from './detail.ts'

/** How the cards of one board look, each worked out once per change. */
export interface BoardFaces {
  /** All cards on the map. */
  readonly placed: () => readonly CardFace[]
  /** Also of a card that waits in the tray. */
  readonly of: (card: CardId) => CardFace | undefined
  /** The most there can be room for at a zoom. */
  readonly mostDetail: (scale: Scale) => Detail
}

export function createBoardFaces(board: Store<Board>, measure: Measure): BoardFaces {
  const faceOf = createFaces(measure)
  let styles: ReadonlyMap<string, SectorStyle> = new Map()
  let known: { readonly of: Board; readonly faces: readonly CardFace[] } | undefined
  let most: { readonly of: Board; readonly scale: Scale; readonly detail: Detail } | undefined

  const made = (now: Board): readonly CardFace[] => {
    const placed = [...now.cards.values()].filter((card) => card.place)
    const fresh = sectorStyles(now)
    // The same map while it says the same, so that the faces are found at once.
    if (JSON.stringify([...fresh]) !== JSON.stringify([...styles])) styles = fresh
    return placed.map((card) => faceOf(card, styles))
  }

  const placed = (): readonly CardFace[] => {
    const now = board.get()
    if (known?.of !== now) known = { of: now, faces: made(now) }
    return known.faces
  }

  return {
    placed,
    of: (id) => {
      const card = board.get().cards.get(id)
      return card && faceOf(card, styles)
    },
    mostDetail: (scale) => {
      const now = board.get()
      if (most?.of !== now || most.scale.zoom !== scale.zoom || most.scale.tall !== scale.tall) {
        most = { of: now, scale, detail: detailsToTry(placed(), scale)[0] ?? 'dot' }
      }
      return most.detail
    },
  }
}
