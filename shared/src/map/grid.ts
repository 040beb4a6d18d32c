import type { Point, Rect } from '../base/geometry.ts'
import type { Settings } from '../model/board.ts'
import { type Place, placeAt } from '../model/place.ts'

/** Size of the grid in map units: wide, because rooms and screens are. */
export const gridWidth = 1600
export const gridHeight = 1000

/** In reading order: the order of every list of cards. */
export const quadrants = ['workTogether', 'keepSatisfied', 'support', 'keepInView'] as const
export type Quadrant = (typeof quadrants)[number]

/** The quadrant a place falls in; a value on the line counts as high. */
export function quadrantOf(place: Place, settings: Settings): Quadrant {
  const influential = place.influence >= settings.influenceLine
  const interested = place.interest >= settings.interestLine
  if (influential) return interested ? 'workTogether' : 'keepSatisfied'
  return interested ? 'support' : 'keepInView'
}

/** Where a card with this place stands: influence grows upwards, interest to the right. */
export const pointOf = ({ influence, interest }: Place): Point => ({
  x: (interest / 100) * gridWidth,
  y: (1 - influence / 100) * gridHeight,
})

/** The place a card gets when let go here; points outside the grid are pulled to its edge. */
export const placeAtPoint = ({ x, y }: Point): Place =>
  placeAt((1 - y / gridHeight) * 100, (x / gridWidth) * 100)

/** One of the four parts of the grid. Its words come from `regionLabel`. */
export interface Region {
  readonly key: Quadrant
  /** In map units. */
  readonly rect: Rect
}

/** A line that divides the grid; `setting` is the board setting that holds where it stands (0–100). */
export interface ThresholdLine {
  readonly setting: 'influenceLine' | 'interestLine'
  readonly from: Point
  readonly to: Point
}

/** What is drawn under the cards: plain data, the same for canvas, SVG and outline. */
export interface Backdrop {
  readonly frame: Rect
  readonly regions: readonly Region[]
  readonly lines: readonly ThresholdLine[]
}

export function backdropOf(settings: Settings): Backdrop {
  const lineX = (settings.interestLine / 100) * gridWidth
  const lineY = (1 - settings.influenceLine / 100) * gridHeight
  const left = { x: 0, width: lineX }
  const right = { x: lineX, width: gridWidth - lineX }
  const top = { y: 0, height: lineY }
  const bottom = { y: lineY, height: gridHeight - lineY }
  return {
    frame: { x: 0, y: 0, width: gridWidth, height: gridHeight },
    regions: [
      { key: 'workTogether', rect: { ...right, ...top } },
      { key: 'keepSatisfied', rect: { ...left, ...top } },
      { key: 'support', rect: { ...right, ...bottom } },
      { key: 'keepInView', rect: { ...left, ...bottom } },
    ],
    lines: [
      { setting: 'influenceLine', from: { x: 0, y: lineY }, to: { x: gridWidth, y: lineY } },
      { setting: 'interestLine', from: { x: lineX, y: 0 }, to: { x: lineX, y: gridHeight } },
    ],
  }
}
