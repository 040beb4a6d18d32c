import type { Point } from '@commonground/shared/base/geometry'
import type { Viewport } from '../tools/camera.ts'

const edgePx = 8
const speedPx = 9

/** How far the map moves in one picture when the pointer is held at the edge of the view, or beyond it. */
export function edgePush(atPx: Point, { widthPx, heightPx }: Viewport): Point {
  return { x: along(atPx.x, widthPx), y: along(atPx.y, heightPx) }
}

function along(at: number, size: number): number {
  if (at < edgePx) return speedPx
  if (at > size - edgePx) return -speedPx
  return 0
}
