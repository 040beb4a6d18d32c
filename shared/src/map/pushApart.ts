import { clamp, type Point } from '../base/geometry.ts'
import type { Body } from './nearestFree.ts'

export interface Pushed extends Body {
  readonly id: string
  readonly at: Point
}

const rounds = 40
/** A part of what is needed at a time: a box between two others then finds the gap instead of jumping. */
const part = 0.35
/** Overlaps below this many units are not seen, and each push adds as much: otherwise it would never end. */
const slack = 0.3

/** Overlapping boxes share the way out, along the shorter side, until nothing overlaps or most of it is undone. */
export function pushApart(bodies: readonly Pushed[]): void {
  const line = [...bodies].sort((a, b) => a.x - b.x || a.y - b.y)
  const widest = bodies.reduce((most, { width }) => Math.max(most, width), 0)
  for (let round = 0; round < rounds; round += 1) {
    if (!pushOnce(line, widest)) return
    sortAlong(line)
  }
}

/**
 * @param line from left to right, so that each is only held against those within the widest box.
 * @returns false when nothing overlapped.
 */
function pushOnce(line: readonly Pushed[], widest: number): boolean {
  let isMoved = false
  for (let index = 0; index < line.length; index += 1) {
    const a = line[index]
    if (!a) break
    for (let next = index + 1; next < line.length; next += 1) {
      const b = line[next]
      if (!b || b.x - a.x > widest) break
      const overY = (a.height + b.height) / 2 - Math.abs(b.y - a.y)
      if (overY <= slack) continue
      const overX = (a.width + b.width) / 2 - Math.abs(b.x - a.x)
      if (overX <= slack) continue
      isMoved = true
      if (overY <= overX) push(a, b, 'y', overY * part + slack)
      else push(a, b, 'x', overX * part + slack)
    }
  }
  return isMoved
}

function push(a: Pushed, b: Pushed, axis: 'x' | 'y', by: number): void {
  // Exactly on one another: their own points decide, then their ids.
  const side = a[axis] - b[axis] || a.at[axis] - b.at[axis] || (a.id < b.id ? -1 : 1)
  const way = side < 0 ? -by : by
  a[axis] += way
  b[axis] -= way
  keepInside(a)
  keepInside(b)
}

function keepInside(body: Pushed): void {
  const { left, right, top, bottom } = body.room
  body.x = clamp(body.x, left, right)
  body.y = clamp(body.y, top, bottom)
}

/** From left to right. The order hardly changes between two rounds, which is when inserting beats sorting. */
function sortAlong(line: Pushed[]): void {
  for (const [at, body] of line.entries()) {
    let to = at
    for (; to > 0; to -= 1) {
      const before = line[to - 1]
      if (!before || before.x < body.x || (before.x === body.x && before.y <= body.y)) break
      line[to] = before
    }
    line[to] = body
  }
}
