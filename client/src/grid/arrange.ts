import type { Point } from '@commonground/shared/base/geometry'
import { influenceInterest } from '@commonground/shared/frameworks/influenceInterest'
import { wholeMap } from './cameraMath.ts'
import type { CardFace } from './cardFace.ts'
import { cardBoxPx, type Detail, detailsToTry, gapPx } from './detail.ts'
import { type Spread, type SpreadBox, spread } from './spread.ts'

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
const furthestPx = { full: 72, snug: 80, compact: 90, slim: 140 } as const

/** Trying hard is for the last cut with names on it; a wider one had better fit easily. */
const lifts = { full: 3, snug: 4, compact: 6, slim: 30, mark: 1 } as const

/**
 * Shows all placed cards with the most detail at which none hides another and each stays near its place. Cards in the
 * tray are left out.
 */
export function arrange(faces: readonly CardFace[], zoom: number): Arranged {
  const placed = faces.filter((face) => face.card.place)
  const tries = detailsToTry(placed, zoom)
  for (const detail of tries) {
    if (detail === 'dot') break
    const boxes = placed.flatMap((face) => boxFor(face, detail, zoom))
    const result = spread(boxes, wholeMap, lifts[detail])
    // Marks lie so close that a little overlap hides none of them.
    const isGood = detail === 'mark' || (result.isApart && result.furthest * zoom <= furthestPx[detail])
    if (isGood) return { detail, cards: placedFaces(placed, result) }
  }
  return { detail: 'dot', cards: placedFaces(placed, undefined) }
}

function boxFor(face: CardFace, detail: Detail, zoom: number): SpreadBox[] {
  const { place, id } = face.card
  if (!place) return []
  const box = cardBoxPx(face, detail, zoom)
  const gap = gapPx(detail)
  const size = { width: (box.width + gap) / zoom, height: (box.height + gap) / zoom }
  return [{ id, at: influenceInterest.point(place), ...size }]
}

function placedFaces(faces: readonly CardFace[], result: Spread | undefined): readonly PlacedFace[] {
  return faces.flatMap((face) => {
    const { place, id } = face.card
    if (!place) return []
    const exact = influenceInterest.point(place)
    return [{ face, exact, at: result?.spots.get(id) ?? exact }]
  })
}
