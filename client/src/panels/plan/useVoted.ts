import type { CardId } from '@commonground/shared/base/ids'
import type { Round, RoundOf } from '@commonground/shared/protocol/workshop'
import { useMemo } from 'react'
import { resultOf, useResults } from '../../activities/useResults.ts'
import { useSession, useWorkshop } from '../../state/hooks.ts'

const none: readonly CardId[] = []

/** The cards that got dots in the last vote that was shown, the most chosen first. */
export function useVoted(): readonly CardId[] {
  const { boardId } = useSession()
  const { round, earlier } = useWorkshop()
  const vote = [...earlier, ...(round ? [round] : [])].findLast(isShownVote)
  const rounds = useMemo(() => (vote ? [vote] : []), [vote])
  const results = useResults(boardId, rounds)
  const found = vote && resultOf(results, vote)
  return useMemo(
    () => found?.result.cards.filter(({ dots }) => dots > 0).map(({ card }) => card) ?? none,
    [found],
  )
}

function isShownVote(round: Round): round is RoundOf<'dotVote'> {
  return round.kind === 'dotVote' && round.state === 'revealed'
}
