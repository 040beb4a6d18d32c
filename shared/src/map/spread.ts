import { clamp, distance, intersects, type Point, type Rect } from '../base/geometry.ts'

/** A box that wants its middle on a point. */
export interface Wish<K> {
  readonly key: K
  readonly at: Point
  readonly size: Size
}

/** Where a box may stand. `isMoved`: it could not stand on its point, so draw a leader from there to it. */
export interface Spot<K> extends Wish<K> {
  readonly box: Rect
  readonly isMoved: boolean
}

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Gives each box a spot where it covers no other box, as near its own point as there is room, and rather not over
 * anybody else's point. Boxes with few neighbours choose first, so that most stand exactly where they belong. The
 * same wishes always give the same spots.
 *
 * @param gap free space kept between boxes.
 */
export function spread<K>(
  wishes: readonly Wish<K>[],
  { frame, gap }: { readonly frame: Rect; readonly gap: number },
): readonly Spot<K>[] {
  // Without this the search below looks at every dot of the map for a card of no size.
  if (wishes.length === 0) return []
  const largest = {
    width: Math.max(1, ...wishes.map(({ size }) => size.width)),
    height: Math.max(1, ...wishes.map(({ size }) => size.height)),
  }
  const taken = createField(largest)
  const points = createField(largest)
  for (const { at } of wishes) points.add(dot(at))
  const inTurn = wishes.map((wish, turn) => {
    const home = boxAt(wish.at, wish.size, frame)
    return { wish, turn, crowd: points.count(grown(home, 2 * gap)) }
  })
  inTurn.sort((a, b) => a.crowd - b.crowd || a.turn - b.turn)
  // A full map of thousands would be searched for minutes; then far places are not tried.
  const tries = Math.max(60, Math.floor(mostTries / wishes.length))
  const offsets = offsetsFor(largest, frame).slice(0, tries)
  const spots = new Map<Wish<K>, Spot<K>>()
  for (const { wish } of inTurn) {
    const isFree = (box: Rect): boolean => !taken.isHit(grown(box, gap))
    const hidden = (box: Rect): number =>
      points.count(grown(box, gap)) - (intersects(grown(box, gap), dot(wish.at)) ? 1 : 0)
    const box = bestBox(wish, { frame, offsets, isFree, hidden })
    taken.add(box)
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    spots.set(wish, { ...wish, box, isMoved: distance(middle, wish.at) > 1 })
  }
  return wishes.flatMap((wish) => spots.get(wish) ?? [])
}

const dot = (at: Point): Rect => ({ x: at.x - 1, y: at.y - 1, width: 2, height: 2 })

interface Search {
  readonly frame: Rect
  /** Ways to step aside, nearest first. */
  readonly offsets: readonly Offset[]
  /** Covers no other box. */
  readonly isFree: (box: Rect) => boolean
  /** How many other points it covers. */
  readonly hidden: (box: Rect) => number
}

/** Places tried for all boxes together: a second or so of work. */
const mostTries = 200_000

/** How far a box rather moves than cover one other point, in the unit of the map. */
const detour = 40

function bestBox({ at, size }: Wish<unknown>, { frame, offsets, isFree, hidden }: Search): Rect {
  const home = boxAt(at, size, frame)
  // Home is worth one detour more than anywhere else: there the card needs no leader.
  let best = isFree(home) ? { box: home, cost: (hidden(home) - 1) * detour } : undefined
  for (const offset of offsets) {
    const { far } = offset
    if (best && far >= best.cost) break
    const box = { x: at.x + offset.x - size.width / 2, y: at.y + offset.y - size.height / 2, ...size }
    if (!showsPoint(offset, size) || !isInside(box, frame) || !isFree(box)) continue
    const cost = far + hidden(box) * detour
    if (!best || cost < best.cost) best = { box, cost }
  }
  // The map is full: cards lie over each other rather than outside it.
  return best?.box ?? home
}

/** A box that steps aside does so far enough that its own point stays in sight. */
function showsPoint({ x, y }: Point, size: Size): boolean {
  return Math.abs(x) > size.width / 2 + 4 || Math.abs(y) > size.height / 2 + 4
}

function boxAt(at: Point, size: Size, frame: Rect): Rect {
  return {
    x: clamp(at.x - size.width / 2, frame.x, frame.x + frame.width - size.width),
    y: clamp(at.y - size.height / 2, frame.y, frame.y + frame.height - size.height),
    ...size,
  }
}

interface Offset extends Point {
  readonly far: number
}

function offsetsFor(size: Size, frame: Rect): readonly Offset[] {
  const step = { x: size.width / 6, y: size.height / 4 }
  const reach = Math.hypot(frame.width, frame.height) / 3
  const offsets: Offset[] = []
  for (let y = -Math.floor(reach / step.y); y <= reach / step.y; y += 1) {
    for (let x = -Math.floor(reach / step.x); x <= reach / step.x; x += 1) {
      const far = Math.hypot(x * step.x, y * step.y)
      if (far <= reach) offsets.push({ x: x * step.x, y: y * step.y, far })
    }
  }
  return offsets.sort((a, b) => a.far - b.far || a.y - b.y || a.x - b.x)
}

function grown(box: Rect, gap: number): Rect {
  return { x: box.x - gap / 2, y: box.y - gap / 2, width: box.width + gap, height: box.height + gap }
}

function isInside(box: Rect, frame: Rect): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  )
}

interface Field {
  readonly add: (box: Rect) => void
  readonly isHit: (box: Rect) => boolean
  readonly count: (box: Rect) => number
}

/** Boxes by the cells of a lattice, so that asking who is near does not mean asking all. */
function createField(cell: Size): Field {
  const cells = new Map<number, Rect[]>()
  const visit = (box: Rect, look: (key: number) => boolean): boolean => {
    const [right, bottom] = [(box.x + box.width) / cell.width, (box.y + box.height) / cell.height]
    for (let x = Math.floor(box.x / cell.width); x <= right; x += 1) {
      for (let y = Math.floor(box.y / cell.height); y <= bottom; y += 1) {
        if (look(x * 100_003 + y)) return true
      }
    }
    return false
  }
  const hits = (box: Rect, key: number): Rect[] =>
    cells.get(key)?.filter((other) => intersects(box, other)) ?? []
  return {
    add(box) {
      visit(box, (key) => {
        const there = cells.get(key)
        if (there) there.push(box)
        else cells.set(key, [box])
        return false
      })
    },
    isHit: (box) => visit(box, (key) => cells.get(key)?.some((other) => intersects(box, other)) === true),
    count(box) {
      const near = new Set<Rect>()
      visit(box, (key) => {
        for (const other of hits(box, key)) near.add(other)
        return false
      })
      return near.size
    },
  }
}
