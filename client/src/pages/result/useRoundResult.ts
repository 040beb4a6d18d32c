import type { ActivityKind, ResultOf } from '@commonground/shared/activities/activities'
import type { RoundResult } from '@commonground/shared/protocol/http'
import { may } from '@commonground/shared/protocol/policy'
import { useEffect, useState } from 'react'
import { lastRevealed } from '../../activities/showing.ts'
import * as api from '../../session/api.ts'
import { useRole, useSession, useWorkshop } from '../../state/hooks.ts'

type Found<K extends ActivityKind> =
  | { readonly kind: 'none' | 'loading' | 'unreachable' }
  | { readonly kind: 'found'; readonly result: ResultOf<K> }

/** What the last round of a kind found; `none` when there was none, or this role may not read it. */
export function useRoundResult<K extends 'dotVote' | 'fairness'>(kind: K): Found<K> {
  const { boardId } = useSession()
  const mayRead = may(useRole(), 'readResult')
  const last = lastRevealed(useWorkshop(), kind)
  const [answer, setAnswer] = useState<RoundResult | 'unreachable'>()
  const id = mayRead ? last?.id : undefined
  useEffect(() => {
    setAnswer(undefined)
    if (id === undefined) return
    let isGone = false
    api.roundResult(boardId, id).then(
      (found) => isGone || setAnswer(found),
      () => isGone || setAnswer('unreachable'),
    )
    return () => {
      isGone = true
    }
  }, [boardId, id])
  if (id === undefined) return { kind: 'none' }
  if (answer === undefined) return { kind: 'loading' }
  if (answer === 'unreachable' || !isOf(answer, kind)) return { kind: 'unreachable' }
  return { kind: 'found', result: answer.result }
}

function isOf<K extends ActivityKind>(
  answer: RoundResult,
  kind: K,
): answer is Extract<RoundResult, { kind: K }> & { readonly result: ResultOf<K> } {
  return answer.kind === kind
}
