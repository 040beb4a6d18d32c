import { traitsOf } from '@commonground/shared/activities/traits'
import { leastRaters } from '@commonground/shared/analysis/disagreement'
import type { Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import type { Question } from '../../controls/Confirm.tsx'

const text = words.rounds.controls

/** What a facilitator is asked before so few answers are shown; nothing when there are enough. */
export function fewAnswers({ kind, progress }: Round, onYes: () => void): Question | undefined {
  if (!traitsOf(kind).asksBeforeFew || progress.begun >= leastRaters) return undefined
  return {
    title: text.fewTitle(progress.begun),
    about: text.fewAbout,
    perform: text.fewDo,
    cancel: text.cancel,
    onYes,
  }
}
