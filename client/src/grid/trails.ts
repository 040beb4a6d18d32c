import type { Other, Session } from '../session/session.ts'
import { grown, type Laser, type TrailPoint } from '../tools/laser.ts'
import type { FrameClock } from './camera.ts'

export interface Trail {
  /** The colour index of whoever points. */
  readonly colour: number
  readonly points: readonly TrailPoint[]
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
      others.flatMap(({ clientId, person, presence }) => {
        const before = trails.get(clientId)?.points ?? []
        const points = grown(before, presence.laser ?? [], now)
        return points.length > 0 ? [[clientId, { colour: person.colour, points }] as const] : []
      }),
    )
  }
  const seen = (now: number): readonly Trail[] =>
    [{ colour: session.me.colour, points: laser.get() }, ...trails.values()].flatMap(({ colour, points }) => {
      const left = grown(points, [], now)
      return left.length > 0 ? [{ colour, points: left }] : []
    })
  const stops = [
    session.others.subscribe(() => {
      hear(session.others.get())
      if (trails.size > 0) onChange()
    }),
    laser.subscribe(onChange),
  ]
  return {
    seen,
    isMoving: (now) => seen(now).length > 0,
    close: () => {
      for (const stop of stops) stop()
    },
  }
}
