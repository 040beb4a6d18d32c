import { BoardError, type ErrorCode } from '@commonground/shared/base/boardError'
import { createStore, type Store } from '../state/store.ts'
import { createRetry } from './retry.ts'

/** Where an answer is. Only the server's word leads to `saved`. */
export type BallotState =
  /** What was answered before has not come yet. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The server is not in reach: the answer is kept in this tab and sent again and again. */
  | { readonly kind: 'waiting' }
  /** The round closed before the last changes arrived: they do not count and are still shown here. */
  | { readonly kind: 'late' }
  | { readonly kind: 'refused'; readonly code: ErrorCode }

/** One person's answer in one round: shown at once, sent a moment later, kept until the server has it. */
export interface BallotKeeper<Ballot> {
  readonly ballot: Store<Ballot>
  readonly state: Store<BallotState>
  readonly change: (next: Ballot) => void
  /** Sends now what waits. */
  readonly flush: () => void
  /** Sends what waits once more; `state` still tells whether that came too late. */
  readonly close: () => void
}

interface KeeperDeps<Ballot> {
  readonly empty: Ballot
  /** What the server has; `null` before the first answer. @throws BoardError */
  readonly read: () => Promise<Ballot | null>
  /** @throws BoardError */
  readonly send: (ballot: Ballot) => Promise<void>
  /** What was answered on two devices made one; what was changed here counts. */
  readonly merge: (server: Ballot, here: Ballot) => Ballot
  /** This tab's memory: survives a reload. */
  readonly memory: {
    readonly read: () => Kept<Ballot> | undefined
    readonly write: (kept: Kept<Ballot>) => void
  }
  readonly later: (act: () => void, afterMs: number) => () => void
}

/** What a tab remembers of an answer: what it was, and whether the server is still to hear of it. */
export interface Kept<Ballot> {
  readonly ballot: Ballot
  readonly isUnsent: boolean
}

/** A pause in answering after which it is sent. */
export const sendAfterMs = 500
/** The server may be back, or full, or busy: these are tried again. Anything else is an answer. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'server-error',
  'storage-unavailable',
  'too-many-attempts',
])

/** @see SPEC W4 */
export function createBallotKeeper<Ballot>(deps: KeeperDeps<Ballot>): BallotKeeper<Ballot> {
  const remembered = deps.memory.read()
  const ballot = createStore<Ballot>(remembered?.ballot ?? deps.empty)
  const state = createStore<BallotState>({ kind: 'opening' })
  let isUnsent = remembered?.isUnsent ?? false
  let isRead = false
  let isBusy = false
  let isClosed = false
  let stopWaiting = (): void => {}

  const keep = (): void => deps.memory.write({ ballot: ballot.get(), isUnsent })

  const take = (server: Ballot | null): void => {
    isRead = true
    if (server !== null) ballot.set(isUnsent ? deps.merge(server, ballot.get()) : server)
    else if (!isUnsent) ballot.set(deps.empty)
    keep()
  }

  const attempt = async (): Promise<void> => {
    if (isBusy || isClosed) return
    isBusy = true
    try {
      await readAndSend()
      retry.reset()
      state.set({ kind: 'saved' })
    } catch (error) {
      fail(error)
    } finally {
      isBusy = false
    }
  }

  /** Until what is shown is what was sent: it may change while a request is under way. */
  const sendAll = async (): Promise<void> => {
    while (isUnsent) {
      const sent = ballot.get()
      await deps.send(sent)
      isUnsent = ballot.get() !== sent
      keep()
    }
  }

  /** Another device may have answered: its answers are read before they are written over. */
  const readAndSend = async (): Promise<void> => {
    if (!isRead) take(await deps.read())
    await sendAll()
  }

  const lastWord = async (): Promise<void> => {
    try {
      await readAndSend()
      state.set({ kind: 'saved' })
    } catch (error) {
      fail(error)
    }
  }

  const fail = (error: unknown): void => {
    if (!(error instanceof BoardError)) throw error
    if (passing.has(error.code)) {
      state.set({ kind: 'waiting' })
      if (!isClosed) retry.later()
    } else if (error.code === 'round-closed') state.set({ kind: isUnsent ? 'late' : 'saved' })
    else state.set({ kind: 'refused', code: error.code })
  }

  const retry = createRetry(() => void attempt())
  void attempt()

  return {
    ballot,
    state,
    change: (next) => {
      ballot.set(next)
      isUnsent = true
      keep()
      if (state.get().kind !== 'opening') state.set({ kind: 'saving' })
      stopWaiting()
      stopWaiting = deps.later(retry.now, sendAfterMs)
    },
    flush: () => {
      stopWaiting()
      if (isUnsent) retry.now()
    },
    close: () => {
      stopWaiting()
      const { kind } = state.get()
      if (isUnsent && (kind === 'saving' || kind === 'waiting')) void lastWord()
      isClosed = true
      retry.stop()
    },
  }
}
