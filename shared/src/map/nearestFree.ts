import type { Point, Rect } from '../base/geometry.ts'
import { createCells } from './cells.ts'

/** A box that may be moved; `x` and `y` are its middle. */
export interface Body {
  x: number
  y: number
  readonly width: number
  readonly height: number
  /** Where it would stand if it were alone. */
  readonly home: Point
  /** What its middle must not leave. */
  readonly room: Room
}

export interface Room {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The boxes that have found a spot, and what is kept free. */
export interface Standing {
  readonly put: (body: Body, at: Point) => void
  readonly lift: (body: Body) => void
  readonly has: (body: Body) => boolean
  /** Those that are in the way of a body within `reach` on each side of a point. */
  readonly near: (body: Body, around: Point, reach: number) => readonly Body[]
  /** Where they keep the middle of a body from, as far as `reach` on each side of a point. */
  readonly wallsFor: (body: Body, around: Point, reach: number, also: readonly Rect[]) => readonly Wall[]
}

/** A rectangle whose inside is forbidden, by its middle and the half of its sides. */
interface Wall extends Point {
  readonly halfX: number
  readonly halfY: number
}

/** The search grows until it has looked past this many boxes; a crowd that large has no room near by. */
const mostWalls = 60
/** Touching is not overlapping. */
const touch = 0.001

/** @param side the longest of any box. */
export function createStanding(kept: readonly Rect[], side: number): Standing {
  const cells = createCells<Body>(side)
  const stood = new Set<Body>()
  const keptBoxes = kept.map(byMiddle)
  const lift = (body: Body): void => {
    if (stood.delete(body)) cells.remove(body)
  }
  const near = (body: Body, { x, y }: Point, reach: number): readonly Body[] => {
    const far = reach + side
    return cells
      .near({ x: x - far, y: y - far, width: far * 2, height: far * 2 })
      .filter(
        (other) =>
          other !== body &&
          Math.abs(other.x - x) < (other.width + body.width) / 2 + reach &&
          Math.abs(other.y - y) < (other.height + body.height) / 2 + reach,
      )
  }
  return {
    lift,
    near,
    has: (body) => stood.has(body),
    put(body, { x, y }) {
      lift(body)
      body.x = x
      body.y = y
      stood.add(body)
      cells.add(body)
    },
    wallsFor: (body, around, reach, also) =>
      [...keptBoxes, ...also.map(byMiddle), ...near(body, around, reach)].map(({ x, y, width, height }) => ({
        x,
        y,
        halfX: (width + body.width) / 2,
        halfY: (height + body.height) / 2,
      })),
  }
}

const byMiddle = ({ x, y, width, height }: Rect): Rect => ({
  x: x + width / 2,
  y: y + height / 2,
  width,
  height,
})

/**
 * The free spot nearest to a point, in the body's room; nothing when there is none near by.
 *
 * @param within only spots nearer than this are of use.
 * @param also what is kept free for this once.
 */
export function nearestFree(
  body: Body,
  wish: Point,
  stood: Standing,
  within = Number.POSITIVE_INFINITY,
  also: readonly Rect[] = [],
): Point | undefined {
  const { left, right, top, bottom } = body.room
  const reachesAll = Math.hypot(right - left, bottom - top)
  for (let reach = Math.min(body.width, body.height, within); ; reach *= 1.6) {
    const walls = stood.wallsFor(body, wish, reach, also)
    const found = nearestBetween(walls, wish, body.room, Math.min(within, reach))
    if (found) return found
    if (reach >= Math.min(within, reachesAll) || walls.length > mostWalls) return undefined
  }
}

/**
 * The spot outside all walls nearest to a point. It lies below or above that point, or below or above where an edge of
 * a wall can be reached: so these columns are all that need to be looked at, nearest first.
 */
function nearestBetween(walls: readonly Wall[], wish: Point, room: Room, within: number): Point | undefined {
  const [left, right] = [Math.max(room.left, wish.x - within), Math.min(room.right, wish.x + within)]
  const edges = walls.flatMap((wall) => [wall.x - wall.halfX, wall.x + wall.halfX])
  const columns = edges
    .filter((edge) => edge >= left && edge <= right)
    .sort((a, b) => Math.abs(a - wish.x) - Math.abs(b - wish.x))
  let best: Point | undefined
  let least = within
  for (const x of [wish.x, ...columns]) {
    if (Math.abs(x - wish.x) >= least) break
    const there = walls.filter((wall) => Math.abs(wall.x - x) < wall.halfX - touch)
    for (const y of [past(there, wish.y, -1), past(there, wish.y, 1)]) {
      const away = Math.hypot(x - wish.x, y - wish.y)
      if (y < room.top || y > room.bottom || (away >= least && away > 0)) continue
      least = away
      best = { x, y }
    }
  }
  return best
}

/** The first height from `y` on, upwards or downwards, that is inside none of the walls. */
function past(walls: readonly Wall[], from: number, way: 1 | -1): number {
  let y = from
  // Through a crowd from wall to wall: each is met once, for nobody goes back.
  for (let isFree = false; !isFree; ) {
    isFree = true
    for (const wall of walls) {
      if (Math.abs(wall.y - y) >= wall.halfY - touch) continue
      y = wall.y + way * wall.halfY
      isFree = false
    }
  }
  return y
}
