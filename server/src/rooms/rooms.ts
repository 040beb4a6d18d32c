import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { isTooNew } from '@commonground/shared/document/open'
import type { Board } from '@commonground/shared/model/board'
import { heartbeatMs, tickMs as usualTickMs } from '@commonground/shared/protocol/limits'
import { type CloseCode, closeCode, type WorkshopState } from '@commonground/shared/protocol/messages'
import type * as Y from 'yjs'
import { type Storage, StorageError } from '../storage/storage.ts'
import { readWorkshop } from '../workshop/workshop.ts'
import { compact, isLong } from './compaction.ts'
import { Kept } from './kept.ts'
import { type Loaded, load } from './load.ts'
import type { Log } from './log.ts'
import { Room } from './room.ts'
import { Saver } from './saver.ts'
import { type Person, Session, type SessionOwner, type Wire } from './session.ts'
import { summarise } from './summary.ts'

export type { Log } from './log.ts'
export type { SessionOwner } from './session.ts'

export interface RoomStats {
  readonly rooms: number
  readonly connections: number
  /** Bytes accepted by sockets and not yet sent. */
  readonly unsentBytes: number
  readonly updates: number
  readonly refused: number
  readonly commits: number
  readonly commitMsTotal: number
  /** True while some board's changes cannot be saved. */
  readonly failing: boolean
}

/** One connection, as its socket sees it. */
export interface Connection {
  receive(frame: Uint8Array): void
  /** The socket is gone. */
  gone(): void
}

/** The boards that are open. Each is loaded once and unloaded when it is empty and saved. @see SPEC R7 */
export interface Rooms {
  /** The plain board, for exports. Opens the room when it is not open. @throws BoardError `board-missing` */
  snapshot(board: BoardId): Board
  /**
   * Runs commands on the server's document, as an import over HTTP does. Resolves when they are on disk.
   *
   * @throws BoardError `board-missing`, `storage-unavailable`, or what `write` throws; then nothing is changed.
   */
  change<T>(board: BoardId, by: ParticipantId | undefined, write: (doc: Y.Doc) => T): Promise<T>
  /** Ends the connections `which` picks, at once. */
  closeSessions(board: BoardId, which: (owner: SessionOwner) => boolean, code: CloseCode): void
  workshop(board: BoardId): WorkshopState
  setFrozen(board: BoardId, frozen: boolean): WorkshopState
  stats(): RoomStats
  /** Stops intake, commits, acknowledges, closes every connection with 4503, compacts. */
  close(): Promise<void>
}

/** Rooms with their door: what sockets come in by. */
export interface LiveRooms extends Rooms {
  /** Lets someone in. @throws BoardError `board-missing` */
  connect(board: BoardId, person: Person, wire: Wire): Connection
}

export interface RoomsDeps {
  readonly storage: Storage
  readonly now: () => number
  readonly log: Log
  readonly tickMs?: number
}

export function createRooms(deps: RoomsDeps): LiveRooms {
  return new OpenRooms(deps)
}

/** An empty room stays this long: someone who reloads the page finds it warm. */
const unloadAfterMs = 5_000
/** How soon to look again at what waits for a slow reader or a limit. */
const lookAgainMs = 100

class OpenRooms implements LiveRooms {
  readonly #deps: RoomsDeps
  readonly #saver: Saver
  readonly #kept = new Map<BoardId, Kept>()
  readonly #awake = new Set<Kept>()
  readonly #heart: ReturnType<typeof setInterval>
  readonly #later = new Set<Kept>()
  #tick: ReturnType<typeof setTimeout> | undefined
  #look: ReturnType<typeof setTimeout> | undefined
  #isClosed = false
  #refused = 0

  constructor(deps: RoomsDeps) {
    this.#deps = deps
    this.#saver = new Saver(deps)
    this.#heart = setInterval(() => this.#beat(), heartbeatMs)
  }

