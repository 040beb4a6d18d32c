import { words } from '@commonground/shared/words/words'
import { useState } from 'react'
import { RoundSession } from '../../activities/RoundSession.tsx'
import { phonePx } from '../../app/theme.ts'
import { BoardTools } from '../../grid/BoardTools.tsx'
import { isWithdrawn } from '../../session/endings.ts'
import { SessionContext, UiContext, useSaved } from '../../state/hooks.ts'
import { createUiStore } from '../../state/uiState.ts'
import { type OpenBoardProps, useOpenSession } from '../useOpenSession.ts'
import { BoardFrame } from './BoardFrame.tsx'
import { ClosedPage } from './ClosedPage.tsx'

/** One open board: its session, this tab's state, and everything that works with them. */
export function BoardPage(props: OpenBoardProps) {
  const session = useOpenSession(props)
  const [ui] = useState(startingUi)
  if (!session) {
    return (
      <p className="message-page" role="status">
        {words.pages.loading}
      </p>
    )
  }
  return (
    <SessionContext value={session}>
      <UiContext value={ui}>
        <OpenBoard />
      </UiContext>
    </SessionContext>
  )
}

function OpenBoard() {
  const saved = useSaved()
  if (saved.kind === 'ended' && isWithdrawn(saved.code)) return <ClosedPage code={saved.code} />
  return (
    <RoundSession>
      <BoardTools>
        <BoardFrame />
      </BoardTools>
    </RoundSession>
  )
}

/** A map needs room: on a phone the list comes first, and the tray waits until it is asked for. */
function startingUi() {
  const ui = createUiStore()
  if (window.innerWidth <= phonePx) ui.change({ view: 'outline', trayOpen: false })
  let before = ui.get()
  ui.subscribe(() => {
    const now = ui.get()
    const { panel, editing } = before
    before = now
    // There is room for one thing beside the board: the newer one.
    if (now.panel && now.editing) {
      if (now.editing !== editing) ui.change({ panel: undefined })
      else if (now.panel !== panel) ui.change({ editing: undefined })
    }
  })
  return ui
}
