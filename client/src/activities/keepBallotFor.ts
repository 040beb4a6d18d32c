import type { ActivityKind, BallotOf } from '@commonground/shared/activities/activities'
import { type BallotShape, ballotShapes } from '@commonground/shared/activities/ballotShapes'
import { type StampedAnswers, withStamps } from '@commonground/shared/activities/stampedAnswers'
import { traitsOf } from '@commonground/shared/activities/traits'
import type { OwnBallot } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import { notify } from '../app/notices.ts'
import { keepBallot, ownBallot } from '../session/api.ts'
import { type BallotKeeper, createBallotKeeper } from '../session/ballotKeeper.ts'
import { type BallotOwner, ballotMemory } from '../session/ballotMemory.ts'
import { serverNow } from '../session/serverClock.ts'

const shapes: { readonly [K in ActivityKind]: BallotShape<BallotOf<K>> } = ballotShapes

/** This person's answer in one round, kept on the server and, until it is there, in this tab. */
export function keepBallotFor<K extends ActivityKind>(
  kind: K,
  owner: BallotOwner,
): BallotKeeper<BallotOf<K>> {
  const { board, round, participant } = owner
  const shape: BallotShape<BallotOf<K>> = shapes[kind]
  const keeps = traitsOf(kind).keepsLeftOut
  // Other tabs of this browser hear that there is something new; what it is they are told by the server alone.
  const tabs = openChannel(`ballot:${board}:${round}:${participant}`)
  const keeper = createBallotKeeper<BallotOf<K>>({
    shape,
    read: async () => stampedOf(shape, await ownBallot<K>(board, round)),
    send: async ({ answers, stamps }) => {
      const change = { ballot: shape.ballotOf(answers), at: Object.fromEntries(stamps) }
      return stampedOf(shape, await keepBallot<K>(board, round, change))
    },
    memory: ballotMemory(owner),
    later: (act, afterMs) => {
      const timer = setTimeout(act, afterMs)
      return () => clearTimeout(timer)
    },
    now: serverNow,
    onSaved: () => tabs?.postMessage('saved'),
    noRoom: {
      keeps,
      tell: (count) => notify({ text: words.rounds.state.noRoom(count, keeps) }),
    },
  })
  const stopWatching = watchForOthers(keeper, tabs)
  return {
    ...keeper,
    close: () => {
      stopWatching()
      tellIfLate(keeper)
      keeper.close()
    },
  }
}

function stampedOf<Ballot>(
  shape: BallotShape<Ballot>,
  { ballot, at }: { readonly ballot: Ballot | null; readonly at: OwnBallot['at'] },
): StampedAnswers {
  return withStamps(ballot === null ? new Map() : shape.answersOf(ballot), at)
}

/** Browsers without one read again when their tab is looked at. */
function openChannel(name: string): BroadcastChannel | undefined {
  return 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : undefined
}

/** Reads again whenever another tab or device may have answered, and sends what waits before the page may sleep. */
function watchForOthers(
  { flush, refresh }: Pick<BallotKeeper<unknown>, 'flush' | 'refresh'>,
  tabs: BroadcastChannel | undefined,
): () => void {
  // Phones put pages to sleep without another word.
  const onVisibility = (): void => (document.visibilityState === 'hidden' ? flush() : refresh())
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('focus', refresh)
  window.addEventListener('online', refresh)
  tabs?.addEventListener('message', refresh)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('focus', refresh)
    window.removeEventListener('online', refresh)
    tabs?.close()
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
