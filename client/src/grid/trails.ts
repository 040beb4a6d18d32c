import type { Point } from '@commonground/shared/base/geometry'
import type { Other, Session } from '../session/session.ts'
import { grown, type Laser, type TrailPoint } from '../tools/laser.ts'
import type { FrameClock } from './camera.ts'

export interface Trail {
  /** The colour index of whoever points. */
  readonly colour: number
  readonly points: readonly TrailPoint[]
  /** Where the pointer is while it is held down: this does not fade. */
  readonly held: Point | undefined
}

/** The laser trails of everyone, this tab's own among them. */
export interface Trails {
  readonly seen: (now: number) => readonly Trail[]
  readonly isMoving: (now: number) => boolean
  readonly close: () => void
}

interface TrailsDeps {
  readonly session: Pick<Session, 'others' | 'me'>
  readonly laser: Laser
  readonly clock: FrameClock
  readonly onChange: () => void
}

export function createTrails({ session, laser, clock, onChange }: TrailsDeps): Trails {
  let trails: ReadonlyMap<number, Trail> = new Map()

  const hear = (others: readonly Other[]): void => {
    const now = clock.now()
    trails = new Map(
      others.flatMap(({ clientId, person, presence: { laser: heard = [] } }) => {
        const before = trails.get(clientId)
        const points = grown(before?.points ?? [], heard, now, before?.held ?? before?.points.at(-1))
        const trail = { colour: person.colour, points, held: heard.at(-1) }
        return isSeen(trail) ? [[clientId, trail] as const] : []
      }),
    )
  }
  const seen = (now: number): readonly Trail[] => {
    const own: Trail = { colour: session.me.colour, points: laser.get(), held: laser.held() }
    return [own, ...trails.values()]
      .map((trail) => ({ ...trail, points: grown(trail.points, [], now) }))
      .filter(isSeen)
  }
  const stops = [
    session.others.subscribe(() => {
      const wasSeen = trails.size > 0
      hear(session.others.get())
      if (wasSeen || trails.size > 0) onChange()
    }),
    laser.subscribe(onChange),
  ]
  return {
    seen,
    isMoving: (now) => seen(now).some(({ points }) => points.length > 0),
    close: () => {
      for (const stop of stops) stop()
    },
  }
}

const isSeen = ({ points, held }: Trail): boolean => points.length > 0 || held !== undefined
