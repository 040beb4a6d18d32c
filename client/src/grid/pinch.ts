import { distance, type Point } from '@commonground/shared/base/geometry'

/** What two fingers did to the view between two moments, in pixels. */
export interface Pinch {
  readonly pan: Point
  readonly factor: number
  readonly middle: Point
}

/** Two fingers pan and zoom at once. Nothing when there are not two of them. */
export function pinchBetween(before: readonly Point[], after: readonly Point[]): Pinch | undefined {
  const [a0, b0] = before
  const [a1, b1] = after
  if (!a0 || !b0 || !a1 || !b1) return undefined
  const from = middleOf(a0, b0)
  const to = middleOf(a1, b1)
  const wide = distance(a0, b0)
  return {
    pan: { x: to.x - from.x, y: to.y - from.y },
    factor: wide > 0 ? distance(a1, b1) / wide : 1,
    middle: to,
  }
}

function middleOf(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
