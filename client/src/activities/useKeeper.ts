import type { ActivityKind, BallotOf } from '@commonground/shared/activities/activities'
import type { RoundOf } from '@commonground/shared/protocol/workshop'
import { useEffect, useState } from 'react'
import type { BallotKeeper } from '../session/ballotKeeper.ts'
import { guardLeaving } from '../session/leaving.ts'
import { useWorkshop } from '../state/hooks.ts'
import { keepBallotFor } from './keepBallotFor.ts'
import { useRoundView } from './roundContext.ts'

/** One's own answer in this round; nothing until it is opened. */
export function useKeeper<K extends ActivityKind>(round: RoundOf<K>): BallotKeeper<BallotOf<K>> | undefined {
  const { outer } = useRoundView()
  const { boardId, me } = outer
  const [keeper, setKeeper] = useState<BallotKeeper<BallotOf<K>>>()
  const { id, kind, state } = round
  useEffect(() => {
    const opened = keepBallotFor<K>(kind, { board: boardId, round: id, participant: me.id })
    setKeeper(opened)
    const stopTelling = outer.answering(opened.state)
    const stopGuarding = guardLeaving(() => isOnlyHere(opened))
    return () => {
      stopGuarding()
      stopTelling()
      opened.close()
      setKeeper(undefined)
    }
  }, [outer, boardId, me.id, kind, id])
  useEffect(() => {
    // A close leaves a moment for what was answered last; a round that is opened again takes what came too late.
    if (state !== 'revealed') keeper?.flush()
  }, [keeper, state])
  const { epoch } = useWorkshop()
  useEffect(() => {
    // In another epoch the server may be one that was put back to before the answer.
    if (epoch !== undefined) keeper?.refresh()
  }, [keeper, epoch])
  return keeper
}

/** True while the server does not have what is shown. */
export function isOnlyHere({ state }: Pick<BallotKeeper<unknown>, 'state'>): boolean {
  const { kind } = state.get()
  return kind === 'saving' || kind === 'waiting'
}
