import { useEffect, useState } from 'react'
import { errorCodeOf } from '../../session/api.ts'
import { createRetry } from '../../session/retry.ts'

export type Answer<T> =
  /** `unreachable` is asked again until it comes; `missing` is for good. */
  { readonly kind: 'loading' | 'unreachable' | 'missing' } | { readonly kind: 'found'; readonly value: T }

/** The server's answer, asked for anew whenever `ask` changes and again as long as none comes. */
export function useAnswer<T>(ask: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'loading' })
  useEffect(() => {
    let isGone = false
    const take = (value: T): void => {
      if (!isGone) setAnswer({ kind: 'found', value })
    }
    const fail = (error: unknown): void => {
      const isFinal = final.has(errorCodeOf(error))
      if (isGone) return
      setAnswer({ kind: isFinal ? 'missing' : 'unreachable' })
      if (!isFinal) retry.later()
    }
    const retry = createRetry(() => void ask().then(take, fail))
    retry.now()
    return () => {
      isGone = true
      retry.stop()
    }
  }, [ask])
  return answer
}

/** Nothing that asking again would change. */
const final: ReadonlySet<string> = new Set(['not-found', 'board-missing', 'forbidden', 'waiting'])
