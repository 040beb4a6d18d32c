import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import type { Question } from '../../controls/Confirm.tsx'
import { useWorkshop } from '../../state/hooks.ts'
import { useCommand } from './useCommand.ts'

const text = words.workshop.bar

/** Goes to another stage; while people still answer a round it asks first, and then closes the round. */
export function useMoveOn(): {
  readonly goTo: (stage: number) => void
  readonly question: Question | undefined
  readonly dismiss: () => void
} {
  const { stage, round } = useWorkshop()
  const send = useCommand()
  const [question, ask] = useState<Question>()
  const go = (to: number): Promise<boolean> => send({ type: 'goToStage', from: stage, to })
  return {
    question,
    dismiss: () => ask(undefined),
    goTo: (to) => {
      if (round?.state !== 'open') return void go(to)
      ask({
        title: text.roundOpen,
        about: text.roundOpenAbout(round.progress.done),
        perform: text.roundOpenDo,
        cancel: text.stay,
        onYes: () =>
          void send({ type: 'closeRound', round: round.id }).then((isClosed) => isClosed && go(to)),
      })
    },
  }
}
