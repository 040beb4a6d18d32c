import type { CardId } from '@commonground/shared/base/ids'
import { useMemo } from 'react'
import { lastRevealed } from '../../activities/showing.ts'
import { resultOf, useResults } from '../../activities/useResults.ts'
import { useSession, useWorkshop } from '../../state/hooks.ts'

const none: readonly CardId[] = []

/** The cards that got dots in the last vote that was shown, the most chosen first. */
export function useVoted(): readonly CardId[] {
  const { boardId } = useSession()
  const vote = lastRevealed(useWorkshop(), 'dotVote')
  const rounds = useMemo(() => (vote ? [vote] : []), [vote])
  const results = useResults(boardId, rounds)
  const found = vote && resultOf(results, vote)
  return useMemo(
    () => found?.result.cards.filter(({ dots }) => dots > 0).map(({ card }) => card) ?? none,
    [found],
  )
}
