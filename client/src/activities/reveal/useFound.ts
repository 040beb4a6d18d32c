import type { PlacedCard, PlacingResult } from '@commonground/shared/activities/blindPlacing'
import type { CardId } from '@commonground/shared/base/ids'
import { useMemo } from 'react'
import { rememberedAnswers } from '../../session/ballotMemory.ts'
import type { Answers } from '../../session/session.ts'
import { useRoundView } from '../roundContext.ts'
import type { Revealed } from '../showing.ts'
import { resultOf, useResults } from '../useResults.ts'

/** Everything a revealed placing round and its repetitions found. */
export interface Found {
  readonly first: PlacingResult
  /** For each card that was placed again after a talk, how it was placed last. */
  readonly after: ReadonlyMap<CardId, PlacedCard>
  /** One's own places in the first round, as this tab remembers them. */
  readonly own: Answers
}

export function useFound(revealed: Revealed | undefined): Found | undefined {
  const { boardId, me } = useRoundView().outer
  const ids = roundsOf(revealed)
    .map(({ id }) => id)
    .join()
  // Every message brings new objects; the rounds are the same as long as their ids are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rounds = useMemo(() => roundsOf(revealed), [ids])
  const results = useResults(boardId, rounds)
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => {
    const first = revealed && resultOf(results, revealed.base)?.result
    if (!first) return undefined
    const after = [...revealed.again].flatMap(([card, round]) => {
      const again = resultOf(results, round)?.result.cards.find((one) => one.card === card)
      // Nobody answered: then there is no after.
      return again && again.shape !== 'none' ? [[card, again] as const] : []
    })
    const own = rememberedAnswers({ board: boardId, round: revealed.base.id, participant: me.id })
    return { first, after: new Map(after), own: Object.fromEntries(own) as Answers }
  }, [ids, results, boardId, me.id])
}

const roundsOf = (revealed: Revealed | undefined) =>
  revealed ? [revealed.base, ...revealed.again.values()] : []
