import type { ActivityKind } from '@commonground/shared/activities/activities'
import { assertNever } from '@commonground/shared/base/assertNever'
import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import { leftRound } from '../../activities/showing.ts'
import { Button } from '../../controls/Button.tsx'
import { Confirm, type Question } from '../../controls/Confirm.tsx'
import { useUiStore, useWorkshop } from '../../state/hooks.ts'
import { fewAnswers } from './fewAnswers.ts'
import { loudest, type StageAct, stageAct } from './stageAct.ts'
import { useCommand } from './useCommand.ts'
import { useShowCode } from './useShowCode.ts'

const text = words.workshop.act

/** What the stage is about as one button. */
export function StageActButton() {
  const workshop = useWorkshop()
  const act = stageAct(workshop)
  const [question, ask] = useState<Question>()
  const perform = usePerform(ask)
  if (!act) return null
  return (
    <>
      <Button
        className="stage-act"
        look={loudest(workshop) === 'act' ? 'primary' : undefined}
        onPress={() => perform(act)}
      >
        {actText(act)}
      </Button>
      <Confirm question={question} onClose={() => ask(undefined)} />
    </>
  )
}

function actText(act: StageAct): string {
  if (act.kind === 'open') return (act.isAgain ? text.again : text.start)[act.activity]
  return { code: text.showCode, axes: text.axes, table: text.table, plan: text.plan, close: text.close }[
    act.kind
  ]
}

/** @see SPEC W17 */
function usePerform(ask: (question: Question) => void): (act: StageAct) => void {
  const ui = useUiStore()
  const send = useCommand()
  const showCode = useShowCode()
  const workshop = useWorkshop()
  const open = (activity: ActivityKind): void => {
    // Nothing has to be said about the closing question: it is open at once.
    const minutes = workshop.agenda[workshop.stage]?.minutes ?? 0
    if (activity === 'fairness') void send({ type: 'openRound', kind: 'fairness', setup: {}, minutes })
    else ui.change({ setup: activity })
  }
  const openAfter = (activity: ActivityKind): void => {
    const round = leftRound(workshop)
    if (!round) {
      open(activity)
      return
    }
    const onYes = (): void =>
      void send({ type: 'revealRound', round: round.id }).then((isDone) => isDone && open(activity))
    const about = text.left.about(words.rounds.kinds[round.kind])
    ask(fewAnswers(round, onYes) ?? { ...text.left, about, look: 'primary', onYes })
  }
  return (act) => {
    switch (act.kind) {
      case 'code':
        return showCode()
      case 'close':
        return ui.change({ sheet: 'close' })
      case 'axes':
        return ui.change({ panel: 'settings' })
      case 'table':
        return ui.change({ view: 'table' })
      case 'plan':
        return ui.change({ panel: 'plan' })
      case 'open':
        return openAfter(act.activity)
      default:
        return assertNever(act)
    }
  }
}
