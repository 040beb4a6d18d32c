import { distance, type Point } from '../base/geometry.ts'
import { type Body, nearestFree, type Standing } from './nearestFree.ts'

/** In heights: who stands nearer than this to where it belongs asks nobody. */
const nearEnough = 1.5
/** How many neighbours are asked. */
const mostAsked = 6
/** How bad it is to have no spot at all: worse than any way to one. */
const homeless = 1e9

/** Who found no spot, or only a far one, takes that of a neighbour when the two together then stand better. */
export function askNeighbours(body: Body, stood: Standing): void {
  if (unease(body, stood) < (nearEnough * body.height) ** 2) return
  const neighbours = [...stood.near(body, body.home, body.height / 2)]
    .sort((a, b) => distance(a, body.home) - distance(b, body.home))
    .slice(0, mostAsked)
  for (const other of neighbours) {
    const before = unease(body, stood) + unease(other, stood)
    const putBack = [body, other].map((each) => liftFor(each, stood))
    const isBetter =
      takeNearest(body, stood) &&
      takeNearest(other, stood) &&
      unease(body, stood) + unease(other, stood) < before
    if (isBetter) return
    for (const undo of putBack) undo()
  }
}

/** The square of its way: one that stands far off is worse than two that stand a little off. */
function unease(body: Body, stood: Standing): number {
  return stood.has(body) ? distance(body, body.home) ** 2 : homeless
}

function liftFor(body: Body, stood: Standing): () => void {
  const was: Point = { x: body.x, y: body.y }
  const hadSpot = stood.has(body)
  stood.lift(body)
  return () => {
    stood.put(body, was)
    if (!hadSpot) stood.lift(body)
  }
}

function takeNearest(body: Body, stood: Standing): boolean {
  const spot = nearestFree(body, body.home, stood)
  if (spot) stood.put(body, spot)
  return spot !== undefined
}
