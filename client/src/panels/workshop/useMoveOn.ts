import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import { applyMiddles, movesToMiddles } from '../../activities/reveal/applyMiddles.ts'
import { type Found, useFound } from '../../activities/reveal/useFound.ts'
import { useRoundView } from '../../activities/roundContext.ts'
import { revealedPlacing } from '../../activities/showing.ts'
import { notify } from '../../app/notices.ts'
import type { Question } from '../../controls/Confirm.tsx'
import { useUiStore, useWorkshop } from '../../state/hooks.ts'
import { fewAnswers } from './fewAnswers.ts'
import { soFar } from './howFar.ts'
import { leavesMiddles, leavingRound, stageAct } from './stageAct.ts'
import { useCommand } from './useCommand.ts'
import { useReveal } from './useReveal.ts'

const text = words.workshop.bar

/**
 * Goes to another stage. While a round is under way it asks first, and then closes it or shows its answers; it stays
 * where the next stage would not show them. Whoever leaves what the room placed without having used it is asked too.
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
  const { outer } = useRoundView()
  const found = useFound(revealedPlacing(workshop))
  const send = useCommand()
  const show = useReveal()
  const go = useGo()
  const [question, ask] = useState<Question>()
  const goTo = (to: number): void => {
    const leaving = leavingRound(workshop, to)
    if (!round || leaving === 'nothing') {
      const unused = found && leavesMiddles(workshop, to) ? movesToMiddles(outer, found).length : 0
      if (found && unused > 0) ask(aboutMiddles(found, unused, to))
      else void go(stage, to)
      return
    }
    const end = leaving === 'close' ? () => send({ type: 'closeRound', round: round.id }) : () => show(round)
    const onYes = (): void => void end().then((isDone) => isDone && leaving !== 'show' && go(stage, to))
    const few = leaving !== 'close' ? fewAnswers(round, onYes) : undefined
    const { title, about, perform } = text.leaving[leaving]
    ask(few ?? { title, about: about(soFar(round)), perform, cancel: text.stay, look: 'primary', onYes })
  }
  const aboutMiddles = (placed: Found, unused: number, to: number): Question => {
    const { title, about, perform, leave } = text.leaving.middles
    const onYes = (): void => {
      applyMiddles(outer, placed)
      void go(stage, to)
    }
    const other = { perform: leave, onYes: () => void go(stage, to) }
    return { title, about: about(unused), perform, cancel: text.stay, look: 'primary', onYes, other }
  }
  return { goTo, question, dismiss: () => ask(undefined) }
}

/** Goes, and clears the screen of what the last stage needed. A round that was passed over is said, with the way back. */
function useGo(): (from: number, to: number) => Promise<boolean> {
  const workshop = useWorkshop()
  const ui = useUiStore()
  const { outer } = useRoundView()
  const send = useCommand()
  return async (from, to) => {
    const act = stageAct(workshop)
    if (!(await send({ type: 'goToStage', from, to }))) return false
    ui.change({ panel: undefined, ...(ui.get().view === 'table' && { view: 'grid' }) })
    if (to > from && act?.kind === 'open' && !act.isAgain) {
      notify({
        text: text.leaving.passed(words.rounds.kinds[act.activity]),
        action: { label: text.back, perform: () => void send({ type: 'goToStage', from: to, to: from }) },
        until: (over) => outer.workshop.subscribe(() => outer.workshop.get().stage !== to && over()),
      })
    }
    return true
  }
}
