import type { Settings } from '../model/board.ts'
import type { Place } from '../model/place.ts'

/**
 * A place in whole numbers, as it is said and labelled; exact along an axis where rounding would put it on the other side
 * of the line. The exact place stands where it is edited, compared and exported.
 *
 * @see SPEC M4
 */
export function saidPlace(place: Place, { influenceLine, interestLine }: Settings): Place {
  return {
    influence: said(place.influence, influenceLine),
    interest: said(place.interest, interestLine),
  }
}

function said(value: number, line: number): number {
  const whole = Math.round(value)
  return whole >= line === value >= line ? whole : value
}
