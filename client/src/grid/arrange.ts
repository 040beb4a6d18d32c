import type { Point, Rect } from '@commonground/shared/base/geometry'
import { influenceInterest } from '@commonground/shared/frameworks/influenceInterest'
import { regionAt } from '@commonground/shared/frameworks/regionAt'
import { type Spread, type SpreadBox, spread } from '@commonground/shared/map/spread'
import type { Settings } from '@commonground/shared/model/board'
import { wholeMap } from './cameraMath.ts'
import type { CardFace } from './cardFace.ts'
import { cardBoxPx, type Detail, detailsToTry, gapPx } from './detail.ts'

/** A card with its exact point and the one where it is shown, in map units. */
export interface PlacedFace {
  readonly face: CardFace
  readonly exact: Point
  readonly at: Point
}

export interface Arranged {
  readonly detail: Detail
  readonly cards: readonly PlacedFace[]
}

/**
 * How far, on the screen, a card may stand from its place before less of all cards is drawn. Names are worth a longer
 * way than a wider card is.
 */
const furthestPx = { full: 72, snug: 80, compact: 90, slim: 110, mark: 140 } as const

/** With more than this, cards are too small for overlaps to matter, and time matters more. */
const most = 500

/** As many as one arrangement may try. */
const mostKnown = 6

/** Remembers its last answers: most changes of a board, such as typing, move and widen no card. */
export function createSpreading(): typeof spread {
  const known = new Map<string, Spread>()
  return (boxes, ground) => {
    const asked = JSON.stringify([boxes, ground])
    const result = known.get(asked) ?? spread(boxes, ground)
    known.delete(asked)
    known.set(asked, result)
    const [oldest] = known.keys()
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
    return result
  }
}

export interface ArrangeLook {
  readonly zoom: number
  readonly settings: Settings
  /** Rectangles of the map that cards keep off. */
  readonly kept: readonly Rect[]
  readonly spreading: typeof spread
}

/**
 * Shows all placed cards with the most detail at which none hides another and each stays near its place. Cards in the
 * tray are left out.
 */
export function arrange(faces: readonly CardFace[], look: ArrangeLook): Arranged {
  const { zoom, settings, kept, spreading } = look
  const placed = faces.filter((face) => face.card.place)
  const tries = detailsToTry(placed, zoom)
  const region = regionAt(settings)
  for (const detail of tries) {
    if (detail === 'dot') break
    if (placed.length > most) return { detail, cards: placedFaces(placed, undefined) }
    const boxes = placed.flatMap((face) => boxFor(face, detail, zoom, region))
    const ground = { bounds: wholeMap, within: furthestPx[detail] / zoom }
    const result = spreading(boxes, { ...ground, kept })
    if (result.isApart) return { detail, cards: placedFaces(placed, result) }
    // On a phone: rather a mark on the name of a quadrant than one over another.
    if (detail === 'mark') {
      return { detail, cards: placedFaces(placed, spreading(boxes, { ...ground, kept: [] })) }
    }
  }
  return { detail: 'dot', cards: placedFaces(placed, undefined) }
}

function boxFor(
  face: CardFace,
  detail: Detail,
  zoom: number,
  region: ReturnType<typeof regionAt>,
): SpreadBox[] {
  const { place, id } = face.card
  if (!place) return []
  const box = cardBoxPx(face, detail, zoom)
  const gap = gapPx(detail)
  const size = { width: (box.width + gap) / zoom, height: (box.height + gap) / zoom }
  return [{ id, at: influenceInterest.point(place), region: region(place), ...size }]
}

function placedFaces(faces: readonly CardFace[], result: Spread | undefined): readonly PlacedFace[] {
  return faces.flatMap((face) => {
    const { place, id } = face.card
    if (!place) return []
    const exact = influenceInterest.point(place)
    return [{ face, exact, at: result?.spots.get(id) ?? exact }]
  })
}
