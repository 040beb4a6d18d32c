import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId, SittingId } from '@commonground/shared/base/ids'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { isTooNew } from '@commonground/shared/document/open'
import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import { plainBoard } from '@commonground/shared/model/plainBoard'
import { shareableBoard } from '@commonground/shared/model/shareable'
import type { SittingDetail, SittingRound, SittingRow } from '@commonground/shared/protocol/http'
import * as Y from 'yjs'
import type { StoredSitting } from '../storage/roundTables.ts'
import type { Storage } from '../storage/storage.ts'
import { readHeld } from '../workshop/sitting.ts'
import { readRound } from '../workshop/stored.ts'
import type { Kept } from './kept.ts'
import type { Log } from './log.ts'

interface SittingsDeps {
  readonly storage: Storage
  readonly log: Log
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
  /** By the id of the version, the latest last. */
  readonly #read = new Map<string, Board>()

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
  find(board: BoardId, id: SittingId, { mayReadPrivate, mayReadResults }: Reading): SittingDetail {
    const { storage } = this.#deps
    this.#deps.open(board)
    const sitting = storage.sittings.find(board, id)
    if (!sitting) throw new BoardError('not-found')
    const held = readHeld(sitting.held)
    const rounds = mayReadResults ? held.rounds.flatMap((round) => this.#round(board, round.id)) : []
    const stood = this.#board(board, sitting)
    return {
      ...rowOf(sitting),
      begunAt: sitting.begunAt,
      agenda: held.agenda,
      rounds,
      outcomes: held.outcomes,
      ...(stood && { board: plainBoard(mayReadPrivate ? stood : shareableBoard(stood)) }),
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
  #board(board: BoardId, { version }: StoredSitting): Board | undefined {
    if (version === undefined) return undefined
    const known = this.#read.get(version)
    if (known) return known
    const bytes = this.#deps.storage.versions.bytes(board, version)
    const read = bytes && this.#decoded(board, version, bytes)
    if (!read) return undefined
    this.#read.set(version, read)
    const [oldest] = this.#read.keys()
    if (this.#read.size > mostRead && oldest !== undefined) this.#read.delete(oldest)
    return read
  }

  #decoded(board: BoardId, version: string, bytes: Uint8Array): Board | undefined {
    const doc = new Y.Doc()
    try {
      Y.applyUpdateV2(doc, bytes)
      if (!isTooNew(doc)) migrate(doc)
      return readBoard(doc)
    } catch (error) {
      this.#deps.log.error({ board, version, err: error }, 'a kept version cannot be read')
      return undefined
    } finally {
      doc.destroy()
    }
  }
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
