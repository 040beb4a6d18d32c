import { traitsOf } from '@commonground/shared/activities/traits'
import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'

type Told = Pick<Round, 'kind' | 'progress'>

/** The one number that the bar, its line and every question about a round tell. @see SPEC W17 */
export function reached({ kind, progress }: Told): number {
  return traitsOf(kind).countsFinished ? progress.done : progress.begun
}

/** The same as a sentence: “2 people have finished.” */
export const soFar = (round: Told): string => words.rounds.progress.soFar(round.kind, reached(round))
