import type { Point } from '@commonground/shared/base/geometry'

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * The nearest of some points in a direction: those ahead within 60° to each side; what lies off the straight way
 * counts double.
 */
export function nearest<T extends { readonly at: Point }>(
  from: Point,
  direction: Direction,
  among: readonly T[],
): T | undefined {
  let best: T | undefined
  let bestCost = Number.POSITIVE_INFINITY
  for (const candidate of among) {
    const { ahead, aside } = seenFrom(from, direction, candidate.at)
    if (ahead <= 0 || aside > ahead * 1.8) continue
    const cost = ahead + aside * 2
    if (cost >= bestCost) continue
    best = candidate
    bestCost = cost
  }
  return best
}

function seenFrom(from: Point, direction: Direction, to: Point): { ahead: number; aside: number } {
  const x = to.x - from.x
  const y = to.y - from.y
  if (direction === 'up') return { ahead: -y, aside: Math.abs(x) }
  if (direction === 'down') return { ahead: y, aside: Math.abs(x) }
  return { ahead: direction === 'right' ? x : -x, aside: Math.abs(y) }
}
