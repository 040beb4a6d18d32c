import { BoardError } from '@commonground/shared/base/boardError'
import type { Role } from '@commonground/shared/model/participant'
import { closeCode, messageType } from '@commonground/shared/protocol/messages'
import { may } from '@commonground/shared/protocol/policy'
import * as Y from 'yjs'
import { Audience } from './audience.ts'
import { jsonFrame, updateFrame } from './frames.ts'
import type { LiveWorkshop, WorkshopFrames } from './liveWorkshop.ts'
import type { PresenceBoard } from './presence.ts'
import { Projection } from './projection.ts'
import type { Session } from './session.ts'
import type { Touched } from './touched.ts'
import { stateOf } from './yjsInside.ts'

interface News {
  readonly workers: Uint8Array
  readonly viewers: Uint8Array | undefined
  /** Set when all of it came from one connection, which need not hear it. */
  readonly author: Session | undefined
}

/** What one flush sends, each encoded once for everybody. */
interface Sending {
  readonly workshop: WorkshopFrames | undefined
  readonly people: Uint8Array | undefined
  readonly presence: Uint8Array | undefined
  readonly news: News | undefined
  readonly now: number
  /** Whether the document holds nothing that is not on disk. */
  readonly isSaved: boolean
  /** Whether joiners can be answered with nothing that is not on disk. */
  readonly mayAnswer: boolean
}

/** What leaves a room: per tick one frame of changes and one of presence, the same bytes for everyone who may read them. */
export class Outlet {
  #source: Y.Doc
  readonly #presence: PresenceBoard
  readonly #workshop: LiveWorkshop
  readonly #workers: Audience
  #viewers: { readonly projection: Projection; readonly audience: Audience } | undefined
  #news: News | undefined
  /** Set while nothing can be saved. */
  #lastSaved: Y.Doc | undefined
  /** Who is connected, as it was told last. */
  #people: Uint8Array | undefined
  #isPeopleDue = false
  #peopleFrom = 0

  constructor(source: Y.Doc, presence: PresenceBoard, workshop: LiveWorkshop, now: number) {
    this.#source = source
    this.#presence = presence
    this.#workshop = workshop
    this.#workers = new Audience(source, now)
  }

  get isPeopleDue(): boolean {
    return this.#isPeopleDue
  }

  /** Whether viewers wait for more of the board. */
  get isProjecting(): boolean {
    return this.#viewers?.projection.isWhole === false
  }

  peopleChanged(): void {
    this.#isPeopleDue = true
  }

  /** These changes are on disk and go out with the next flush; `author` set when all are of one connection. */
  changed(written: Uint8Array, author: Session | undefined, touched: Touched): void {
    const workers = updateFrame(written)
    this.#workers.changed(workers)
    const shareable = this.#viewers?.projection.project(touched)
    const viewers = shareable && updateFrame(shareable)
    if (viewers) this.#viewers?.audience.changed(viewers)
    this.#news = { workers, viewers, author }
  }

  /** While nothing can be saved, joiners read this; without it they wait. */
  pause(lastSaved: Y.Doc | undefined): void {
    this.#lastSaved = lastSaved
    if (lastSaved) this.#read(lastSaved)
  }

  resume(): void {
    this.#lastSaved = undefined
    this.#read(this.#source)
  }

  /** From now on the board is read from this document. It holds what was on disk of the one before. */
  renew(source: Y.Doc): void {
    this.#source = source
    if (!this.#lastSaved) this.#read(source)
  }

  #read(doc: Y.Doc): void {
    this.#workers.read(doc)
    this.#viewers?.projection.read(doc)
  }

