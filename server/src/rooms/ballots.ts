import { anyActivity } from '@commonground/shared/activities/anyActivity'
import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId, ParticipantId, RoundId } from '@commonground/shared/base/ids'
import type { Reached, StoredRound } from '../storage/storage.ts'
import type { WorkshopsDeps } from './workshops.ts'

/** Which round of which board, and whose ballot. */
export interface Own {
  readonly board: BoardId
  readonly round: RoundId
  readonly participant: ParticipantId
}

/**
 * What people answer in rounds, each their own. A ballot is on disk when `keep` returns.
 *
 * @see SPEC W3, W4
 */
export class Ballots {
  readonly #deps: WorkshopsDeps

  constructor(deps: WorkshopsDeps) {
    this.#deps = deps
  }

  /** @throws BoardError `not-found`, `round-closed`, `invalid`; StorageError. */
  keep({ board, round: id, participant }: Own, body: unknown): void {
    const { storage, now, wake } = this.#deps
    const kept = this.#deps.open(board)
    const { workshop } = kept.room
    const { round } = workshop.stored
    if (round?.id !== id || round.state !== 'open') {
      this.#find(board, id)
      throw new BoardError('round-closed')
    }
    const accepted = anyActivity(round.kind).accept(round.setup, body)
    if (!accepted) throw new BoardError('invalid')
    const reached = reachedWith(accepted.progress)
    storage.ballots.save(board, { round: id, participant, at: now(), reached, body: accepted.ballot })
    workshop.answered(participant, reached)
    wake(kept)
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
