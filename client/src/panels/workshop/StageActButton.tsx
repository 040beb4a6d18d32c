import type { Progress, Round } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { Button } from '../../controls/Button.tsx'
import { useUiStore, useWorkshop } from '../../state/hooks.ts'
import { isRunning, type StageAct, stageAct } from './stageAct.ts'
import { useCommand } from './useCommand.ts'
import { useShowCode } from './useShowCode.ts'

const text = words.workshop.act

/** What the stage is about as one button, and how far people are while they answer. */
export function StageActButton() {
  const workshop = useWorkshop()
  const perform = usePerform()
  const act = stageAct(workshop)
  const { round } = workshop
  return (
    <>
      {isRunning(round) && (
        <span className="stage-progress" role="status">
          {progressText(round)}
        </span>
      )}
      {act && (
        <Button
          className="stage-act"
          look={act.kind === 'table' ? undefined : 'primary'}
          onPress={() => perform(act)}
        >
          {actText(act)}
        </Button>
      )}
    </>
  )
}

function progressText({ kind, progress }: Round): string {
  const say: (progress: Progress) => string = text.progress[kind]
  return say(progress)
}

function actText(act: StageAct): string {
  if (act.kind === 'open') return text.start[act.activity]
  if (act.kind === 'reveal') return text.reveal[act.activity]
  return { code: text.showCode, axes: text.axes, table: text.table, close: text.close }[act.kind]
}

function usePerform(): (act: StageAct) => void {
  const ui = useUiStore()
  const send = useCommand()
  const showCode = useShowCode()
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
      case 'reveal':
        return void send({ type: 'revealRound', round: act.round })
      case 'open':
        // Nothing has to be said about the closing question: it is open at once.
        if (act.activity === 'fairness') return void send({ type: 'openRound', kind: 'fairness', setup: {} })
        return ui.change({ setup: act.activity })
    }
  }
}
