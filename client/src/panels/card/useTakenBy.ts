import type { CardId } from '@commonground/shared/base/ids'
import { may } from '@commonground/shared/protocol/policy'
import { words } from '@commonground/shared/words/words'
import { useEffect, useState } from 'react'
import { useSession } from '../../state/hooks.ts'

/**
 * Who took the card off the board: a name where only one other person can have been it, “Someone” otherwise, nothing
 * when it was this person.
 */
export function useTakenBy(card: CardId): string | undefined {
  const session = useSession()
  const [by, setBy] = useState<string>()
  useEffect(
    () =>
      session.onOthersChange((before, after) => {
        if (after.cards.has(card)) setBy(undefined)
        else if (before.cards.has(card)) {
          const people = session.people.get().filter(({ participantId }) => participantId !== session.me.id)
          const writers = new Map(
            people
              .filter(({ role }) => may(role, 'writeBoard'))
              .map(({ participantId, name }) => [participantId, name]),
          )
          const [only] = writers.values()
          setBy(writers.size === 1 && only ? only : words.grid.someone)
        }
      }),
    [session, card],
  )
  return by
}
