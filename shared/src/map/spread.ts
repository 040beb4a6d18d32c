import { clamp, distance, type Point, type Rect } from '../base/geometry.ts'
import { askNeighbours } from './askNeighbours.ts'
import { type Body, createStanding, nearestFree, type Room, type Standing } from './nearestFree.ts'
import { pushApart } from './pushApart.ts'
import { uncover } from './uncover.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** A box that wants its middle at a point. */
export interface SpreadBox extends Size {
  readonly id: string
  readonly at: Point
  /** What its middle must not leave as long as the bounds allow: a card in another quadrant would tell a lie. */
  readonly region: Rect
  /** How far it may be moved along each axis; as far as it takes unless said. */
  readonly within?: number
}

export interface Spread {
  /** The middles, by id. */
  readonly spots: ReadonlyMap<string, Point>
  /** Boxes that found no room: they lie over another, or on what is kept free. */
  readonly homeless: ReadonlySet<string>
}

export interface Ground {
  /** Boxes stay inside. */
  readonly bounds: Rect
  /** Words on the map: boxes keep off them. */
  readonly kept: readonly Rect[]
}

/** The part of its height that a middle keeps from a line. */
const shyness = 0.25
/** How often boxes look again for a nearer spot, now that others have found theirs. */
const looks = 3
/** More than this are given the nearest free spot at once. */
const mostPushed = 500

/**
 * Moves crowded boxes apart, each as near to its own point as it gets and in its own region. First all push each other,
 * which finds a fair way for everyone. Then one after the other takes the free spot nearest to where it was pushed,
 * and at last they go back towards their own points as far as there is room.
 *
 * The same boxes give the same answer on every screen, in whatever order they come. A box with room around it stays
 * exactly where it belongs, and a small move of one is felt by few others. Those that find no room stay overlapping.
 */
export function spread(boxes: readonly SpreadBox[], ground: Ground): Spread {
  const bodies = boxes
    .map((box) => bodyOf(box, ground))
    .sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x || (a.id < b.id ? -1 : 1))
  const isCrowd = bodies.length > mostPushed
  if (!isCrowd) pushApart(bodies)
  const stood = createStanding(ground.kept, longestSide(bodies))
  settle(bodies, stood)
  const homeless = bodies.filter((body) => !stood.has(body)).length
  // With more than a few homeless the map is full, and looking again of no use.
  const isFull = isCrowd || homeless > Math.max(2, bodies.length / 10)
  for (let look = 0; look < looks && !isFull; look += 1) {
    for (const body of bodies) goNearer(body, stood)
    for (const body of bodies) askNeighbours(body, stood)
  }
  if (!isFull) uncover(bodies, stood)
  return {
    spots: new Map(bodies.map(({ id, x, y }) => [id, { x, y }])),
    homeless: new Set(bodies.flatMap((body) => (stood.has(body) ? [] : [body.id]))),
  }
}

/** Each takes the free spot nearest to where it is. The map only fills up: who wants what nobody had got gets none. */
function settle(bodies: readonly Body[], stood: Standing): void {
  const vain = new Set<string>()
  for (const body of bodies) {
    const { x, y, width, height, room } = body
    const wish = [x, y, width, height, ...Object.values(room)].join(' ')
    const spot = vain.has(wish) ? undefined : nearestFree(body, body, stood)
    if (spot) stood.put(body, spot)
    else vain.add(wish)
  }
}

const longestSide = (boxes: readonly Size[]): number =>
  boxes.reduce((most, { width, height }) => Math.max(most, width, height), 1)

function goNearer(body: Body, stood: Standing): void {
  const away = distance(body, body.home)
  if (away === 0 || !stood.has(body)) return
  const spot = nearestFree(body, body.home, stood, away)
  if (spot) stood.put(body, spot)
}

function bodyOf(box: SpreadBox, { bounds }: Ground): SpreadBox & Body {
  const { at, region, width, height, within = Number.POSITIVE_INFINITY } = box
  // Never nearer to the line than this, or than its own point: right on it, nobody could tell the side.
  const shy = height * shyness
  const alongX = between(bounds.x, bounds.x + bounds.width, width)
  const alongY = between(bounds.y, bounds.y + bounds.height, height)
  const home = { x: alongX(at.x), y: alongY(at.y) }
  const room: Room = {
    left: Math.max(alongX(Math.min(at.x, region.x + shy)), home.x - within),
    right: Math.min(alongX(Math.max(at.x, region.x + region.width - shy)), home.x + within),
    top: Math.max(alongY(Math.min(at.y, region.y + shy)), home.y - within),
    bottom: Math.min(alongY(Math.max(at.y, region.y + region.height - shy)), home.y + within),
  }
  return { ...box, ...home, home, room }
}

/** Keeps the middle of a box of some size between two ends. */
function between(from: number, to: number, size: number): (value: number) => number {
  const half = Math.min(size, to - from) / 2
  return (value) => clamp(value, from + half, to - half)
}
