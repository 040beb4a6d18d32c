import type { BallotShape } from '@commonground/shared/activities/ballotShapes'
import type { StampedAnswers } from '@commonground/shared/activities/stampedAnswers'
import { BoardError, type ErrorCode } from '@commonground/shared/base/boardError'
import { createStore, type Store } from '../state/store.ts'
import { BallotCopy, type BallotParts } from './ballotCopy.ts'
import { createRetry } from './retry.ts'
import { lateAfterMs } from './saved.ts'

/** Where an answer is. Only the server's word leads to `saved`. */
export type BallotState =
  /** What was answered before has not come yet. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The server has not taken it within 3 s: the answer is kept in this tab and sent again and again. */
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
  /** Reads again what the server has: another tab or device may have answered, or it was put back to an earlier copy. */
  readonly refresh: () => void
  /** Sends what waits once more; `state` still tells whether that came too late. */
  readonly close: () => void
}

export interface KeeperDeps<Ballot> {
  readonly shape: BallotShape<Ballot>
  /** Reads all that the server has. @throws BoardError */
  readonly read: () => Promise<StampedAnswers>
  /** Sends what was changed here and answers all that the server has then. @throws BoardError */
  readonly send: (changes: StampedAnswers) => Promise<StampedAnswers>
  /** This tab's memory: survives a reload. */
  readonly memory: {
    readonly read: () => BallotParts | undefined
    readonly write: (parts: BallotParts) => void
  }
  readonly later: (act: () => void, afterMs: number) => () => void
  /** The server's clock, as well as it is known. */
  readonly now: () => number
  /** The server has something new of this tab. */
  readonly onSaved: () => void
  /** Answers that the ballot had no room for besides those of other tabs. They are shown on, or were let go. */
  readonly noRoom: { readonly keeps: boolean; readonly tell: (count: number) => void }
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

/** @see SPEC W4, W21 */
export function createBallotKeeper<Ballot>(deps: KeeperDeps<Ballot>): BallotKeeper<Ballot> {
  const copy = new BallotCopy(deps.shape, deps.memory.read())
  const ballot = createStore<Ballot>(copy.ballot)
  const state = createStore<BallotState>({ kind: 'opening' })
  let isRead = false
  let wasRead = false
  let isBusy = false
  let isClosed = false
  let stopWaiting = (): void => {}
  let stopBeingLate = (): void => {}

  const show = (): void => {
    deps.memory.write(copy.parts)
    const next = copy.ballot
    if (JSON.stringify(next) !== JSON.stringify(ballot.get())) ballot.set(next)
  }
  const set = (next: BallotState): void => {
    if (next.kind !== 'saving') stopBeingLate()
    if (next.kind !== state.get().kind || next.kind === 'refused') state.set(next)
  }

  const read = async (): Promise<void> => {
    isRead = true
    try {
      copy.read(await deps.read())
    } catch (error) {
      isRead = false
      throw error
    }
    wasRead = true
    show()
  }

  const send = async (): Promise<void> => {
    const sent = copy.unsent
    copy.take(await deps.send(sent))
    const leftOut = copy.leftOut(sent)
    if (leftOut.length > 0 && !deps.noRoom.keeps) copy.drop(leftOut)
    show()
    deps.onSaved()
    if (leftOut.length === 0) return
    deps.noRoom.tell(leftOut.length)
    if (deps.noRoom.keeps) throw new BoardError('limit')
  }

  /** Until what is shown is what the server has: both may change while a request is under way. */
  const readAndSend = async (): Promise<void> => {
    while (!isRead || copy.hasUnsent) await (isRead ? send() : read())
    retry.reset()
    set({ kind: 'saved' })
  }

  const fail = (error: unknown): void => {
    if (!(error instanceof BoardError)) throw error
    if (passing.has(error.code)) {
      if (copy.hasUnsent || !wasRead) set({ kind: 'waiting' })
      if (!isClosed) retry.later()
    } else if (error.code === 'round-closed') set({ kind: copy.hasUnsent ? 'late' : 'saved' })
    else set({ kind: 'refused', code: error.code })
  }

  const attempt = async (): Promise<void> => {
    if (isBusy || isClosed) return
    isBusy = true
    try {
      await readAndSend()
    } catch (error) {
      fail(error)
    } finally {
      isBusy = false
    }
  }

  const lastWord = async (): Promise<void> => {
    try {
      await readAndSend()
    } catch (error) {
      fail(error)
    }
  }

  const beginSaving = (): void => {
    const { kind } = state.get()
    if (kind === 'opening' || kind === 'waiting' || kind === 'saving') return
    set({ kind: 'saving' })
    stopBeingLate = deps.later(() => set({ kind: 'waiting' }), lateAfterMs)
  }

  const retry = createRetry(() => void attempt())
  void attempt()

  return {
    ballot,
    state,
    change: (next) => {
      copy.change(next, deps.now())
      show()
      if (!copy.hasUnsent) return
      beginSaving()
      stopWaiting()
      stopWaiting = deps.later(retry.now, sendAfterMs)
    },
    flush: () => {
      stopWaiting()
      if (copy.hasUnsent) retry.now()
    },
    refresh: () => {
      isRead = false
      retry.now()
    },
    close: () => {
      stopWaiting()
      const { kind } = state.get()
      if (copy.hasUnsent && (kind === 'saving' || kind === 'waiting' || kind === 'opening')) void lastWord()
      isClosed = true
      stopBeingLate()
      retry.stop()
    },
  }
}
