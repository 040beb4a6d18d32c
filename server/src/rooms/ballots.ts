import { anyActivity } from '@commonground/shared/activities/anyActivity'
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
  #tick: ReturnType<typeof setTimeout> | undefined

  constructor(deps: BallotsDeps) {
    this.#deps = deps
  }

  /**
   * Resolves when the ballot is on disk.
   *
   * @throws BoardError `not-found`, `round-closed`, `invalid`; StorageError.
   */
  async keep({ board, round: id, participant }: Own, body: unknown): Promise<void> {
    const kept = this.#deps.open(board)
    const { round } = kept.room.workshop.stored
    if (round?.id !== id || takesFor(round, this.#deps.now()) === 0) {
      this.#find(board, id)
      throw new BoardError('round-closed')
    }
    const accepted = anyActivity(round.kind).accept(round.setup, body)
    if (!accepted) throw new BoardError('invalid')
    const reached = reachedWith(accepted.progress)
    const ballot = { round: id, participant, at: this.#deps.now(), reached, body: accepted.ballot }
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ kept, ballot, settle: (failure) => (failure ? reject(failure) : resolve()) })
      this.#tick ??= setTimeout(() => this.flush(), tickMs)
    })
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
  own({ board, round, participant }: Own): unknown {
    this.#find(board, round)
    return this.#deps.storage.ballots.find(board, round, participant) ?? null
  }

  /** A round that was revealed. @throws BoardError `not-found` before that. */
  revealed(board: BoardId, round: RoundId): StoredRound & { readonly revealedAt: number } {
    const found = this.#find(board, round)
    const { revealedAt } = found
    if (revealedAt === undefined) throw new BoardError('not-found')
    return { ...found, revealedAt }
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
