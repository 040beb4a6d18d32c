import type { BoardId, CardId, ParticipantId } from '@commonground/shared/base/ids'
import { observeBoard } from '@commonground/shared/document/observe'
import { origin } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import type { Trashed } from '@commonground/shared/document/trash'
import type { Board } from '@commonground/shared/model/board'
import type { Role } from '@commonground/shared/model/participant'
import { participantsShare } from '@commonground/shared/protocol/limits'
import { closeCode, messageType, type Refused } from '@commonground/shared/protocol/messages'
import { may } from '@commonground/shared/protocol/policy'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import * as Y from 'yjs'
import type { NewUpdate } from '../storage/logTable.ts'
import type { StoredWorkshop } from '../workshop/stored.ts'
import { Authors } from './authors.ts'
import type { Taker } from './budgets.ts'
import { jsonFrame, stateVectorFrame } from './frames.ts'
import { type Decision, Gatekeeper } from './gatekeeper.ts'
import { type Handlers, takeFrame, takeWaiting } from './intake.ts'
import { LiveWorkshop, type OpenedWorkshop } from './liveWorkshop.ts'
import { oldTrash } from './oldTrash.ts'
import { Outlet } from './outlet.ts'
import { PresenceBoard } from './presence.ts'
import { lacksSomething, meetsHonest, tellsOfFullness } from './refusals.ts'
import type { Session } from './session.ts'
import { TouchedParts } from './touched.ts'
import { type Batch, type Pending, Unsaved } from './unsaved.ts'
import { isWaiting } from './yjsInside.ts'

/** What a room is opened with. */
export interface Opened {
  readonly doc: Y.Doc
  readonly owners: ReadonlyMap<number, ParticipantId>
  readonly workshop: OpenedWorkshop
  /** Set when it opened at its last good state because what came after was damaged. */
  readonly recoveredAt?: number
}

type Taken = Extract<Decision, { kind: 'new' }>

/** What a room tells whoever keeps it. */
export interface RoomEvents {
  /** Something waits for the next tick. */
  readonly wake: (room: Room) => void
  readonly refused: (room: Room, session: Session, refused: Refused) => void
  /** A bug: the room cannot go on and must be opened anew. */
  readonly broken: (room: Room, error: unknown) => void
  /** A bug of one change: the document may be half changed. Answers what is on disk, to begin from there. */
  readonly threw: (room: Room, error: unknown) => Y.Doc
}

/** A change that came and is judged with the next tick. `isOver`: it was not taken, and its sender was told. */
interface Arrived extends Pending {
  readonly session: Session
  readonly update: NewUpdate
  /** The answer to what the server asked, or a change after it: it stands on nothing that is still to come. */
  readonly isAnswered: boolean
  isOver: boolean
}

/**
 * One loaded board and everyone connected to it. Bytes in, bytes out: it knows no socket, no HTTP and no disk.
 *
 * Per tick the changes that came are judged, applied and queued; they are shown to others only after `committed`.
 *
 * @see SPEC R1
 */
export class Room {
  readonly board: BoardId
  readonly sessions = new Set<Session>()
  readonly workshop: LiveWorkshop
  readonly #events: RoomEvents
  readonly #presence: PresenceBoard
  readonly #outlet: Outlet
  readonly #touched = new TouchedParts()
  #doc: Y.Doc
  #authors: Authors
  #gatekeeper: Gatekeeper
  #unsaved: Unsaved
  #arrived: Arrived[] = []
  readonly #isRecovered: boolean
  #isBroken = false
  #plain: Board | undefined

