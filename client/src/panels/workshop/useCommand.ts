import type { WorkshopCommand } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { useCallback } from 'react'
import { notify } from '../../app/notices.ts'
import { problemText } from '../../app/problemText.ts'
import * as api from '../../session/api.ts'
import { useSession } from '../../state/hooks.ts'

/** Sends a command of the workshop and says why when it was not taken. True when it was. */
export type Send = (command: WorkshopCommand) => Promise<boolean>

export function useCommand(): Send {
  const { boardId } = useSession()
  return useCallback(
    async (command) => {
      try {
        await api.command(boardId, command)
        return true
      } catch (error) {
        const isLate = api.errorCodeOf(error) === 'moved-on'
        notify({ text: isLate ? words.workshop.movedOn : problemText(error) })
        return false
      }
    },
    [boardId],
  )
}
