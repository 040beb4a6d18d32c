import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { Question } from '../../controls/Confirm.tsx'

const text = words.rounds.controls
/** Fewer answers than this and people could guess who said what. */
const leastAnswers = 3

/** What a facilitator is asked before so few answers are shown; nothing when there are enough. */
export function fewAnswers({ kind, progress }: Round, onYes: () => void): Question | undefined {
  // A list is shown whole in any case; places and votes are what could be guessed.
  if (kind === 'silentListing' || progress.begun >= leastAnswers) return undefined
  return {
    title: text.fewTitle(progress.begun),
    about: text.fewAbout,
    perform: text.fewDo,
    cancel: text.cancel,
    onYes,
  }
}
