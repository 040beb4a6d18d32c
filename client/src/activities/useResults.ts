import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { BoardId, RoundId } from '@commonground/shared/base/ids'
import type { RoundResult } from '@commonground/shared/protocol/http'
import type { Round, RoundOf } from '@commonground/shared/protocol/workshop'
import { useEffect } from 'react'
import { errorCodeOf, roundResult } from '../session/api.ts'
import { createRetry } from '../session/retry.ts'
import { useStore } from '../state/hooks.ts'
import { createStore } from '../state/store.ts'

export type ResultFor<K extends ActivityKind> = Extract<RoundResult, { readonly kind: K }>
type Results = ReadonlyMap<RoundId, RoundResult>

/** Results never change once they are revealed, so each is asked for once in a tab. */
const results = createStore<Results>(new Map())
const asked = new Set<RoundId>()

function ask(board: BoardId, round: RoundId): void {
  if (asked.has(round)) return
  asked.add(round)
  const keep = (found: RoundResult): void => results.set(new Map(results.get()).set(round, found))
  const fail = (error: unknown): void => {
    // Asked again until it comes: whoever is shown a revealed round may read it.
    if (errorCodeOf(error) !== 'forbidden') retry.later()
  }
  const retry = createRetry(() => void roundResult(board, round).then(keep, fail))
  retry.now()
}

/** What revealed rounds found, as far as it has come. */
export function useResults(board: BoardId, rounds: readonly Round[]): Results {
  useEffect(() => {
    for (const { id, state } of rounds) if (state === 'revealed') ask(board, id)
  }, [board, rounds])
  return useStore(results)
}

export function resultOf<K extends ActivityKind>(
  found: Results,
  round: RoundOf<K>,
): ResultFor<K> | undefined {
  const result = found.get(round.id)
  return result && isFor(result, round.kind) ? result : undefined
}

function isFor<K extends ActivityKind>(result: RoundResult, kind: K): result is ResultFor<K> {
  return result.kind === kind
}
