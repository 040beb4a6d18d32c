import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { leastPlaced } from '@commonground/shared/analysis/disagreement'
import { words } from '@commonground/shared/words/words'

const text = words.rounds.reveal

/** Why a card stands in the talk list. Of a handful of people a share would sound like more than it is. @see SPEC W7 */
export function reasonFor({ shape, placed, unknown, otherPlan, quadrants }: PlacedCard): string {
  if (shape !== 'camps' && shape !== 'scattered') return text.placed(placed, unknown)
  if (placed >= leastPlaced) return text.otherPlan(otherPlan)
  return text.quadrantsOf(placed, Object.values(quadrants).filter((count) => count > 0).length)
}
