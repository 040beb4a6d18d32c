import { words } from '@commonground/shared/words/words'
import { Button } from '../../controls/Button.tsx'
import { useUiStore, useWorkshop } from '../../state/hooks.ts'
import { type StageAct, stageAct } from './stageAct.ts'
import { useCommand } from './useCommand.ts'
import { useShowCode } from './useShowCode.ts'

const text = words.workshop.act

/** What the stage is about as one button. */
export function StageActButton() {
  const act = stageAct(useWorkshop())
  const perform = usePerform()
  if (!act) return null
  return (
    <Button
      className="stage-act"
      look={act.kind === 'table' ? undefined : 'primary'}
      onPress={() => perform(act)}
    >
      {actText(act)}
    </Button>
  )
}

function actText(act: StageAct): string {
  if (act.kind === 'open') return text.start[act.activity]
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
      case 'open':
        // Nothing has to be said about the closing question: it is open at once.
        if (act.activity === 'fairness') return void send({ type: 'openRound', kind: 'fairness', setup: {} })
        return ui.change({ setup: act.activity })
    }
  }
}
