import { clamp, intersects, type Point, type Rect } from '@commonground/shared/base/geometry'
import type { CardId } from '@commonground/shared/base/ids'
import { pointOf } from '@commonground/shared/map/grid'
import { regionAt } from '@commonground/shared/map/regionAt'
import { type Spread, type SpreadBox, spread } from '@commonground/shared/map/spread'
import type { Settings } from '@commonground/shared/model/board'
import type { Scale } from '../tools/camera.ts'
import { rectOnScreen, toMap, toScreen, wholeMap } from './cameraMath.ts'
import type { CardFace } from './cardFace.ts'
import { cardBoxPx, type Detail, detailsToTry, gapPx, more, mostSpread, nextLess } from './detail.ts'

/** A card with its exact point and the one where it is shown, in map units. */
export interface PlacedFace {
  readonly face: CardFace
  readonly exact: Point
  readonly at: Point
  readonly detail: Detail
}

export interface Arranged {
  /** The most that any card shows. */
  readonly detail: Detail
  readonly cards: readonly PlacedFace[]
}

/** How far, on the screen, a card may stand from its place along each axis before less of it is drawn. */
const furthestPx = {
  full: 56,
  snug: 56,
  compact: 56,
  slim: 56,
  line: 52,
  short: 44,
  mark: 140,
  dot: 0,
} as const

/** As many as one arrangement may try. */
const mostKnown = 24

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
  readonly scale: Scale
  readonly settings: Settings
  /** Rectangles of the map that cards keep off. */
  readonly kept: readonly Rect[]
  readonly spreading: typeof spread
}

/**
 * Shows all placed cards with the most detail at which none hides another and each stays near its place. Where not even
 * slim cards all fit, those in a crowd show less, and only those. Cards in the tray are left out.
 */
export function arrange(faces: readonly CardFace[], look: ArrangeLook): Arranged {
  const placed = faces.filter((face) => face.card.place)
  const tries = detailsToTry(placed, look.scale)
  const [most = 'dot'] = tries
  if (placed.length > mostSpread || most === 'dot') return arranged(placed, () => most, look)
  return makeRoom(placed, most, look)
}

type DetailOf = (face: CardFace) => Detail

/** How often cards may show a little less before they show only their marks: less often when each try takes long. */
const patience = (cards: number): number => clamp(Math.floor(1000 / cards), 2, 10)

/** Cards that find no room, and those in their way, show less and less until all stand. */
function makeRoom(placed: readonly CardFace[], most: Detail, look: ArrangeLook): Arranged {
  const details = new Map<CardId, Detail>()
  const detailOf: DetailOf = ({ card }) => details.get(card.id) ?? most
  for (let round = 1; ; round += 1) {
    const spread = spreadAs(placed, detailOf, look)
    if (spread.homeless.size === 0) return arranged(placed, detailOf, look, spread)
    const crowd = crowdOf(spread, boxesFor(placed, detailOf, look))
    const ableToShowLess = placed.filter(({ card }) => crowd.has(card.id) && details.get(card.id) !== 'mark')
    if (most === 'mark' || ableToShowLess.length === 0) break
    const isLate = round >= patience(placed.length)
    for (const face of ableToShowLess) {
      details.set(face.card.id, isLate ? 'mark' : nextLess(detailOf(face)))
    }
  }
  // On a phone: rather a mark on the name of a quadrant than one over another.
  return arranged(placed, detailOf, look, spreadAs(placed, detailOf, { ...look, kept: [] }))
}

/** Those that found no room, and who lies where they belong. */
function crowdOf({ homeless }: Spread, boxes: readonly SpreadBox[]): ReadonlySet<string> {
  const lost = boxes.filter(({ id }) => homeless.has(id)).map(aroundPlace)
  const crowd = boxes.filter((box) => lost.some((rect) => intersects(rect, aroundPlace(box))))
  return new Set(crowd.map(({ id }) => id))
}

function aroundPlace({ at, width, height }: SpreadBox): Rect {
  return { x: at.x - width / 2, y: at.y - height / 2, width, height }
}

/** Spreads cards in pixels, where far is as far upwards as across. */
function spreadAs(placed: readonly CardFace[], detailOf: DetailOf, look: ArrangeLook): Spread {
  const ground = {
    bounds: inPx(wholeMap, look.scale),
    kept: look.kept.map((rect) => inPx(rect, look.scale)),
  }
  return look.spreading(boxesFor(placed, detailOf, look), ground)
}

const inPx = (rect: Rect, scale: Scale): Rect => rectOnScreen({ x: 0, y: 0, ...scale }, rect)

function boxesFor(
  placed: readonly CardFace[],
  detailOf: DetailOf,
  { scale, settings }: ArrangeLook,
): readonly SpreadBox[] {
  const region = regionAt(settings)
  const onScreen = { x: 0, y: 0, ...scale }
  return placed.flatMap((face): SpreadBox[] => {
    const { place, id } = face.card
    if (!place) return []
    const detail = detailOf(face)
    const { width, height } = cardBoxPx(face, detail, scale.zoom)
    const gap = gapPx(detail)
    const at = toScreen(onScreen, pointOf(place))
    const within = furthestPx[detail]
    return [{ id, at, region: inPx(region(place), scale), width: width + gap, height: height + gap, within }]
  })
}

function arranged(
  placed: readonly CardFace[],
  detailOf: DetailOf,
  { scale }: ArrangeLook,
  spread?: Spread,
): Arranged {
  const cards = placed.flatMap((face): PlacedFace[] => {
    const { place, id } = face.card
    if (!place) return []
    const exact = pointOf(place)
    const spot = spread?.spots.get(id)
    const at = spot ? toMap({ x: 0, y: 0, ...scale }, spot) : exact
    return [{ face, exact, at, detail: detailOf(face) }]
  })
  return { cards, detail: cards.map(({ detail }) => detail).reduce(more, 'dot') }
}
