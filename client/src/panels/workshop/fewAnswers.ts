import { leastRaters } from '@commonground/shared/analysis/disagreement'
import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { Question } from '../../controls/Confirm.tsx'

const text = words.rounds.controls

/** What a facilitator is asked before so few answers are shown; nothing when there are enough. */
export function fewAnswers({ kind, progress }: Round, onYes: () => void): Question | undefined {
  // A list is shown whole in any case; places and votes are what could be guessed.
  if (kind === 'silentListing' || progress.begun >= leastRaters) return undefined
  return {
    title: text.fewTitle(progress.begun),
    about: text.fewAbout,
    perform: text.fewDo,
    cancel: text.cancel,
    onYes,
  }
}
