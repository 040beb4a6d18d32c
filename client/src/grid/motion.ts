import { distance, type Point } from '@commonground/shared/base/geometry'

/** Longest time a point takes to where it was last heard to be. */
const longestMs = 120
/** After a silence this long it appears where it is: nobody saw the way. */
const silenceMs = 500

interface Track {
  from: Point
  to: Point
  heardAt: number
  tookMs: number
}

/**
 * Points that others move, heard of some 20 times a second and drawn 60 times: each glides over the time that passed
 * since it was heard of before.
 */
export interface Motion<K> {
  readonly hear: (key: K, at: Point, now: number) => void
  readonly forget: (key: K) => void
  /** Where to draw it now. */
  readonly at: (key: K, now: number) => Point | undefined
  /** True while any point is under way. */
  readonly isMoving: (now: number) => boolean
}

/** @param isStill for people who asked for less motion: points then jump. */
export function createMotion<K>(isStill: () => boolean): Motion<K> {
  const tracks = new Map<K, Track>()
  const position = (track: Track, now: number): Point => {
    const part = track.tookMs === 0 ? 1 : Math.min(1, (now - track.heardAt) / track.tookMs)
    return {
      x: track.from.x + (track.to.x - track.from.x) * part,
      y: track.from.y + (track.to.y - track.from.y) * part,
    }
  }
  return {
    hear(key, at, now) {
      const track = tracks.get(key)
      if (!track) {
        tracks.set(key, { from: at, to: at, heardAt: now, tookMs: 0 })
        return
      }
      if (distance(track.to, at) === 0) return
      const gap = now - track.heardAt
      const jumps = gap > silenceMs || isStill()
      track.from = jumps ? at : position(track, now)
      track.to = at
      track.heardAt = now
      track.tookMs = jumps ? 0 : Math.min(gap, longestMs)
    },
    forget: (key) => tracks.delete(key),
    at: (key, now) => {
      const track = tracks.get(key)
      return track && position(track, now)
    },
    isMoving: (now) => [...tracks.values()].some((track) => now - track.heardAt < track.tookMs),
  }
}
