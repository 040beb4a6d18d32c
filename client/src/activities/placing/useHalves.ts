import type { CardId } from '@commonground/shared/base/ids'
import { moveCards } from '@commonground/shared/commands/cards'
import type { Card } from '@commonground/shared/model/card'
import { placeAt } from '@commonground/shared/model/place'
import { useState } from 'react'
import type { PlaceAnswer } from '../../session/session.ts'
import { useSession } from '../../state/hooks.ts'
import type { Axis, Half } from './half.ts'
import { usePlacing } from './usePlacing.ts'

export interface Setting {
  readonly now: Half
  readonly set: (axis: Axis, value: number) => void
  readonly dontKnow: (isUnknown: boolean) => void
}

/** Sets the one card shown; what was begun of another is still there on coming back. */
export function useHalves(): (card: Card, answer: PlaceAnswer | undefined) => Setting {
  const session = useSession()
  const { dontKnow } = usePlacing()
  const [halves, setHalves] = useState<Readonly<Record<CardId, Half>>>({})
  return ({ id }, answer) => {
    const now = answer === undefined || answer === 'unknown' ? (halves[id] ?? {}) : answer
    const keep = (half: Half): void => setHalves((before) => ({ ...before, [id]: half }))
    return {
      now,
      set: (axis, value) => {
        const both = { ...now, [axis]: value }
        const { influence, interest } = both
        if (influence === undefined || interest === undefined) {
          keep(both)
          if (answer === 'unknown') dontKnow([id], false)
          return
        }
        keep({})
        session.run(moveCards, { moves: [{ id, place: placeAt(influence, interest) }] })
      },
      dontKnow: (isUnknown) => {
        keep({})
        dontKnow([id], isUnknown)
      },
    }
  }
}