  flush(sessions: ReadonlySet<Session>, isSaved: boolean, now: number): void {
    const sending: Sending = {
      workshop: this.#workshop.takeFrames(now),
      people: this.#peopleFrame(sessions, now),
      presence: this.#presence.takeFrame(now),
      news: this.#news,
      now,
      isSaved,
      mayAnswer: isSaved || this.#lastSaved !== undefined,
    }
    this.#news = undefined
    if (this.isProjecting && sending.mayAnswer) this.#viewers?.projection.goOn()
    for (const session of sessions) {
      if (session.isOpen) session.wire.batch(() => this.#serve(session, sending))
    }
    if (!isSaved) return
    this.#workers.delivered(now)
    this.#viewers?.audience.delivered(now)
  }

  /** Answers one joiner between two flushes; only while the document holds nothing that is not on disk. */
  answer(session: Session, now: number): void {
    session.wire.batch(() => this.#serve(session, { ...nothingNew, now, isSaved: true, mayAnswer: true }))
  }

  /**
   * What a joiner of this role is sent, for one who cannot join: the workshop, and what they lack of the document.
   * Nothing when what they hold is of an earlier projection. Only while the document holds nothing that is not on disk.
   *
   * @throws BoardError `storage-unavailable` while the projection of a large board is not whole.
   */
  content(role: Role, vector: Uint8Array, now: number): readonly Uint8Array[] | undefined {
    const isWorker = may(role, 'readPrivateFields')
    const saved = { ...nothingNew, now, isSaved: true, mayAnswer: true }
    const audience = isWorker ? this.#workers : this.#viewing(saved)
    if (!audience) throw new BoardError('storage-unavailable')
    if (!isWorker && !isKnown(vector, audience.doc)) return undefined
    const { facilitators, others } = this.#workshop.frames(now)
    return [may(role, 'runWorkshop') ? facilitators : others, ...audience.framesFor(vector)]
  }

  #serve(session: Session, sending: Sending): void {
    const { now } = sending
    const isWorker = may(session.person.role, 'readPrivateFields')
    const audience = isWorker ? this.#workers : this.#viewing(sending)
    const { behind } = session
    if (!session.keepsUp(audience?.vector, now)) return
    session.behind = undefined
    // Of what it missed it is told the latest.
    const workshop = sending.workshop ?? (behind && this.#workshop.frames(now))
    const people = sending.people ?? (behind && this.#people)
    if (workshop)
      session.wire.send(may(session.person.role, 'runWorkshop') ? workshop.facilitators : workshop.others)
    if (people) session.wire.send(people)
    if (!audience) return
    if (session.isLive) {
      if (!behind) this.#deliver(session, sending)
      else if (behind.vector) {
        audience.catchUp(session, behind.vector)
        this.#sendPresence(session)
      }
    }
    if (session.wanted && sending.mayAnswer && session.syncs.take(1, now))
      this.#answer(session, audience, now)
    session.tellSaved()
  }

  #deliver(session: Session, { news, presence }: Sending): void {
    const isWorker = may(session.person.role, 'readPrivateFields')
    const update = isWorker ? news?.workers : news?.viewers
    const isOwn = isWorker && news?.author === session
    if (update && !isOwn) session.wire.send(update)
    if (presence) session.wire.send(presence)
  }

  #answer(session: Session, audience: Audience, now: number): void {
    const isViewer = audience !== this.#workers
    if (isViewer && session.wanted && !isKnown(session.wanted, audience.doc)) {
      // It holds what an earlier projection told it, which would stay beside what this one tells.
      session.close(closeCode.reload)
      return
    }
    audience.answer(session, now)
    this.#sendPresence(session)
  }

  #sendPresence(session: Session): void {
    const frame = this.#presence.wholeFrame()
    if (frame) session.wire.send(frame)
  }

  /** Made for the first who looks on, and from nothing that is not on disk: until all of it is there they wait. */
  #viewing({ mayAnswer, now }: Sending): Audience | undefined {
    if (!this.#viewers && mayAnswer) {
      const projection = new Projection(this.#lastSaved ?? this.#source)
      projection.goOn()
      this.#viewers = { projection, audience: new Audience(projection.doc, now) }
    }
    return this.isProjecting ? undefined : this.#viewers?.audience
  }

  /** Who is connected. In a crowd it is told less often: it grows with the square of the people. @see SPEC A22 */
  #peopleFrame(sessions: ReadonlySet<Session>, now: number): Uint8Array | undefined {
    if (!this.#isPeopleDue || now < this.#peopleFrom) return undefined
    this.#isPeopleDue = false
    const open = [...sessions].filter((session) => session.isOpen)
    const people = open.map((session) => session.connected)
    this.#people = jsonFrame(messageType.people, people)
    this.#peopleFrom = now + (this.#people.length * open.length) / peopleBytesPerMs
    return this.#people
  }
}

/** All that is told of who is connected, to everybody together. */
const peopleBytesPerMs = 8_000
const nothingNew = { workshop: undefined, people: undefined, presence: undefined, news: undefined }

/** True when a state vector names no client the document has not heard of. */
function isKnown(vector: Uint8Array, doc: Y.Doc): boolean {
  return [...Y.decodeStateVector(vector)].every(([client, clock]) => clock <= stateOf(doc, client))
}
