import type { BoardId } from '@commonground/shared/base/ids'
import type { ChangesAnswer, PutBackBody, PutBackEffect } from '@commonground/shared/protocol/http'
import { useEffect, useState } from 'react'
import { problemText } from '../../app/problemText.ts'
import * as api from '../../session/api.ts'

export type Asked<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'known'; readonly answer: T }
  | { readonly kind: 'failed'; readonly problem: string }

/** Who changed the board and when. */
export const useChanges = (board: BoardId): Asked<ChangesAnswer> => useAnswer(board, () => api.changes(board))

/** What putting back would do; only the last question counts. Nothing is asked while nothing is chosen. */
export function usePreview(board: BoardId, what: PutBackBody['what'] | undefined): Asked<PutBackEffect> {
  return useAnswer(what && JSON.stringify([board, what]), () =>
    what ? api.putBack(board, { what, preview: true }) : Promise.reject(new Error('Nothing is chosen')),
  )
}

/** Asks anew when the question changes. */
function useAnswer<T>(question: string | undefined, ask: () => Promise<T>): Asked<T> {
  const [known, setKnown] = useState<{ readonly question: string; readonly asked: Asked<T> }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question says all that `ask` depends on
  useEffect(() => {
    if (question === undefined) return
    let isGone = false
    const answered = (asked: Asked<T>): void => {
      if (!isGone) setKnown({ question, asked })
    }
    ask().then(
      (answer) => answered({ kind: 'known', answer }),
      (error: unknown) => answered({ kind: 'failed', problem: problemText(error) }),
    )
    return () => {
      isGone = true
    }
  }, [question])
  return known && known.question === question ? known.asked : { kind: 'waiting' }
}
