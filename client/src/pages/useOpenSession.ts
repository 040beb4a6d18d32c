import type { BoardId } from '@commonground/shared/base/ids'
import type { Joined } from '@commonground/shared/protocol/http'
import { useEffect, useState } from 'react'
import { openSession } from '../session/openSession.ts'
import type { Session } from '../session/session.ts'

/** The session of a board, open as long as the page that shows it. */
export function useOpenSession(board: BoardId, joined: Joined): Session | undefined {
  const [session, setSession] = useState<Session>()
  useEffect(() => {
    const opened = openSession({ board, joined })
    setSession(opened)
    return () => {
      opened.close()
      setSession(undefined)
    }
  }, [board, joined])
  return session
}
