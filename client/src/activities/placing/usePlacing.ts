import type { Card } from '@commonground/shared/model/card'
import type { Answers, Placing } from '../../session/session.ts'
import { useSession, useStore } from '../../state/hooks.ts'

/** This person's private placing round. Only inside one. */
export function usePlacing(): Placing {
  const { placing } = useSession()
  if (!placing) throw new Error('No placing round: this component stands on the board itself')
  return placing
}

export interface PlacingNow {
  readonly cards: readonly Card[]
  readonly answers: Answers
  /** How many of the cards are answered, *don't know* among them. */
  readonly done: number
}

export function usePlacingNow(): PlacingNow {
  const placing = usePlacing()
  const cards = useStore(placing.cards)
  const answers = useStore(placing.answers)
  return { cards, answers, done: cards.filter(({ id }) => answers[id] !== undefined).length }
}