  constructor(board: BoardId, opened: Opened, now: number, events: RoomEvents) {
    this.board = board
    this.#doc = opened.doc
    this.#events = events
    this.#authors = new Authors(opened.doc, opened.owners)
    this.#isRecovered = opened.recoveredAt !== undefined
    this.#gatekeeper = new Gatekeeper(opened.doc, this.#authors, this.#isRecovered)
    this.#presence = new PresenceBoard((client, { participant, role }) =>
      this.#authors.show(client, participant.id, may(role, 'writeBoard')),
    )
    this.workshop = new LiveWorkshop(opened.workshop, opened.recoveredAt)
    this.workshop.setFull(this.#gatekeeper.hasMany(participantsShare))
    this.#outlet = new Outlet(opened.doc, this.#presence, this.workshop, now)
    this.#presence.setReach(this.workshop.reach)
    this.#unsaved = new Unsaved(opened.doc)
    observeBoard(this.#doc, (change) => this.#touched.add(change))
  }

  /** From now on the board is what this document says. What the old one held and was not saved is let go. */
  #renew(doc: Y.Doc): void {
    this.#doc.destroy()
    this.#doc = doc
    this.#authors = this.#authors.of(doc)
    this.#gatekeeper = new Gatekeeper(doc, this.#authors, this.#isRecovered)
    this.#outlet.renew(doc)
    this.#unsaved = new Unsaved(doc)
    this.#plain = undefined
    observeBoard(doc, (change) => this.#touched.add(change))
  }

  join(session: Session, now: number): void {
    this.sessions.add(session)
    session.wire.batch(() => {
      const { role } = session.person
      const workshop = this.workshop.stateFor(may(role, 'runWorkshop'), now)
      session.wire.send(jsonFrame(messageType.workshop, workshop))
      if (may(role, 'writeBoard')) {
        session.wire.send(stateVectorFrame(Y.encodeStateVector(this.#doc)))
      }
    })
    this.#outlet.peopleChanged()
    this.#events.wake(this)
  }

  leave(session: Session): void {
    if (!this.sessions.delete(session)) return
    session.gone()
    this.#presence.leave(session)
    this.#outlet.peopleChanged()
    this.#events.wake(this)
  }

  /** Takes one frame of a client. Never throws: what cannot be read ends its own connection. @see SPEC R8 */
  receive(session: Session, frame: Uint8Array, now: number): void {
    this.#guard(session, () => {
      takeFrame(session, frame, now, this.#handlers)
      // A joiner need not wait for the tick when nothing it will be told waits for the disk.
      if (session.wanted && !this.batch()) this.#outlet.answer(session, now)
    })
    this.#events.wake(this)
  }

  /**
   * Takes the changes that came since the last time, in the order they came, and what the rate limit held back and may
   * pass now. All in one transaction: what Yjs does at the end of each costs more than a change itself.
   */
  takeChanges(now: number): void {
    for (const session of this.sessions) takeWaiting(session, now, this.#handlers)
    const arrived = this.#arrived
    if (arrived.length === 0 || this.#isBroken) return
    this.#arrived = []
    const before = this.#unsaved.pending
    try {
      this.#doc.transact(() => {
        for (const one of arrived) this.#change(one)
      }, origin.server)
    } catch (error) {
      this.#guard(undefined, () =>
        this.#takeAgain([...before, ...arrived.filter(({ isOver }) => !isOver)], error),
      )
    }
  }

  /**
   * Begins again from what is on disk and takes each change by itself, so that an error costs only who sent it: they
   * must not come back by themselves and make it again.
   *
   * @see SPEC R18
   */
  #takeAgain(changes: readonly Pending[], error: unknown): void {
    this.#renew(this.#events.threw(this, error))
    for (const change of changes) {
      const { session } = change
      try {
        this.#takeAlone(change)
      } catch (again) {
        if (!session) throw again
        session.close(closeCode.invalid)
        this.#takeAgain(
          changes.filter((other) => other.session !== session),
          again,
        )
        return
      }
    }
  }

