import { clamp, distance, type Point, type Rect } from '@commonground/shared/base/geometry'

/** A box that wants its middle at a point. */
export interface SpreadBox {
  readonly id: string
  readonly at: Point
  readonly width: number
  readonly height: number
}

export interface Spread {
  /** The middles, by id. */
  readonly spots: ReadonlyMap<string, Point>
  /** True when no two boxes overlap any more. */
  readonly isApart: boolean
  /** How far the unluckiest box stands from its own point. */
  readonly furthest: number
}

interface Body extends SpreadBox {
  x: number
  y: number
}

const rounds = 60
/** Which way out is tried first changes now and then: that shakes loose what is jammed. */
const biases = [1, 3, 0.4]
const biasRounds = 20
/** With more than this, cards are too small for overlaps to matter, and time matters more. */
const most = 1_500
/** Overlaps below this many units are not seen. */
const slack = 0.3

/**
 * Moves crowded boxes apart, each as near to its own point as it gets. The same boxes give the same answer on every
 * screen, in whatever order they come; a box without neighbours stays exactly where it belongs.
 *
 * @param bounds boxes stay inside.
 * @param lifts how often a jam is broken before it is given up: each costs as much as everything before.
 * Boxes that jam one another stay overlapping, and so do more than can be looked at in time.
 */
export function spread(boxes: readonly SpreadBox[], bounds: Rect, lifts = 8): Spread {
  const bodies = boxes
    .map((box): Body => ({ ...box, ...inside(box.at, box, bounds) }))
    .sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x || (a.id < b.id ? -1 : 1))
  const isApart = bodies.length <= most && (pushApart(bodies, bounds) || loosened(bodies, bounds, lifts))
  if (isApart) pullBack(bodies, bounds)
  return {
    spots: new Map(bodies.map(({ id, x, y }) => [id, { x, y }])),
    isApart,
    furthest: Math.max(0, ...bodies.map((body) => distance(body, inside(body.at, body, bounds)))),
  }
}

function inside(point: Point, box: SpreadBox, bounds: Rect): Point {
  const halfX = Math.min(box.width, bounds.width) / 2
  const halfY = Math.min(box.height, bounds.height) / 2
  return {
    x: clamp(point.x, bounds.x + halfX, bounds.x + bounds.width - halfX),
    y: clamp(point.y, bounds.y + halfY, bounds.y + bounds.height - halfY),
  }
}

/**
 * Overlapping boxes share the way out, along the shorter side; repeated until nothing overlaps.
 *
 * @returns false when they are jammed: some have nowhere to go.
 */
function pushApart(bodies: readonly Body[], bounds: Rect): boolean {
  const line = [...bodies]
  const widest = Math.max(0, ...bodies.map((body) => body.width))
  for (let round = 0; round < rounds; round += 1) {
    const bias = biases[Math.floor(round / biasRounds) % biases.length] ?? 1
    let isMoved = false
    eachPair(line, widest, (a, b) => {
      const overX = (a.width + b.width) / 2 - Math.abs(b.x - a.x)
      const overY = (a.height + b.height) / 2 - Math.abs(b.y - a.y)
      if (overX <= slack || overY <= slack) return
      isMoved = true
      // A part of what is needed at a time: a box between two others then finds the gap instead of jumping.
      if (overY <= overX * bias) push(a, b, 'y', overY * 0.35 + slack)
      else push(a, b, 'x', overX * 0.35 + slack)
      keepInside(a, bounds)
      keepInside(b, bounds)
    })
    if (!isMoved) return true
  }
  return false
}

/** Lifts the most jammed box over its neighbours to where it is least in the way, and lets all push again. */
function loosened(bodies: readonly Body[], bounds: Rect, lifts: number): boolean {
  for (let lift = 0; lift < lifts; lift += 1) {
    const stuck = worst(bodies)
    if (!stuck) return true
    Object.assign(stuck, leastInTheWay(stuck, bodies, bounds))
    if (pushApart(bodies, bounds)) return true
  }
  return false
}

function worst(bodies: readonly Body[]): Body | undefined {
  let found: Body | undefined
  let most = 0
  for (const body of bodies) {
    const hidden = covered(body, body, bodies)
    if (hidden > most) {
      most = hidden
      found = body
    }
  }
  return found
}

function leastInTheWay(body: Body, bodies: readonly Body[], bounds: Rect): Point {
  let best: Point = body
  let least = Number.POSITIVE_INFINITY
  for (let ring = 2; ring <= 7; ring += 1) {
    for (let corner = 0; corner < 16; corner += 1) {
      const angle = (corner / 16) * Math.PI * 2
      const away = (ring * body.height) / 2
      const wish = { x: body.at.x + Math.cos(angle) * away * 1.6, y: body.at.y + Math.sin(angle) * away }
      const spot = inside(wish, body, bounds)
      // Near home a little overlap is worth it: the others make way.
      const cost = covered(spot, body, bodies) + (distance(spot, body.at) * body.height) / 6
      if (cost >= least) continue
      least = cost
      best = spot
    }
  }
  return best
}

/** How much of a box at some spot lies over others. */
function covered(at: Point, body: Body, bodies: readonly Body[]): number {
  let sum = 0
  for (const other of bodies) {
    if (other === body) continue
    const overX = (other.width + body.width) / 2 - Math.abs(other.x - at.x)
    const overY = (other.height + body.height) / 2 - Math.abs(other.y - at.y)
    if (overX > slack && overY > slack) sum += overX * overY
  }
  return sum
}

/** Pairs near enough to touch: along a line sorted by x, only those within the widest box. */
function eachPair(line: Body[], widest: number, visit: (a: Body, b: Body) => void): void {
  line.sort((a, b) => a.x - b.x || a.y - b.y)
  for (const [index, a] of line.entries()) {
    for (let next = index + 1; next < line.length; next += 1) {
      const b = line[next]
      if (!b || b.x - a.x > widest) break
      visit(a, b)
    }
  }
}

function keepInside(body: Body, bounds: Rect): void {
  const { x, y } = inside(body, body, bounds)
  body.x = x
  body.y = y
}

function push(a: Body, b: Body, axis: 'x' | 'y', by: number): void {
  // Exactly on one another: their own points decide, then their ids.
  const side = a[axis] - b[axis] || a.at[axis] - b.at[axis] || (a.id < b.id ? -1 : 1)
  const way = side < 0 ? -by : by
  a[axis] += way
  b[axis] -= way
}

/** Boxes that were pushed further than needed go back towards their own points. */
function pullBack(bodies: readonly Body[], bounds: Rect): void {
  for (let round = 0; round < 4; round += 1) {
    for (const body of bodies) {
      const home = inside(body.at, body, bounds)
      if (home.x === body.x && home.y === body.y) continue
      for (const part of [1, 0.5, 0.25]) {
        const spot = { x: body.x + (home.x - body.x) * part, y: body.y + (home.y - body.y) * part }
        if (!isFree(spot, body, bodies)) continue
        Object.assign(body, spot)
        break
      }
    }
  }
}

function isFree(at: Point, body: Body, bodies: readonly Body[]): boolean {
  return bodies.every(
    (other) =>
      other === body ||
      (other.width + body.width) / 2 - Math.abs(other.x - at.x) <= slack * 2 ||
      (other.height + body.height) / 2 - Math.abs(other.y - at.y) <= slack * 2,
  )
}
