import { setImmediate } from 'node:timers/promises'
import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId, CardId } from '@commonground/shared/base/ids'
import { requireSpace } from '@commonground/shared/commands/cardSpace'
import type { Actor } from '@commonground/shared/commands/command'
import { recordKey, yRecord } from '@commonground/shared/document/layout'
import type { ImportAnswer, PutBackAnswer } from '@commonground/shared/protocol/http'
import { may } from '@commonground/shared/protocol/policy'
import type { Head, NewUpdate, StoredLog } from '../storage/logTable.ts'
import type { Storage } from '../storage/storage.ts'
import type { Changes } from '../workers/changesJob.ts'
import type { CopyTask, NewBoard } from '../workers/copyJob.ts'
import type { Exported } from '../workers/exportJob.ts'
import type { Imported, ImportTask } from '../workers/importJob.ts'
import type { PutBackTask } from '../workers/putBackJob.ts'
import { type StoredBoard, UnsoundBoard } from '../workers/storedBoard.ts'
import { Turns } from '../workers/turns.ts'
import type { Workers } from '../workers/workers.ts'
import { Exports, type FileAsked } from './exports.ts'
import type { Fold, Kept } from './kept.ts'
import type { Room } from './room.ts'

export interface TransfersDeps {
  readonly storage: Storage
  readonly now: () => number
  readonly workers: Workers
  /** @throws BoardError `board-missing` */
  readonly open: (board: BoardId) => Kept
  /** Saves what an open board was changed by until now, as far as that is possible. */
  readonly settle: (board: BoardId) => void
  /**
   * Writes one update of the server's own into the room and saves it; the last of several brings the library up to date.
   *
   * @throws BoardError `storage-unavailable`, `limit`.
   */
  readonly take: (board: BoardId, update: NewUpdate, isLast: boolean) => void
}

/** Whoever asks for what takes long. */
export interface Asker {
  readonly identity: string
  /** Fires when they are gone. */
  readonly signal: AbortSignal
}

/** A file that somebody sent. */
export interface IncomingFile extends Omit<ImportTask, 'board'> {
  /** Resolves while its sender may still bring it in, and rejects with why not. */
  readonly mayStill: () => Promise<unknown>
}

/** What somebody wants to be put back. */
export interface PuttingBackAsked extends Omit<PutBackTask, 'board'> {
  readonly isPreview: boolean
  /** Resolves while they may still do it, and rejects with why not. */
  readonly mayStill: () => Promise<unknown>
}

const mostWaitingOfPerson = 8
const mostWaitingOnBoard = 64

/**
 * Boards as files, files into boards, boards as new boards: what takes long for one person is worked out beside the
 * thread that serves everybody.
 *
 * @see SPEC R20
 */
export class Transfers {
  readonly #deps: TransfersDeps
  readonly #exports: Exports
  readonly #people = new Turns(mostWaitingOfPerson)
  readonly #boards = new Turns(mostWaitingOnBoard)

