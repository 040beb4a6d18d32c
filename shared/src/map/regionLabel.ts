import type { Settings } from '../model/board.ts'
import { words } from '../words/words.ts'
import type { Quadrant } from './grid.ts'

/** What a quadrant is called on this board: the facilitator's own word, or the standard one. */
export function regionLabel(quadrant: Quadrant, settings: Settings): string {
  return settings[`${quadrant}Label`] || words.model.quadrants[quadrant]
}
