import { setTimeout as pass } from 'node:timers/promises'
import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import type { Board } from '@commonground/shared/model/board'
import type { Role } from '@commonground/shared/model/participant'
import { heartbeatMs, maxConnectionsOfOne, tickMs as usualTickMs } from '@commonground/shared/protocol/limits'
import { type CloseCode, closeCode } from '@commonground/shared/protocol/messages'
import type * as Y from 'yjs'
import { load } from '../log/load.ts'
import type { NewUpdate } from '../storage/logTable.ts'
import { type Storage, StorageError } from '../storage/storage.ts'
import { createWorkers, type Workers } from '../workers/workers.ts'
import { Ballots } from './ballots.ts'
import { Epochs } from './epochs.ts'
import type { Kept } from './kept.ts'
import type { Connection, LiveRooms, RoomStats } from './liveRooms.ts'
import type { Log } from './log.ts'
import type { HeapLeft } from './memory.ts'
import { openBoard } from './opening.ts'
import { Pace } from './pace.ts'
import type { RoomEvents } from './room.ts'
import { Saver } from './saver.ts'
import { type Person, Session, type SessionOwner, type Wire } from './session.ts'
import { Sittings } from './sittings.ts'
import { Transfers } from './transfers.ts'
import { Trash } from './trash.ts'
import { Workshops } from './workshops.ts'

export interface RoomsDeps {
  readonly storage: Storage
  readonly now: () => number
  readonly log: Log
  readonly tickMs?: number
  /** How long stopping may take for folding logs. */
  readonly foldWithinMs?: number
  readonly heapLeft?: HeapLeft
}

export function createRooms(deps: RoomsDeps): LiveRooms {
  return new OpenRooms(deps)
}

/** An empty room stays this long: someone who reloads the page finds it warm. */
const unloadAfterMs = 5_000
/** Stopping a server takes no longer than an operator waits. */
const usualFoldWithinMs = 4_000

class OpenRooms implements LiveRooms {
  readonly workshops: Workshops
  readonly ballots: Ballots
  readonly sittings: Sittings
  readonly transfers: Transfers
  readonly trash: Trash
  readonly #workers: Workers
  readonly #epochs: Epochs
  readonly #deps: RoomsDeps
  readonly #saver: Saver
  readonly #kept = new Map<BoardId, Kept>()
  readonly #pace: Pace<Kept>
  readonly #heart: ReturnType<typeof setInterval>
  readonly #folding = new Set<Promise<void>>()
  #isClosed = false
  #refused = 0