  #takeAlone({ session, update }: Pending): void {
    if (session && update) {
      this.#doc.transact(
        () => this.#change({ session, update, isAnswered: true, isOver: false }),
        origin.server,
      )
    } else if (session) this.#unsaved.queueKnown(session)
    else if (update) this.#unsaved.queueWritten(update, () => Y.applyUpdate(this.#doc, update.bytes))
  }

  /** An error nobody expected ends the room, and the connection it came by. */
  #guard(sender: Session | undefined, work: () => void): void {
    try {
      work()
    } catch (error) {
      sender?.close(closeCode.invalid)
      this.#isBroken = true
      this.#events.broken(this, error)
    }
  }

  /**
   * Runs the server's own commands. What they wrote is queued like any change, even when they throw half-way.
   *
   * @throws what `write` throws.
   */
  write<T>(by: ParticipantId | undefined, at: number, write: (doc: Y.Doc) => T): T {
    this.#requireWritable()
    try {
      return this.#unsaved.queueWritten({ ...(by && { participant: by }), at }, () => write(this.#doc))
    } finally {
      this.#plain = undefined
      this.#gatekeeper.wroteOwn()
      if (this.workshop.isFull) this.lookHowFull()
    }
  }

  /** Takes one update that the server itself made elsewhere, from what this document held. */
  take(update: NewUpdate): void {
    this.#requireWritable()
    this.#applyWhole(update.bytes)
    this.#gatekeeper.wroteOwn()
    this.#unsaved.queueOwn(update)
  }

  #requireWritable(): void {
    if (this.#gatekeeper.isTooNew) throw new Error('Written by newer code')
  }

  /** @see Gatekeeper.mayWriteOver */
  mayWriteOver(taker: Taker, cards: readonly CardId[], at: number): boolean {
    return this.#gatekeeper.mayWriteOver(taker, cards, at)
  }

  get isFull(): boolean {
    return this.#gatekeeper.isFull(1)
  }

  /** Where half of its records are taken: some of what was removed by a time and makes room. @see oldTrash */
  oldTrash(removedBy: number, most: number): readonly Trashed[] {
    if (this.#gatekeeper.isTooNew) return []
    if (!this.#gatekeeper.hasMany(0.5)) return []
    return oldTrash(this.#doc, { removedBy, most, ownerOf: (client) => this.#authors.ownerOf(client) })
  }

  /** What has to be on disk before the next `committed`; nothing when there is nothing. */
  batch(): Batch | undefined {
    const { updates } = this.#unsaved
    const clients = this.#authors.unsaved
    return updates.length === 0 && clients.size === 0 ? undefined : { updates, clients }
  }

  /** Everything queued is on disk: it may be shown and acknowledged. */
  committed(now: number): void {
    const { sessions, written, author } = this.#unsaved.take()
    this.#authors.saved()
    if (this.workshop.setTrouble(undefined) === 'ended') this.#outlet.resume()
    for (const session of sessions) session?.countSaved()
    if (written) this.#outlet.changed(written, author, this.#touched.take())
    this.flush(now)
  }

  /** Nothing queued could be saved: nothing of it is shown, and joiners are given the last state that was. */
  failed(
    trouble: NonNullable<WorkshopState['trouble']>,
    lastSaved: () => Y.Doc | undefined,
    now: number,
  ): void {
    if (this.workshop.setTrouble(trouble) === 'begun') this.#outlet.pause(lastSaved())
    this.flush(now)
  }

  /** Sends what may be sent now. */
  flush(now: number): void {
    this.#presence.setResting(this.workshop.isResting(now))
    this.#outlet.flush(this.sessions, !this.batch(), now)
  }

  /** What a joiner of this role is sent. @see Outlet.content */
  content(role: Role, vector: Uint8Array, now: number): readonly Uint8Array[] | undefined {
    return this.#outlet.content(role, vector, now)
  }

  /** Whether someone has just come and asks for the board any moment: they go before what takes long. */
  isAwaited(now: number): boolean {
    return [...this.sessions].some(({ state }) => state.kind === 'joining' && now - state.since < joiningMs)
  }

  /** Whether something waits that no event will announce. */
  get restless(): 'soon' | 'later' | undefined {
    const sessions = [...this.sessions]
    if (this.#presence.hasChanges || this.#outlet.isProjecting) return 'soon'
    if (sessions.some(({ waiting }) => waiting.length > 0)) return 'soon'
    const isTelling = this.#outlet.isPeopleDue || this.workshop.isDue
    const isWaiting = isTelling || sessions.some(({ wanted, behind }) => wanted || behind)
    return isWaiting ? 'later' : undefined
  }

  /** Takes a state of the workshop that is on disk. */
  takeWorkshop(stored: StoredWorkshop): void {
    this.workshop.take(stored)
    this.#presence.setReach(this.workshop.reach)
  }

  /** @see Authors.areMany */
  get isCrowded(): boolean {
    return this.#authors.areMany
  }

  /** The plain board as it is now. */
  get plain(): Board {
    this.#plain ??= readBoard(this.#doc)
    return this.#plain
  }

  /** For compaction: read only. */
  get doc(): Y.Doc {
    return this.#doc
  }

  readonly #handlers: Handlers = {
    ask: (session, vector) => {
      session.wanted = vector
    },
    change: (session, { bytes, isAnswer }, at) => {
      const { id: participant } = session.person.participant
      session.hasAnswered ||= isAnswer
      const { hasAnswered: isAnswered } = session
      this.#arrived.push({ session, update: { participant, at, bytes }, isAnswered, isOver: false })
    },
    refuse: (session, refused) => this.#refuse(session, refused),
    show: (session, shown) => {
      if (this.#presence.take(session, shown)) this.#outlet.peopleChanged()
    },
    askPresence: (session) => {
      const frame = this.#presence.wholeFrame()
      if (frame && !session.behind) session.wire.send(frame)
    },
  }

  #change(arrived: Arrived): void {
    const { session, update } = arrived
    if (session.isEnded) return
    if (session.isStale) {
      session.close(closeCode.reload)
      return
    }
    const decision = this.#gatekeeper.decide(session, {
      update: update.bytes,
      at: update.at,
      isFrozen: this.workshop.isResting(update.at),
      isHeldUp: this.#unsaved.isFull,
    })
    if (decision.kind === 'malformed') session.close(closeCode.malformed)
    else if (decision.kind === 'known') this.#unsaved.queueKnown(session)
    else if (decision.kind === 'new') this.#apply(session, decision, update)
    else {
      this.#refuse(session, decision.refused, arrived.isAnswered)
      arrived.isOver = true
    }
  }

  #apply(session: Session, { clients, update: bytes }: Taken, came: NewUpdate): void {
    for (const client of clients) this.#authors.write(client, session.person.participant.id)
    this.#applyWhole(bytes)
    this.#unsaved.queueChange(session, { ...came, bytes })
  }

  #applyWhole(update: Uint8Array): void {
    this.#plain = undefined
    Y.applyUpdate(this.#doc, update, origin.server)
    if (isWaiting(this.#doc)) throw new Error('A change with a gap was let through')
  }

  /** Much was taken out of it. */
  shrank(): void {
    this.#gatekeeper.shrank()
    this.lookHowFull()
  }

  /** Everybody is told where participants can add nothing any more, and where they can again. */
  lookHowFull(): void {
    this.workshop.setFull(this.#gatekeeper.isFull(participantsShare))
  }

  /** @see SPEC R33, R34 */
  #refuse(session: Session, refused: Refused, isAnswered = true): void {
    if (tellsOfFullness(refused)) this.lookHowFull()
    session.wire.send(jsonFrame(messageType.refused, refused))
    this.#events.refused(this, session, refused)
    if (!isAnswered && lacksSomething(refused)) return
    if (meetsHonest(refused)) {
      session.isStale = true
      return
    }
    session.offences += 1
    if (session.offences >= maxOffences) session.close(closeCode.invalid)
  }
}

const maxOffences = 3
/** Longer than an honest newcomer takes from the connection to the question. */
const joiningMs = 2_000
