import type { Rect } from '../base/geometry.ts'
import { type Body, nearestFree, type Standing } from './nearestFree.ts'

/** What the dot that ends a leader takes, and some. */
const dot = 11
/** In heights: how far a box goes aside for it. */
const aside = 0.9

/** Boxes that lie over the place of one that had to make way go aside a little, where there is room. */
export function uncover(bodies: readonly Body[], stood: Standing): void {
  for (const body of bodies) {
    const { x, y } = body
    const dots = bodies.filter((other) => other !== body && isAway(other)).map(dotOf)
    if (!stood.has(body) || !dots.some((each) => covers(body, each))) continue
    const within = Math.hypot(x - body.home.x, y - body.home.y) + body.height * aside
    const spot = nearestFree(body, { x, y }, stood, within, dots)
    if (spot) stood.put(body, spot)
  }
}

/** True for those whose place is to be seen beside them. */
const isAway = ({ x, y, width, height, home }: Body): boolean =>
  Math.abs(home.x - x) > width / 2 || Math.abs(home.y - y) > height / 2

const dotOf = ({ home }: Body): Rect => ({
  x: home.x - dot / 2,
  y: home.y - dot / 2,
  width: dot,
  height: dot,
})

const covers = (body: Body, rect: Rect): boolean =>
  Math.abs(rect.x + rect.width / 2 - body.x) < (rect.width + body.width) / 2 &&
  Math.abs(rect.y + rect.height / 2 - body.y) < (rect.height + body.height) / 2
