import type { Point, Rect } from '@commonground/shared/base/geometry'
import type { Store } from '../state/store.ts'

/** How map units become pixels. */
export interface Scale {
  /** Pixels per unit across. */
  readonly zoom: number
  /** How much larger a unit is upwards than across, so that the map fills windows and phones of any shape. */
  readonly tall: number
}

/** What part of the map is seen: the map point in the top left corner, and how large it is drawn. */
export interface CameraState extends Point, Scale {}

/** Size of the box the grid is drawn in. */
export interface Viewport {
  readonly widthPx: number
  readonly heightPx: number
}

/**
 * The view on the map. It changes on every frame of a pan: draw from `get`, never through React state.
 * Moves named here are animated over 250 ms unless the person asked for less motion; `panBy` and `zoomBy` are not.
 */
export interface Camera extends Store<CameraState> {
  readonly viewport: () => Viewport
  /** Tells the size of the box; a view that shows the whole map keeps showing it. */
  readonly resize: (viewport: Viewport) => void
  /** From pixels of the box to map units. */
  readonly toMap: (px: Point) => Point
  readonly toScreen: (point: Point) => Point
  /** Follows the hand: the map moves with the given pixels. */
  readonly panBy: (byPx: Point) => void
  /** Zooms by a factor and keeps the map point under `atPx` where it is. */
  readonly zoomBy: (factor: number, atPx: Point) => void
  /** 0.1–4 around the middle of the view. */
  readonly zoomTo: (zoom: number) => void
  /** The next listed zoom in (`1`) or out (`-1`). */
  readonly zoomStep: (direction: 1 | -1) => void
  /** Shows the whole map. */
  readonly fit: () => void
  /** Shows a part of the map as large as fits. */
  readonly fitTo: (rect: Rect) => void
  /** Pans just so far that this part is clear of the edges; does nothing when it is. */
  readonly show: (rect: Rect) => void
  /** As `show`. Returns the way back to what was seen before, which does nothing once the view was moved otherwise. */
  readonly stepAside: (rect: Rect) => () => void
  /** Pans until the point is in the middle. */
  readonly centreOn: (point: Point) => void
  /** Shows what someone else sees. This is no move of one's own. */
  readonly follow: (view: Rect) => void
  /** True while what is seen here is what someone else chose to see. */
  readonly isLed: () => boolean
  /** Counts the moves this person makes. */
  readonly ownMoves: Store<number>
  /** Places the view at once, for measuring and for tests. */
  readonly jump: (state: Omit<CameraState, 'tall'>) => void
  /** Stops a running animation. */
  readonly close: () => void
}