  constructor(deps: TransfersDeps) {
    this.#deps = deps
    this.#exports = new Exports({
      workers: deps.workers,
      turns: this.#boards,
      head: (board) => this.#head(board),
      withStored: (board, work) => this.#withStored(board, work),
    })
  }

  /** @throws BoardError `unknown-format`, `limit`. @see SPEC R21 */
  file(asked: FileAsked, { identity, signal }: Asker): Promise<Exported> {
    return this.#people.take(identity, () => this.#exports.file(asked, signal), signal)
  }

  /** What a board holds that is a copy of this one. @throws BoardError `limit`. */
  copy(board: BoardId, copying: Omit<CopyTask, 'board'>, { identity, signal }: Asker): Promise<NewBoard> {
    const { workers } = this.#deps
    const copy = (stored: StoredBoard): Promise<NewBoard> =>
      workers.run('copyBoard', { ...copying, board: stored }, signal)
    const work = (): Promise<NewBoard> => this.#withStored(board, copy)
    return this.#people.take(identity, () => this.#boards.take(board, work, signal), signal)
  }

  /**
   * Reads a file into a board: planned on what is on disk, beside what goes on meanwhile, and taken in as a change of
   * its person. Resolves when all of it is on disk.
   *
   * @throws BoardError when it cannot be read, or the board does not allow it; then nothing of it shows.
   * @see SPEC C8, R22
   */
  bringIn(board: BoardId, file: IncomingFile, { identity, signal }: Asker): Promise<ImportAnswer> {
    const { mayStill, ...task } = file
    const work = async (): Promise<ImportAnswer> => {
      // Opened first: the plan hangs on what a migration writes.
      const { room } = this.#deps.open(board)
      const imported = await this.#withStored(board, (stored) =>
        this.#deps.workers.run('importFile', { ...task, board: stored }, signal),
      )
      await mayStill()
      requireRoom(room, imported.needs, { ...task.actor, now: this.#deps.now() })
      await this.#write(board, task.actor, imported.updates)
      return imported.answer
    }
    return this.#people.take(identity, () => this.#boards.take(board, work, signal), signal)
  }

  /** Who changed a board and when, as far back as is known. @throws BoardError `limit`. */
  changes(board: BoardId, { identity, signal }: Asker): Promise<Changes> {
    const work = (): Promise<Changes> => this.#deps.workers.run('listChanges', this.#withPast(board), signal)
    return this.#people.take(identity, () => this.#boards.take(board, work, signal), signal)
  }

  /**
   * Puts a board back as a change of its person, or answers what that would do. Resolves when all of it is on disk.
   *
   * @throws BoardError `too-many-cards`, `storage-unavailable`, `limit`.
   * @see SPEC R27, R28
   */
  putBack(board: BoardId, asked: PuttingBackAsked, { identity, signal }: Asker): Promise<PutBackAnswer> {
    const { mayStill, isPreview, ...task } = asked
    const work = async (): Promise<PutBackAnswer> => {
      const { room } = this.#deps.open(board)
      const put = await this.#deps.workers.run(
        'putBoardBack',
        { ...task, board: this.#withPast(board) },
        signal,
      )
      if (isPreview || put.updates.length === 0) return put.effect
      await mayStill()
      if (put.moreCards > 0) requireSpace(room.doc, put.moreCards)
      // Its own time is what names this change afterwards.
      const change = this.#deps.now()
      await this.#write(board, { ...task.actor, now: change }, put.updates)
      return { ...put.effect, change }
    }
    return this.#people.take(identity, () => this.#boards.take(board, work, signal), signal)
  }

  /** All that is on disk of a board. Opened first: that sets aside what is damaged. */
  #withPast(board: BoardId): StoredBoard {
    const { storage, settle, open } = this.#deps
    open(board)
    settle(board)
    return { log: storage.log.read(board), history: storage.log.history(board) }
  }

  /** Piece by piece: what others do comes in between. */
  async #write(
    board: BoardId,
    { participant, now: at }: Actor,
    updates: readonly Uint8Array[],
  ): Promise<void> {
    for (const [index, bytes] of updates.entries()) {
      const update = { ...(participant && { participant }), at, bytes }
      this.#deps.take(board, update, index === updates.length - 1)
      await setImmediate()
    }
  }

  /** In the board's turn: lets `work` fold what is on disk of it into one snapshot. */
  fold<T>(board: BoardId, work: (fold: Fold) => Promise<T>): Promise<T> {
    const { workers, now } = this.#deps
    const fold: Fold = (chance, renews) =>
      this.#withStored(board, (stored) =>
        workers.run('foldLog', { board: stored, now: now(), chance, renews }),
      )
    return this.#boards.always(board, () => work(fold))
  }

  #head(board: BoardId): Head {
    this.#deps.settle(board)
    return this.#deps.storage.log.head(board)
  }

  async #withStored<T>(board: BoardId, work: (stored: StoredBoard) => Promise<T>): Promise<T> {
    const { storage, settle, open } = this.#deps
    settle(board)
    try {
      return await work({ log: newest(storage.log.read(board)) })
    } catch (error) {
      if (!(error instanceof UnsoundBoard)) throw error
      open(board)
      settle(board)
      return work({ log: storage.log.read(board), history: storage.log.history(board) })
    }
  }
}

/** What a sound log is read from: its newest snapshot and what came after. */
function newest({ snapshots: [snapshot], updates, head }: StoredLog): StoredLog {
  const from = snapshot?.head.seq ?? 0
  return { snapshots: snapshot ? [snapshot] : [], updates: updates.filter(({ seq }) => seq > from), head }
}

/** Others went on while the file was planned: it must still fit, and no lock may have come meanwhile. */
function requireRoom(room: Room, { shown, removed, moved, ofOthers }: Imported['needs'], actor: Actor): void {
  const { role, participant, now } = actor
  requireSpace(room.doc, shown, removed)
  if (may(role, 'moveLockedCards')) return
  const isLocked = (id: CardId): boolean => yRecord(room.doc, 'cards', id)?.get(recordKey.locked) === true
  if (moved.some(isLocked)) throw new BoardError('card-locked')
  const isTooMuch = participant && !room.mayWriteOver({ participant, role: 'participant' }, ofOthers, now)
  if (isTooMuch)
    throw new BoardError('limit', 'It changes more of what others made than one person may at once')
}
