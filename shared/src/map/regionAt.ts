import type { Rect } from '../base/geometry.ts'
import type { Settings } from '../model/board.ts'
import type { Place } from '../model/place.ts'
import { backdropOf, quadrantOf } from './grid.ts'

/** Finds the part of the map that a place belongs to, in map units. */
export function regionAt(settings: Settings): (place: Place) => Rect {
  const { frame, regions } = backdropOf(settings)
  const rects = new Map(regions.map(({ key, rect }) => [key, rect]))
  return (place) => rects.get(quadrantOf(place, settings)) ?? frame
}
