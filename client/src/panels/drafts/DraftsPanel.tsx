import { words } from '@commonground/shared/words/words'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { useDrafts, useUiStore } from '../../state/hooks.ts'
import { DraftList } from './DraftList.tsx'

const text = words.panels.drafts

/** What a person did that the board did not take. */
export function DraftsPanel() {
  const ui = useUiStore()
  const drafts = useDrafts()
  return (
    <SidePanel title={text.title} onClose={() => ui.change({ panel: undefined })}>
      <p className="hint">{drafts.length === 0 ? text.empty : text.about}</p>
      <DraftList />
    </SidePanel>
  )
}