  connect(board: BoardId, person: Person, wire: Wire): Connection {
    if (this.#isClosed) throw new BoardError('storage-unavailable')
    const kept = this.#open(board)
    const { room } = kept
    const session = new Session(person, wire, this.#deps.now())
    room.join(session)
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

  snapshot(board: BoardId): Board {
    const kept = this.#open(board)
    this.#unloadSoon(kept)
    return kept.room.plain
  }

  async change<T>(board: BoardId, by: ParticipantId | undefined, write: (doc: Y.Doc) => T): Promise<T> {
    const kept = this.#open(board)
    this.#unloadSoon(kept)
    this.#requireStorage(kept)
    kept.wantSummary()
    try {
      const result = kept.room.write(by, this.#deps.now(), write)
      this.#saver.save([kept])
      if (kept.retryAt !== undefined) throw new BoardError('storage-unavailable')
      return result
    } finally {
      this.#wake(kept)
    }
  }

  closeSessions(board: BoardId, which: (owner: SessionOwner) => boolean, code: CloseCode): void {
    const kept = this.#kept.get(board)
    if (!kept) return
    for (const session of kept.room.sessions) if (which(session.owner)) session.close(code)
    for (const session of kept.room.sessions) if (!session.isOpen) kept.room.leave(session)
    this.#unloadSoon(kept)
  }

  workshop(board: BoardId): WorkshopState {
    const kept = this.#open(board)
    this.#unloadSoon(kept)
    return kept.room.workshop
  }

  setFrozen(board: BoardId, frozen: boolean): WorkshopState {
    const kept = this.#open(board)
    this.#unloadSoon(kept)
    kept.room.setFrozen(frozen)
    this.#saver.save([kept])
    return kept.room.workshop
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
    this.#isClosed = true
    clearInterval(this.#heart)
    clearTimeout(this.#tick)
    clearTimeout(this.#look)
    const all = [...this.#kept.values()]
    this.#saver.save(all)
    for (const kept of all) for (const session of kept.room.sessions) session.close(closeCode.restarting)
    for (const kept of all) this.#unload(kept)
  }

  #open(board: BoardId): Kept {
    const open = this.#kept.get(board)
    if (open) return open
    const { storage, now, log } = this.#deps
    const row = storage.boards.find(board)
    if (!row || row.trashedAt !== undefined) throw new BoardError('board-missing')
    const loaded = load(storage.log, board)
    if (loaded.damage) this.#repair(board, loaded)
    const kept: Kept = new Kept(
      new Room(
        board,
        {
          doc: loaded.doc,
          owners: storage.clients.ofBoard(board),
          workshop: readWorkshop(storage.workshops.read(board)),
          ...(loaded.damage?.lost && { recoveredAt: now() }),
        },
        now(),
        {
          wake: () => this.#wake(kept),
          refused: ({ person }, { code, rule }) => {
            this.#refused += 1
            log.warn({ board, participant: person.participant.id, code, rule }, 'a change was refused')
          },
          broken: (error) => this.#broken(kept, error),
        },
      ),
      loaded,
    )
    this.#kept.set(board, kept)
    if (!isTooNew(loaded.doc)) kept.room.write(undefined, now(), migrate)
    this.#wake(kept)
    return kept
  }

  #repair(board: BoardId, { damage, head }: Loaded): void {
    if (!damage) return
    const { storage, now, log } = this.#deps
    const moved = storage.transaction(() => {
      for (const seq of damage.snapshots) storage.log.dropSnapshot(board, seq)
      return damage.lost ? storage.log.setAside(board, head, damage.reason, now()) : 0
    })
    log.error({ board, reason: damage.reason, lost: damage.lost, moved }, 'damaged rows were set aside')
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

  #wake(kept: Kept): void {
    this.#awake.add(kept)
    if (this.#isClosed) return
    this.#tick ??= setTimeout(() => this.#onTick(), this.#deps.tickMs ?? usualTickMs)
  }

  #onTick(): void {
    this.#tick = undefined
    const awake = [...this.#awake].filter(({ room }) => this.#kept.get(room.board)?.room === room)
    this.#awake.clear()
    for (const { room } of awake) room.drain(this.#deps.now())
    this.#awake.clear()
    this.#saver.save(awake)
    for (const kept of awake) this.#afterSave(kept)
  }

  #afterSave(kept: Kept): void {
    for (const session of kept.room.sessions) if (!session.isOpen) kept.room.leave(session)
    if (kept.room.sessions.size === 0) this.#unloadSoon(kept)
    const { restless } = kept.room
    if (restless === 'soon') this.#wake(kept)
    else if (restless === 'later' || kept.retryAt !== undefined) this.#lookAgain(kept)
    if (kept.retryAt === undefined && isLong(kept.room.doc, kept.sinceSnapshot)) this.#compact(kept)
  }
  #lookAgain(kept: Kept): void {
    this.#later.add(kept)
    if (this.#isClosed) return
    this.#look ??= setTimeout(() => {
      this.#look = undefined
      for (const waiting of this.#later) this.#wake(waiting)
      this.#later.clear()
    }, lookAgainMs)
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
    if (this.#isClosed) return
    clearTimeout(kept.unloading)
    kept.unloading = setTimeout(() => this.#unloadWhenIdle(kept), unloadAfterMs)
    kept.unloading.unref()
  }

  #unloadWhenIdle(kept: Kept): void {
    if (this.#isClosed || kept.room.sessions.size > 0) return
    this.#saver.save([kept])
    if (kept.room.batch()) this.#unloadSoon(kept)
    else this.#unload(kept)
  }

  #unload(kept: Kept): void {
    clearTimeout(kept.unloading)
    if (!kept.room.batch() && kept.sinceSnapshot.updates > 0) this.#compact(kept)
    this.#kept.delete(kept.room.board)
    kept.room.doc.destroy()
  }

  /** Also brings the library up to date. Failing costs nothing: the updates are all there and it is tried again. */
  #compact(kept: Kept): void {
    const { storage, now, log } = this.#deps
    const { board, doc, plain } = kept.room
    try {
      storage.boards.change(board, summarise(plain))
      compact({ storage, board, doc, head: kept.head, now: now() })
      storage.log.shrink()
    } catch (error) {
      log.error({ board, err: error }, 'a board could not be compacted')
    }
    kept.sinceSnapshot = { updates: 0, bytes: 0 }
  }

  #broken(kept: Kept, error: unknown): void {
    const { board } = kept.room
    this.#deps.log.error({ board, err: error }, 'a room broke and is loaded again')
    for (const session of kept.room.sessions) session.close(closeCode.restarting)
    clearTimeout(kept.unloading)
    if (this.#kept.get(board) === kept) this.#kept.delete(board)
  }
}
