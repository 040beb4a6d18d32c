import { words } from '@commonground/shared/words/words'
import { useEffect, useRef } from 'react'
import { SidePanel } from '../../controls/SidePanel.tsx'
import { useDrafts, useUiStore } from '../../state/hooks.ts'
import { DraftList } from './DraftList.tsx'

const text = words.panels.drafts

/** What a person did that the board did not take. */
export function DraftsPanel() {
  const ui = useUiStore()
  const hasDrafts = useDrafts().length > 0
  const had = useRef(hasDrafts)
  useEffect(() => {
    // Nothing is left to read: the last was let go.
    if (had.current && !hasDrafts) ui.change({ panel: undefined })
    had.current = hasDrafts
  }, [ui, hasDrafts])
  return (
    <SidePanel title={text.title} onClose={() => ui.change({ panel: undefined })}>
      <p className="hint">{hasDrafts ? text.about : text.empty}</p>
      <DraftList />
    </SidePanel>
  )
}
