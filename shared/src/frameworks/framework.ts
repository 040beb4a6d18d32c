import type { Point, Rect } from '../base/geometry.ts'
import type { Settings } from '../model/board.ts'
import type { Place } from '../model/place.ts'

/** A named part of a map, such as a quadrant. Its words come from `regionLabel`. */
export interface Region {
  readonly key: string
  /** In map units. */
  readonly rect: Rect
}

/** A line that divides the map; `setting` is the board setting that holds where it stands (0–100). */
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

/** A map that cards stand on. `drop(point(place))` gives the place back. */
export interface Framework {
  readonly key: string
  /** Where a card with this place stands, in map units. */
  readonly point: (place: Place) => Point
  /** The place a card gets when let go here; points outside the map are pulled to its edge. */
  readonly drop: (point: Point) => Place
  /** The key of the region this place falls in. */
  readonly region: (place: Place, settings: Settings) => string
  readonly backdrop: (settings: Settings) => Backdrop
}
