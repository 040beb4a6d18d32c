import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import type { CardId } from '@commonground/shared/base/ids'
import { may } from '@commonground/shared/protocol/policy'
import { useMemo } from 'react'
import { revealedPlacing } from '../../activities/showing.ts'
import { resultOf, useResults } from '../../activities/useResults.ts'
import { useRole, useSession, useWorkshop } from '../../state/hooks.ts'

/** How the room placed a card last; nothing when it did not, or this role may not read it. */
export function usePlaced(card: CardId): PlacedCard | undefined {
  const { boardId } = useSession()
  const mayRead = may(useRole(), 'readResult')
  const workshop = useWorkshop()
  const rounds = useMemo(() => {
    const revealed = mayRead ? revealedPlacing(workshop) : undefined
    const last = revealed && (revealed.again.get(card) ?? revealed.base)
    return last ? [last] : []
  }, [workshop, card, mayRead])
  const results = useResults(boardId, rounds)
  const [last] = rounds
  return last && resultOf(results, last)?.result.cards.find((one) => one.card === card)
}
