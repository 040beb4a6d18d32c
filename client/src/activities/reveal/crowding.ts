import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { quadrantOf } from '@commonground/shared/map/grid'
import type { Settings } from '@commonground/shared/model/board'

/** From this share on, *work together* no longer says whom to begin with. */
const mostShare = 1 / 3
/** A handful is no crowd, whatever its share. */
const leastCards = 9

/** How many cards crowd the quadrant of those to work with; nothing while there is room. */
export function crowding(cards: readonly PlacedCard[], settings: Settings): number | undefined {
  const centres = cards.flatMap(({ centre }) => centre ?? [])
  const count = centres.filter((centre) => quadrantOf(centre, settings) === 'workTogether').length
  return centres.length >= leastCards && count / centres.length > mostShare ? count : undefined
}
