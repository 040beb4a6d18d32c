import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId, SittingId } from '@commonground/shared/base/ids'
import type { SittingDetail, SittingRound, SittingRow } from '@commonground/shared/protocol/http'
import type { StoredSitting } from '../storage/roundTables.ts'
import type { Storage } from '../storage/storage.ts'
import type { Workers } from '../workers/workers.ts'
import { readHeld } from '../workshop/sitting.ts'
import { readRound } from '../workshop/stored.ts'
import type { Kept } from './kept.ts'
import type { Log } from './log.ts'

interface SittingsDeps {
  readonly storage: Storage
  readonly log: Log
  readonly workers: Workers
  /** @throws BoardError `board-missing` */
  readonly open: (board: BoardId) => Kept
}

/** The parts of a sitting that its reader may see. */
export interface Reading {
  readonly mayReadPrivate: boolean
  readonly mayReadResults: boolean
}

/**
 * Workshops that were held, for reading.
 *
 * @see SPEC W19
 */
export class Sittings {
  readonly #deps: SittingsDeps
  /** By the id of the version and who may read it, the latest last. */
  readonly #written = new Map<string, Promise<Text | undefined>>()

  constructor(deps: SittingsDeps) {
    this.#deps = deps
  }

  /** Newest first. */
  ofBoard(board: BoardId): readonly SittingRow[] {
    // Opening keeps what a store from before had no row for.
    this.#deps.open(board)
    return this.#deps.storage.sittings.ofBoard(board).map(rowOf)
  }

  /** @throws BoardError `not-found` */
  async find(
    board: BoardId,
    id: SittingId,
    { mayReadPrivate, mayReadResults }: Reading,
  ): Promise<FoundSitting> {
    const { storage } = this.#deps
    this.#deps.open(board)
    const sitting = storage.sittings.find(board, id)
    if (!sitting) throw new BoardError('not-found')
    const held = readHeld(sitting.held)
    const rounds = mayReadResults ? held.rounds.flatMap((round) => this.#round(board, round.id)) : []
    const stood = await this.#board(board, sitting, mayReadPrivate)
    const { begunAt } = sitting
    return {
      detail: { ...rowOf(sitting), begunAt, agenda: held.agenda, rounds, outcomes: held.outcomes },
      ...(stood && { board: stood }),
    }
  }

  /** The round as it is now: one that was left unshown may have been shown since. */
  #round(board: BoardId, id: SittingRound['id']): SittingRound[] {
    const stored = this.#deps.storage.rounds.find(board, id)
    if (!stored) return []
    const { kind, setup, openedAt, closedAt, revealedAt } = stored
    const state = revealedAt !== undefined ? 'revealed' : closedAt !== undefined ? 'closed' : 'open'
    const read = readRound({ id, kind, setup, openedAt, state, progress: { begun: 0, half: 0, done: 0 } })
    if (!read) return []
    const { progress: _none, ...round } = read
    return [round]
  }

  /** A version never changes, so that those read last are kept: many readers open one result at once. */
  #board(
    board: BoardId,
    { version }: StoredSitting,
    isPrivate: boolean,
  ): Promise<Text | undefined> | undefined {
    if (version === undefined) return undefined
    const key = `${version} ${isPrivate}`
    const known = this.#written.get(key)
    if (known) return known
    const bytes = this.#deps.storage.versions.bytes(board, version)
    if (!bytes) return undefined
    const written = this.#deps.workers
      .run('writeVersion', { bytes, private: isPrivate })
      .catch((error: unknown) => {
        this.#deps.log.error({ board, version, err: error }, 'a kept version cannot be read')
        this.#written.delete(key)
        return undefined
      })
    this.#written.set(key, written)
    const [oldest] = this.#written.keys()
    if (this.#written.size > mostRead && oldest !== undefined) this.#written.delete(oldest)
    return written
  }
}

type Text = Uint8Array<ArrayBuffer>

/** A workshop that was held; `board` is the board as it stood, as JSON text: it may be as long as a board is large. */
export interface FoundSitting {
  readonly detail: Omit<SittingDetail, 'board'>
  readonly board?: Text
}

/** Boards of earlier workshops held in memory: a version may be as large as a board. */
const mostRead = 4

function rowOf({ id, name, closedAt, reviewOn, held }: StoredSitting): SittingRow {
  const { people, unclosed } = readHeld(held)
  return {
    id,
    name,
    closedAt,
    ...(reviewOn !== undefined && { reviewOn }),
    people,
    ...(unclosed && { unclosed }),
  }
}
