import type { ActivityKind, BallotOf } from '@commonground/shared/activities/activities'
import type { BoardId, RoundId } from '@commonground/shared/base/ids'
import { words } from '@commonground/shared/words/words'
import { notify } from '../app/notices.ts'
import { keepBallot, ownBallot } from '../session/api.ts'
import { type BallotKeeper, createBallotKeeper } from '../session/ballotKeeper.ts'
import { ballotMemory } from '../session/ballotMemory.ts'

interface KeeperFor<K extends ActivityKind> {
  readonly board: BoardId
  readonly round: RoundId
  readonly empty: BallotOf<K>
  /** What was answered here and elsewhere made one; without it, what was answered here. */
  readonly merge?: (server: BallotOf<K>, here: BallotOf<K>) => BallotOf<K>
}

/** This person's answer in one round, kept on the server and, until it is there, in this tab. */
export function keepBallotFor<K extends ActivityKind>({
  board,
  round,
  empty,
  merge = (_server, here) => here,
}: KeeperFor<K>): BallotKeeper<BallotOf<K>> {
  const keeper = createBallotKeeper<BallotOf<K>>({
    empty,
    read: async () => (await ownBallot<K>(board, round)).ballot,
    send: (ballot) => keepBallot<K>(board, round, ballot),
    merge,
    memory: ballotMemory(board, round),
    later: (act, afterMs) => {
      const timer = setTimeout(act, afterMs)
      return () => clearTimeout(timer)
    },
  })
  // Phones put pages to sleep without another word.
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') keeper.flush()
  }
  document.addEventListener('visibilitychange', onHide)
  return {
    ...keeper,
    close: () => {
      document.removeEventListener('visibilitychange', onHide)
      tellIfLate(keeper)
      keeper.close()
    },
  }
}

/** Where the answer was shown is about to go: that it does not count is said all the same, also when it turns out later. */
function tellIfLate({ state }: Pick<BallotKeeper<unknown>, 'state'>): void {
  const tell = (): void => {
    if (state.get().kind === 'late') notify({ text: words.rounds.state.lateTold, stays: true })
  }
  tell()
  state.subscribe(tell)
}
