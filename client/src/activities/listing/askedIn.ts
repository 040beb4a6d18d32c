import type { RoundOf, WorkshopState } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'

/**
 * The question of a listing: its own, or else that of the board. The sentence of a stage tells what to do and is no
 * question; boards from before have it as one.
 */
export function askedIn(
  { setup }: RoundOf<'silentListing'>,
  { agenda }: Pick<WorkshopState, 'agenda'>,
  boardQuestion: string,
): string {
  return ownQuestion(setup.prompt, agenda) || boardQuestion || words.rounds.listing.ask
}

/** Empty when the round has none of its own. */
export function ownQuestion(prompt: string, agenda: WorkshopState['agenda']): string {
  return agenda.some((stage) => stage.prompt === prompt) ? '' : prompt
}
