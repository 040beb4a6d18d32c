import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import type { Question } from '../../controls/Confirm.tsx'
import { useWorkshop } from '../../state/hooks.ts'
import { fewAnswers } from './fewAnswers.ts'
import { leavingRound } from './stageAct.ts'
import { useCommand } from './useCommand.ts'
import { useReveal } from './useReveal.ts'

const text = words.workshop.bar

/**
 * Goes to another stage; while a round is under way it asks first, and then closes it or shows its answers. It stays
 * where the next stage would not show them.
 *
 * @see SPEC W17
 */
export function useMoveOn(): {
  readonly goTo: (stage: number) => void
  readonly question: Question | undefined
  readonly dismiss: () => void
} {
  const workshop = useWorkshop()
  const { stage, round } = workshop
  const send = useCommand()
  const show = useReveal()
  const [question, ask] = useState<Question>()
  const go = (to: number): Promise<boolean> => send({ type: 'goToStage', from: stage, to })
  const goTo = (to: number): void => {
    const leaving = leavingRound(workshop, to)
    if (!round || leaving === 'nothing') return void go(to)
    const end = leaving === 'close' ? () => send({ type: 'closeRound', round: round.id }) : () => show(round)
    const onYes = (): void => void end().then((isDone) => isDone && leaving !== 'show' && go(to))
    const few = leaving !== 'close' ? fewAnswers(round, onYes) : undefined
    const { title, about, perform } = text.leaving[leaving]
    ask(
      few ?? { title, about: about(round.progress.done), perform, cancel: text.stay, look: 'primary', onYes },
    )
  }
  return { goTo, question, dismiss: () => ask(undefined) }
}
