import type { Quadrant } from '@commonground/shared/frameworks/influenceInterest'
import type { Settings } from '@commonground/shared/model/board'
import { words } from '@commonground/shared/words/words'

/** What a quadrant is called on this board: the facilitator's own word, or the standard one. */
export function regionLabel(quadrant: Quadrant, settings: Settings): string {
  return settings[`${quadrant}Label`] || words.model.quadrants[quadrant]
}
