import type { Point } from '@commonground/shared/base/geometry'
import { maxLaserPoints } from '@commonground/shared/protocol/presence'
import type { Session } from '../session/session.ts'
import { createStore, type Store } from '../state/store.ts'

/** How long a point of a laser's trail is seen. */
export const laserFadeMs = 1200

export interface TrailPoint extends Point {
  readonly at: number
}

/**
 * A trail with what was heard since: points up to the last one known are not heard twice, and what has faded is dropped.
 *
 * @param points the newest points of whoever points, oldest first.
 * @param last the last point known, which may have faded already.
 */
export function grown(
  trail: readonly TrailPoint[],
  points: readonly Point[],
  now: number,
  last: Point | undefined = trail.at(-1),
): readonly TrailPoint[] {
  const known = last ? points.findLastIndex(({ x, y }) => x === last.x && y === last.y) : -1
  const fresh = points.slice(known + 1).map(({ x, y }) => ({ x, y, at: now }))
  return [...trail, ...fresh].filter(({ at }) => now - at < laserFadeMs)
}

/** This tab's own laser pointer: drawn here, and shown to others through presence. */
export interface Laser extends Store<readonly TrailPoint[]> {
  /** Where it points while it is held down. */
  readonly held: () => Point | undefined
  readonly point: (at: Point) => void
  readonly lift: () => void
}

export function createLaser(session: Pick<Session, 'show'>, now: () => number): Laser {
  const trail = createStore<readonly TrailPoint[]>([])
  let held: Point | undefined
  return {
    held: () => held,
    get: trail.get,
    subscribe: trail.subscribe,
    point: ({ x, y }) => {
      const at = { x: Math.round(x), y: Math.round(y) }
      const points = grown(trail.get(), [at], now(), held)
      held = at
      trail.set(points)
      const shown = points.slice(-maxLaserPoints).map((point) => ({ x: point.x, y: point.y }))
      session.show({ laser: shown.length > 0 ? shown : [at] })
    },
    lift: () => {
      held = undefined
      trail.set([...trail.get()])
      session.show({ laser: undefined })
    },
  }
}