  constructor(deps: RoomsDeps) {
    this.#deps = deps
    this.#saver = new Saver(deps)
    this.#epochs = new Epochs(deps)
    this.#workers = createWorkers((error) => deps.log.error({ err: error }, 'a worker thread failed'))
    this.#pace = new Pace(deps.tickMs ?? usualTickMs, (awake) => this.#onTick(awake))
    const common = {
      ...deps,
      open: (board: BoardId) => {
        const kept = this.#open(board)
        this.#unloadSoon(kept)
        return kept
      },
      wake: (kept: Kept) => this.#pace.wake(kept),
    }
    const discard = (kept: Kept): void => this.#discard(kept)
    this.ballots = new Ballots(common)
    this.sittings = new Sittings({ ...common, workers: this.#workers })
    this.trash = new Trash({
      ...common,
      write: (board, by, write) => this.#changed(board, ({ room }) => room.write(by, deps.now(), write)),
    })
    this.transfers = new Transfers({
      ...common,
      workers: this.#workers,
      settle: (board) => this.#settle(board),
      take: (board, update, isLast) => this.#take(board, update, isLast),
    })
    const snapshot = async (board: BoardId): Promise<Uint8Array> =>
      (await this.transfers.fold(board, (fold) => fold(0, false))).snapshot.bytes
    this.workshops = new Workshops({
      ...common,
      saver: this.#saver,
      ballots: this.ballots,
      snapshot,
      discard,
    })
    this.#heart = setInterval(() => this.#beat(), heartbeatMs)
  }

  connect(board: BoardId, person: Person, wire: Wire): Connection {
    if (this.#isClosed) throw new BoardError('storage-unavailable')
    const kept = this.#open(board)
    const { room } = kept
    const own = [...room.sessions].filter((one) => one.isOpen && one.person.identity === person.identity)
    if (own.length >= maxConnectionsOfOne) throw new BoardError('limit')
    const session = new Session(person, wire, this.#deps.now())
    room.join(session, this.#deps.now())
    return {
      receive: (frame) => {
        if (!this.#isClosed) room.receive(session, frame, this.#deps.now())
      },
      gone: () => {
        room.leave(session)
        this.#unloadSoon(kept)
      },
    }
  }

  refusalOf(board: BoardId, epoch: string): CloseCode | undefined {
    return this.#epochs.refusal(board, epoch)
  }

  beginEpoch(): string {
    const epoch = this.#epochs.begin()
    for (const kept of this.#kept.values()) {
      kept.room.workshop.tellAgain()
      this.#pace.wake(kept)
    }
    return epoch
  }

  snapshot(board: BoardId): Board {
    const kept = this.#open(board)
    this.#unloadSoon(kept)
    return kept.room.plain
  }

  content(board: BoardId, role: Role, vector: Uint8Array): readonly Uint8Array[] | undefined {
    const kept = this.#open(board)
    this.#unloadSoon(kept)
    this.#settle(board)
    if (kept.room.batch()) throw new BoardError('storage-unavailable')
    this.#pace.wake(kept)
    return kept.room.content(role, vector, this.#deps.now())
  }

  async change<T>(board: BoardId, by: ParticipantId | undefined, write: (doc: Y.Doc) => T): Promise<T> {
    return this.#changed(board, (kept) => {
      // Only what people ask for: what the server itself has to write fits a full board too.
      if (by && kept.room.isFull) throw new BoardError('limit')
      kept.wantSummary()
      return kept.room.write(by, this.#deps.now(), write)
    })
  }

  closeSessions(board: BoardId, which: (owner: SessionOwner) => boolean, code: CloseCode): void {
    const kept = this.#kept.get(board)
    if (!kept) return
    for (const session of kept.room.sessions) if (which(session.owner)) session.close(code)
    for (const session of kept.room.sessions) if (!session.isOpen) kept.room.leave(session)
    this.#unloadSoon(kept)
  }

  forget(board: BoardId): void {
    this.ballots.flush()
    const kept = this.#kept.get(board)
    if (kept) this.#discard(kept, closeCode.noSuchBoard)
  }

  stats(): RoomStats {
    const rooms = [...this.#kept.values()]
    const sessions = rooms.flatMap(({ room }) => [...room.sessions])
    return {
      rooms: rooms.length,
      connections: sessions.length,
      unsentBytes: sessions.reduce((sum, { wire }) => sum + wire.unsentBytes(), 0),
      refused: this.#refused,
      failing: rooms.some(({ retryAt }) => retryAt !== undefined),
      ...this.#saver.stats,
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.ballots.flush()
    this.workshops.close()
    this.#isClosed = true
    clearInterval(this.#heart)
    this.#pace.stop()
    for (const { room } of [...this.#kept.values()]) room.takeChanges(this.#deps.now())
    const all = [...this.#kept.values()]
    this.#saver.save(all, true)
    for (const kept of all) for (const session of kept.room.sessions) session.close(closeCode.restarting)
    for (const kept of all) this.#unload(kept)
    // The next start is quick when the logs are folded, and right when there was no time for it.
    const late = new AbortController()
    await Promise.race([
      Promise.all(this.#folding),
      pass(this.#deps.foldWithinMs ?? usualFoldWithinMs, undefined, { signal: late.signal }).catch(
        () => undefined,
      ),
    ])
    late.abort()
    await this.#workers.close()
  }

  #take(board: BoardId, update: NewUpdate, isLast: boolean): void {
    this.#changed(board, (kept) => {
      if (kept.room.isFull) throw new BoardError('limit')
      if (isLast) kept.wantSummary()
      try {
        kept.room.take(update)
      } catch (error) {
        // Half of it may be in the document.
        if (!(error instanceof BoardError)) this.#discard(kept)
        throw error
      }
    })
  }

  #changed<T>(board: BoardId, change: (kept: Kept) => T): T {
    const kept = this.#open(board)
    this.#unloadSoon(kept)
    this.#requireStorage(kept)
    try {
      const result = change(kept)
      this.#saver.save([kept])
      if (kept.retryAt === undefined) return result
    } finally {
      this.#pace.wake(kept)
    }
    // Who is told that nothing was changed will try again: it must not come true later.
    this.#discard(kept)
    throw new BoardError('storage-unavailable')
  }

  /** Saves what an open board was changed by until now, as far as that is possible. */
  #settle(board: BoardId): void {
    this.#kept.get(board)?.room.takeChanges(this.#deps.now())
    const kept = this.#kept.get(board)
    if (kept?.room.batch()) this.#saver.save([kept])
  }

  /** The room with everything in it that came until now. */
  #open(board: BoardId): Kept {
    this.#kept.get(board)?.room.takeChanges(this.#deps.now())
    const open = this.#kept.get(board)
    if (open) return open
    const kept = openBoard({ ...this.#deps, epoch: () => this.#epochs.current, board, events: this.#events })
    this.#kept.set(board, kept)
    this.#pace.wake(kept)
    return kept
  }

  readonly #events: RoomEvents = {
    wake: (room) => {
      const kept = this.#kept.get(room.board)
      if (kept?.room === room) this.#pace.wake(kept)
    },
    refused: ({ board }, { person }, { code, rule }) => {
      this.#refused += 1
      const participant = person.participant.id
      this.#deps.log.warn({ board, participant, code, rule }, 'a change was refused')
    },
    threw: ({ board }, error) => {
      this.#deps.log.error(
        { board, err: error },
        'a change threw, and the board is taken from the disk again',
      )
      return load(this.#deps.storage.log, board).doc
    },
    broken: (room, error) => {
      this.#deps.log.error({ board: room.board, err: error }, 'a room broke and is loaded again')
      const kept = this.#kept.get(room.board)
      if (kept?.room === room) this.#discard(kept)
    },
  }

  #requireStorage(kept: Kept): void {
    try {
      if (kept.retryAt === undefined) {
        this.#deps.storage.probe()
        return
      }
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
    }
    throw new BoardError('storage-unavailable')
  }

  /** False for one that broke: its document may be half changed, and another may be open in its place. */
  #isCurrent(kept: Kept): boolean {
    return this.#kept.get(kept.room.board) === kept
  }

  #onTick(awake: readonly Kept[]): void {
    const { now } = this.#deps
    const current = (kept: Kept): boolean => this.#isCurrent(kept)
    for (const { room } of awake.filter(current)) room.takeChanges(now())
    const sound = awake.filter(current)
    this.#saver.save(sound)
    for (const kept of sound) this.#afterSave(kept)
    // One in a tick: boards that are busy alike are long at the same time, and everyone waits for it.
    const isDue = (kept: Kept): boolean => kept.isLong && !kept.room.isAwaited(now())
    const [long, ...others] = sound.filter((kept) => this.#isCurrent(kept) && isDue(kept))
    if (long) this.#compact(long)
    for (const kept of others) this.#pace.wake(kept)
  }

  #afterSave(kept: Kept): void {
    for (const session of kept.room.sessions) if (!session.isOpen) kept.room.leave(session)
    if (kept.room.sessions.size === 0) this.#unloadSoon(kept)
    const { restless } = kept.room
    if (restless === 'soon') this.#pace.wake(kept)
    else if (restless === 'later' || kept.retryAt !== undefined) this.#pace.lookAgain(kept)
  }

  #beat(): void {
    for (const { room } of this.#kept.values()) {
      for (const session of room.sessions) {
        session.tellSaved(true)
        session.wire.beat()
      }
    }
  }

  #unloadSoon(kept: Kept): void {
    if (this.#isClosed || !this.#isCurrent(kept)) return
    clearTimeout(kept.unloading)
    kept.unloading = setTimeout(() => this.#unloadWhenIdle(kept), unloadAfterMs)
    kept.unloading.unref()
  }

  #unloadWhenIdle(kept: Kept): void {
    if (this.#isClosed || kept.room.sessions.size > 0) return
    kept.room.takeChanges(this.#deps.now())
    if (!this.#isCurrent(kept)) return
    const hadOld = this.trash.letGo(kept)
    this.#saver.save([kept])
    if (kept.room.batch() || hadOld) this.#unloadSoon(kept)
    else this.#unload(kept)
  }

  #unload(kept: Kept): void {
    clearTimeout(kept.unloading)
    if (!kept.room.batch() && kept.sinceSnapshot.updates > 0) this.#compact(kept)
    this.#kept.delete(kept.room.board)
    kept.room.doc.destroy()
  }

  #compact(kept: Kept): void {
    const folding = this.#fold(kept)
      .catch((error: unknown) => {
        this.#deps.log.error({ board: kept.room.board, err: error }, 'a board could not be folded')
      })
      .finally(() => this.#folding.delete(folding))
    this.#folding.add(folding)
  }

  async #fold(kept: Kept): Promise<void> {
    const { board } = kept.room
    const current = (): Kept => this.#kept.get(board) ?? kept
    const deps = {
      ...this.#deps,
      isEmpty: () => current().room.sessions.size === 0,
      head: () => current().head,
      beginEpoch: () => this.#epochs.begin(),
    }
    const isSame = await this.transfers.fold(board, (fold) => kept.compact(fold, deps))
    // It may have been left and opened again meanwhile: then that room has the old document.
    if (!isSame && this.#isCurrent(current())) this.#discard(current(), closeCode.reload)
  }

  /** Forgets a room with what it has not saved; whoever sent that still has it, and comes back to what is on disk. */
  #discard(kept: Kept, code: CloseCode = closeCode.restarting): void {
    clearTimeout(kept.unloading)
    this.#kept.delete(kept.room.board)
    for (const session of kept.room.sessions) session.close(code)
  }
}
