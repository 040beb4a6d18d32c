import type { Store } from '../state/store.ts'
import type { BallotState } from './ballotKeeper.ts'
import type { Session } from './session.ts'

/**
 * Tells where the answers of a private round are, so that one line can say what is true of everything. Who has stopped
 * answering may still be sending: that is told until it has ended. The latest answers alone are told of.
 *
 * @see SPEC O8
 */
export function createAnswering(tell: (are: BallotState['kind'] | undefined) => void): Session['answering'] {
  let latest: Store<BallotState> | undefined
  return (state) => {
    latest = state
    let isOver = false
    const look = (): void => {
      if (latest !== state) return
      const { kind } = state.get()
      const isDone = isOver && kind !== 'saving' && kind !== 'waiting'
      if (isDone) stop()
      tell(isDone ? undefined : kind)
    }
    const stop = state.subscribe(look)
    look()
    return () => {
      isOver = true
      look()
    }
  }
}
