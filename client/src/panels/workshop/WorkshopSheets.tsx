import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { part } from '../../app/part.ts'
import { DialogFrame } from '../../controls/DialogFrame.tsx'
import { useRole, useUi, useUiStore } from '../../state/hooks.ts'

const CloseDialog = part(async () => (await import('./CloseDialog.tsx')).CloseDialog)
const CodeSheet = part(async () => (await import('./CodeSheet.tsx')).CodeSheet)
const PutBackDialog = part(async () => (await import('../putBack/PutBackDialog.tsx')).PutBackDialog)
const RoundSetup = part(async () => (await import('../../activities/RoundSetup.tsx')).RoundSetup)

/** What a facilitator opens over the page: the code, the setup of a round, the end, an earlier board. */
export function WorkshopSheets() {
  const ui = useUiStore()
  const sheet = useUi((state) => state.sheet)
  const setup = useUi((state) => state.setup)
  if (!may(useRole(), 'runWorkshop')) return null
  const done = (): void => ui.change({ setup: undefined })
  return (
    <>
      {sheet === 'code' && <CodeSheet />}
      {sheet === 'close' && <CloseDialog />}
      {sheet === 'putBack' && <PutBackDialog />}
      {setup && (
        <DialogFrame title={words.workshop.act.start[setup]} isOpen onClose={done} size="wide">
          <RoundSetup kind={setup} onDone={done} />
        </DialogFrame>
      )}
    </>
  )
}
