import type { BoardId } from '@commonground/shared/base/ids'
import type { Joined } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { useEffect, useState } from 'react'
import { askWhoThisIs } from '../../app/address.ts'
import { phonePx } from '../../app/theme.ts'
import { BoardTools } from '../../grid/BoardTools.tsx'
import { openSession } from '../../session/openSession.ts'
import type { Session } from '../../session/session.ts'
import { SessionContext, UiContext } from '../../state/hooks.ts'
import { createUiStore } from '../../state/uiState.ts'
import { BoardFrame } from './BoardFrame.tsx'

interface BoardPageProps {
  readonly board: BoardId
  readonly joined: Joined
  /** The server says that this person may do more or less than before. */
  readonly onRoleChanged: (joined: Joined) => void
}

/** One open board: its session, this tab's state, and everything that works with them. */
export function BoardPage(props: BoardPageProps) {
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
        <BoardTools>
          <BoardFrame />
        </BoardTools>
      </UiContext>
    </SessionContext>
  )
}

function useOpenSession({ board, joined, onRoleChanged }: BoardPageProps): Session | undefined {
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    const askAgain = () => askWhoThisIs(board)
    const opened = openSession({ board, joined, askAgain, onRoleChanged })
    setSession(opened)
    return () => {
      opened.close()
      setSession(undefined)
    }
  }, [board, joined, onRoleChanged])
  return session
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
