import type { BoardId } from '@commonground/shared/base/ids'
import type { Joined } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { useEffect, useState } from 'react'
import { askWhoThisIs } from '../app/address.ts'
import { notify } from '../app/notices.ts'
import { openSession } from '../session/openSession.ts'
import type { Session } from '../session/session.ts'

export interface OpenBoardProps {
  readonly board: BoardId
  readonly joined: Joined
  /** The server says that this person may do more or less than before. */
  readonly onRoleChanged: (joined: Joined) => void
}

/** The session of a board, open as long as the page that shows it. */
export function useOpenSession({ board, joined, onRoleChanged }: OpenBoardProps): Session | undefined {
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    const askAgain = () => askWhoThisIs(board)
    const onWentBack = () => notify({ text: words.saved.wentBack, stays: true })
    const opened = openSession({ board, joined, askAgain, onRoleChanged, onWentBack })
    setSession(opened)
    return () => {
      opened.close()
      setSession(undefined)
    }
  }, [board, joined, onRoleChanged])
  return session
}
