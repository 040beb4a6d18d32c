import { createHash } from 'node:crypto'
import { anyActivity } from '@commonground/shared/activities/anyActivity'
import {
  mergeBallot,
  type StampedBallot,
  stampedAnswers,
  wholeBallot,
} from '@commonground/shared/activities/mergeBallot'
import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId, ParticipantId, RoundId } from '@commonground/shared/base/ids'
import { tickMs } from '@commonground/shared/protocol/limits'
import type { NewBallot, Reached, StoredRound } from '../storage/roundTables.ts'
import { type Storage, StorageError } from '../storage/storage.ts'
import { takesFor } from '../workshop/roundSteps.ts'
import type { Kept } from './kept.ts'

export interface BallotsDeps {
  readonly storage: Storage
  readonly now: () => number
  /** @throws BoardError `board-missing` */
  readonly open: (board: BoardId) => Kept
  readonly wake: (kept: Kept) => void
}

/** Which round of which board, and whose ballot. */
export interface Own {
  readonly board: BoardId
  readonly round: RoundId
  readonly participant: ParticipantId
}

/** The changes of one tab, or without `at` a whole ballot. */
export type BallotChange = Pick<StampedBallot, 'ballot'> & Partial<Pick<StampedBallot, 'at'>>

/** What a revealed round is answered with. */
interface RoundAnswer extends Pick<StoredRound, 'kind' | 'setup' | 'takenOff'> {
  readonly revealedAt: number
  readonly result: unknown
}

interface Written {
  readonly board: BoardId
  readonly round: RoundId
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly etag: string
}

/** Results are a few megabytes at most. */
const mostWritten = 8

interface Waiting {
  readonly kept: Kept
  readonly ballot: NewBallot
  readonly settle: (failure?: StorageError) => void
}

/**
 * What people answer in rounds, each their own. Those that come in one tick share a commit.
 *
 * @see SPEC W3, W4
 */
export class Ballots {
  readonly #deps: BallotsDeps
  #waiting: Waiting[] = []
  /** The newest first. A result never changes. */
  #written: readonly Written[] = []
  #tick: ReturnType<typeof setTimeout> | undefined

  constructor(deps: BallotsDeps) {
    this.#deps = deps
  }

  /**
   * Brings what one tab changed together with what is there, and resolves with the whole once that is on disk.
   *
   * @param change without `at` it is a whole ballot from who has seen none: it adds.
   * @throws BoardError `not-found`, `round-closed`, `invalid`; StorageError.
   * @see SPEC W21
   */
  async keep({ board, round: id, participant }: Own, change: BallotChange): Promise<StampedBallot> {
    const kept = this.#deps.open(board)
    const { round } = kept.room.workshop.stored
    if (round?.id !== id || takesFor(round, this.#deps.now()) === 0) {
      this.#find(board, id)
      throw new BoardError('round-closed')
    }
    const now = this.#deps.now()
    const before = this.#latest({ board, round: id, participant })
    const { at } = change
    const stamped = at
      ? { ballot: change.ballot, at }
      : wholeBallot(round, before, { ballot: change.ballot, now })
    const merged = stamped && mergeBallot(round, before, stamped)
    if (!merged) throw new BoardError('invalid')
    const reached = reachedWith(merged.progress)
    const ballot = { round: id, participant, at: now, reached, body: merged.ballot, stamps: merged.at }
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ kept, ballot, settle: (failure) => (failure ? reject(failure) : resolve()) })
      this.#tick ??= setTimeout(() => this.flush(), tickMs)
    })
    return { ballot: merged.ballot, at: merged.at }
  }

  /** The ballot that is kept, or about to be in this tick: two tabs may send at the same moment. */
  #latest({ board, round, participant }: Own): StampedBallot | undefined {
    const waiting = this.#waiting.findLast(
      ({ kept, ballot }) =>
        kept.room.board === board && ballot.round === round && ballot.participant === participant,
    )
    const found = waiting?.ballot ?? this.#deps.storage.ballots.find(board, round, participant)
    return found && { ballot: found.body, at: found.stamps }
  }

  /** Commits what was taken, before the round it is for may change. */
  flush(): void {
    const waiting = this.#waiting
    this.#waiting = []
    clearTimeout(this.#tick)
    this.#tick = undefined
    if (waiting.length === 0) return
    const { storage } = this.#deps
    try {
      storage.transaction(() => {
        for (const { kept, ballot } of waiting) storage.ballots.save(kept.room.board, ballot)
      })
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      for (const { settle } of waiting) settle(error)
      return
    }
    for (const { kept, ballot, settle } of waiting) {
      kept.room.workshop.answered(ballot.participant, ballot.reached)
      this.#deps.wake(kept)
      settle()
    }
  }

  /** `null` before the first, and once the round is revealed. @throws BoardError `not-found` */
  own({ board, round, participant }: Own): StampedBallot {
    const { kind } = this.#find(board, round)
    const found = this.#deps.storage.ballots.find(board, round, participant)
    if (!found) return { ballot: null, at: {} }
    const { stamps } = stampedAnswers(kind, { ballot: found.body, at: found.stamps })
    return { ballot: found.body, at: Object.fromEntries(stamps) }
  }

  /** What a round found. @throws BoardError `not-found` before it is revealed, `result-damaged`. */
  revealed(board: BoardId, round: RoundId): RoundAnswer {
    const { kind, setup, revealedAt, takenOff } = this.#find(board, round)
    if (revealedAt === undefined) throw new BoardError('not-found')
    const result = this.#deps.storage.rounds.result(board, round)
    if (setup === undefined || result === undefined) throw new BoardError('result-damaged')
    return { kind, setup, revealedAt, takenOff, result: anyActivity(kind).told(result) }
  }

  /** The same as the bytes that are sent, written once: all of a room ask for them at the same moment. @see SPEC R36 */
  written(board: BoardId, round: RoundId): Written {
    const found = this.#written.find((one) => one.board === board && one.round === round)
    if (found) return found
    const bytes = Buffer.from(JSON.stringify(this.revealed(board, round)))
    const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
    const written = { board, round, bytes, etag }
    this.#written = [written, ...this.#written].slice(0, mostWritten)
    return written
  }

  #find(board: BoardId, round: RoundId): StoredRound {
    const found = this.#deps.storage.rounds.find(board, round)
    if (!found) throw new BoardError('not-found')
    return found
  }
}

function reachedWith(progress: number): Reached {
  if (progress >= 1) return 3
  if (progress >= 0.5) return 2
  return progress > 0 ? 1 : 0
}
