import type { Point, Rect } from '../base/geometry.ts'
import { nameKey } from '../base/nameKey.ts'
import { gridHeight, gridWidth, pointOf } from '../map/grid.ts'
import { readingOrder } from '../map/readingOrder.ts'
import { regionAt } from '../map/regionAt.ts'
import { type Size, type Spread, spread } from '../map/spread.ts'
import type { Board } from '../model/board.ts'
import { sectorStyles } from '../model/sectorStyle.ts'
import { type DrawnCard, svgCardSize, svgCardWidth } from './svgCard.ts'
import { regionNames } from './svgRegionNames.ts'

/** A card with its box, and its exact place, both in the picture's own units from the map's corner. */
export interface LaidCard {
  readonly card: DrawnCard
  readonly at: Point
  readonly box: Rect
}

interface Layout {
  readonly scale: number
  readonly cards: readonly LaidCard[]
}

const gap = 5
/** Rather a larger map than longer leaders; but far enough to stand beside another card. */
const furthestAway = 240
/** How often the map is made larger so that more cards find room, and by how much. */
const mostTries = 6
const grow = 1.25
/** Unless this part of those without room stays so: many cards on one spot are as many on a larger map. */
const stillWorth = 0.9

/** The smallest map on which every card finds room near its place. */
export function layOut(board: Board): Layout {
  const wishes = wishesOf(board)
  // A map this many times larger than all its cards together leaves each of them room, unless they crowd.
  const area = wishes.length * svgCardWidth * 44 * 3
  let scale = Math.max(1, Math.sqrt(area / (gridWidth * gridHeight)))
  let found = spreadAt(scale, wishes, board)
  for (let tries = 1; tries < mostTries && found.homeless.size > 0; tries += 1) {
    const larger = spreadAt(scale * grow, wishes, board)
    if (larger.homeless.size > found.homeless.size * stillWorth) break
    scale *= grow
    found = larger
  }
  const cards = wishes.map(({ id, card, size, at }) => {
    const exact = scaled(at, scale)
    const { x, y } = found.spots.get(id) ?? exact
    return { card, at: exact, box: { x: x - size.width / 2, y: y - size.height / 2, ...size } }
  })
  return { scale, cards }
}

/** A card, how large it is drawn, and where it belongs on the map at scale 1. */
interface Wish {
  readonly id: string
  readonly card: DrawnCard
  readonly size: Size
  readonly at: Point
  readonly region: Rect
}

function wishesOf(board: Board): readonly Wish[] {
  const styles = sectorStyles(board)
  const region = regionAt(board.settings)
  const cards = [...readingOrder(board).quadrants.values()].flat()
  return cards.flatMap(({ id, name, relationship, sector, place }) => {
    if (!place) return []
    const card = { name, relationship, style: styles.get(nameKey(sector)) }
    const at = pointOf(place)
    return [{ id, card, size: svgCardSize(card), at, region: region(place) }]
  })
}

function spreadAt(scale: number, wishes: readonly Wish[], { settings }: Board): Spread {
  const boxes = wishes.map(({ id, size, at, region }) => ({
    id,
    at: scaled(at, scale),
    region: { ...scaled(region, scale), width: region.width * scale, height: region.height * scale },
    width: size.width + gap,
    height: size.height + gap,
    within: furthestAway,
  }))
  return spread(boxes, {
    bounds: { x: 0, y: 0, width: gridWidth * scale, height: gridHeight * scale },
    kept: regionNames(settings, scale).map(({ box }) => box),
  })
}

const scaled = ({ x, y }: Point, scale: number): Point => ({ x: x * scale, y: y * scale })
