import { BoardError } from '@commonground/shared/base/boardError'
import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import { type Command, run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import type { Joined } from '@commonground/shared/protocol/http'
import { type Connected, closeCode, type Refused } from '@commonground/shared/protocol/messages'
import { may } from '@commonground/shared/protocol/policy'
import { freshWorkshop, type WorkshopState } from '@commonground/shared/protocol/workshop'
import * as Y from 'yjs'
import { createStore } from '../state/store.ts'
import { createAnswering } from './answering.ts'
import { author, errorCodeOf } from './api.ts'
import { watchAway } from './away.ts'
import { Changes } from './changes.ts'
import { type Copy, openCopy } from './copy.ts'
import { createDrafts } from './drafts.ts'
import { isForAnother, isWithdrawn, refusalBehind } from './endings.ts'
import { createWorkshopKeeper, forgetWorkshop, keptWorkshop } from './keptWorkshop.ts'
import { askToPersist, guardLeaving } from './leaving.ts'
import { takeOffDevice } from './offlineDatabase.ts'
import { type OfflineStore, openOfflineStore } from './offlineStore.ts'
import { confirmedOrigin, unconfirmedOrigin, watchOwnChanges } from './ownChanges.ts'
import { createPresence } from './presence.ts'
import { forgetBoard, rememberedBoard } from './remembered.ts'
import { createSaving, isAtRisk, type SavingEvent } from './saved.ts'
import { serverClock } from './serverClock.ts'
import type { Draft, Session } from './session.ts'
import type { SessionOptions } from './sessionOptions.ts'
import { createUndo } from './undo.ts'
import { createWriting, type Writing } from './writing.ts'
import { writtenIn } from './written.ts'

/** A local store that takes longer than this no longer holds up the connection. */
const loadWithinMs = 2000

/**
 * Opens a board: first from the local store, then from the server, and keeps both up to date until it is closed.
 * Returns at once; `saved` is `opening` until there is something to show.
 */
export function openSession(options: SessionOptions): Session {
  return new LiveSession(options)
}

/** Why what was not sent before a board was closed to this person is a draft. */
const afterEnd: Refused = { code: 'viewer', rule: 'withdrawn' }
/** Why what was typed when the board came to rest is one. */
const frozen: Refused = { code: 'frozen' }
/** Why what had not been sent to a server that was put back to an earlier copy is one. */
const earlierCopy: Refused = { code: 'invalid', rule: 'earlier-copy' }
/** Why what was written meanwhile into a card that is no longer there is one. @see SPEC R29 */
const destroyed: Refused = { code: 'invalid', rule: 'destroyed' }
const afterStage: Refused = { code: 'frozen', rule: 'stage' }

class LiveSession implements Session {
  readonly boardId: BoardId
  readonly role: Joined['role']
  readonly me: Joined['participant']
  readonly board = createStore<Board>(readBoard(new Y.Doc()))
  readonly people = createStore<readonly Connected[]>([])
  readonly workshop = createStore<WorkshopState>(freshWorkshop)
  readonly drafts
  readonly undo
  readonly answering
  readonly #options: SessionOptions
  readonly #saving
  readonly #presence = createPresence()
  readonly #changes: Changes
  readonly #writing: Writing
  #store: OfflineStore | undefined
  readonly #keepWorkshop
  readonly #stops: (() => void)[]
  /** The copy that is shown and written. */
  #copy: Copy
  /** A fresh copy that takes its place as soon as the server's content is in it. */
  #coming: Copy | undefined
  /** Why a fresh copy is coming, when it is because of a refusal. */
  #refusal: Refused | undefined
  /** Set while a copy of another document is coming: why what was not sent to the old one is a draft. */
  #another: Refused | undefined
  #isClosed = false

  constructor(options: SessionOptions) {
    const { board, joined } = options
    this.#options = options
    this.boardId = board
    this.role = joined.role
    this.me = joined.participant
    this.drafts = createDrafts(board, joined.participant.id)
    this.#saving = createSaving(may(joined.role, 'writeBoard'))
    this.answering = createAnswering((are) => this.#saving.tell({ kind: 'answers', are }))
    this.#changes = new Changes(this.board, this.#saving.facts, (lines) => this.#keepDraft(destroyed, lines))
    const { role, saved, workshop } = this
    this.#writing = createWriting({ role, saved, workshop, doc: () => this.#copy.doc })
    this.undo = createUndo(() => this.canWrite())
    this.#keepWorkshop = createWorkshopKeeper(board, joined.participant.id)
    if (may(joined.role, 'writeBoard')) {
      this.#store = this.#openStore()
      this.workshop.set(keptWorkshop(board, joined.participant.id) ?? freshWorkshop)
    }
    this.#copy = this.#openCopy(this.workshop.get().epoch)
    this.#show(this.#copy)
    this.#stops = [
      watchAway((isAway) => this.show({ away: isAway || undefined })),
      guardLeaving(() => isAtRisk(this.#saving.facts())),
      this.saved.subscribe(() => this.#onSaved()),
      this.workshop.subscribe(() => this.undo.refresh()),
    ]
    if (this.#store) void this.#start()
    else void this.#startLooking()
  }

  get saved() {
    return this.#saving.saved
  }

  get others() {
    return this.#presence.others
  }

  show: Session['show'] = (part) => this.#presence.show(part)

  run = <Args, Result>(command: Command<Args, Result>, args: Args): Result => {
    const code = this.#writing.whyNot()
    if (code) throw new BoardError(code)
    const participant = this.me.id as ParticipantId
    return run(this.#copy.doc, command, args, { role: this.role, participant, now: Date.now() })
  }

  canWrite: Session['canWrite'] = (tool) => this.#writing.whyNot(tool) === undefined

  authorOf: Session['authorOf'] = async (client) => {
    try {
      return (await author(this.boardId, client)).name
    } catch (error) {
      errorCodeOf(error)
      return undefined
    }
  }

  keepUnsent: Session['keepUnsent'] = (lines) => {
    const saved = this.saved.get()
    if (saved.kind !== 'ended') this.#keepDraft(this.workshop.get().frozen ? frozen : afterStage, lines)
    else if (isWithdrawn(saved.code)) this.#keepDraft(afterEnd, lines)
  }

  discardDraft: Session['discardDraft'] = (draft) => this.drafts.discard(draft)

  onOthersChange: Session['onOthersChange'] = (listener) => this.#changes.onOthersChange(listener)

  onSuperseded: Session['onSuperseded'] = (listener) => this.#changes.onSuperseded(listener)

  close = (): void => {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const stop of this.#stops) stop()
    this.#writing.close()
    this.undo.close()
    this.#presence.close()
    this.#coming?.close()
    this.#copy.close()
    this.#saving.close()
    void this.#store?.close()
  }

  async #start(): Promise<void> {
    const loading = this.#load()
    await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, loadWithinMs))])
    if (!this.#isClosed) this.#copy.connect()
  }

  /** Who looks on keeps nothing here, also of when they could do more. What had not been sent by then is shown. */
  async #startLooking(): Promise<void> {
    this.#copy.connect()
    forgetWorkshop(this.boardId)
    this.#keepDraft({ code: 'viewer' }, writtenIn(await takeOffDevice(this.boardId, this.me.id)))
  }

  async #load(): Promise<void> {
    const kept = await this.#store?.load()
    if (!kept || this.#isClosed) return
    const { doc } = this.#copy
    doc.transact(() => {
      for (const update of kept.confirmed) Y.applyUpdate(doc, update)
    }, confirmedOrigin)
    if (kept.changes > 0) this.#saving.tell({ kind: 'restored', changes: kept.changes })
    // One by one, as they were made.
    for (const update of kept.unconfirmed) Y.applyUpdate(doc, update, unconfirmedOrigin)
  }

  #openStore(): OfflineStore {
    return openOfflineStore({
      board: this.boardId,
      participant: this.me.id,
      onKept: (count) => this.#saving.tell({ kind: 'kept', upTo: count }),
      onFailed: () => this.#saving.tell({ kind: 'storeFailed' }),
      onLost: () => this.#saving.tell({ kind: 'storeLost' }),
      whole: () => Y.encodeStateAsUpdate(this.#copy.doc),
      mayKeep: () => rememberedBoard(this.boardId)?.role !== 'viewer' && this.saved.get().kind !== 'ended',
    })
  }

  #openCopy(epoch?: string): Copy {
    const { board, fetchOrigin = location.origin, webSocket = WebSocket } = this.#options
    /** What happened before this copy was shown; it counts from then on. */
    const early: SavingEvent[] = []
    const copy = openCopy(
      { board, origin: fetchOrigin, webSocket, epoch },
      {
        synced: () => {
          if (copy === this.#coming) this.#replace(copy, early)
        },
        saving: (event) => {
          if (copy !== this.#coming) this.#onSavingEvent(event)
          else if (event.kind !== 'disconnected' && event.kind !== 'moving') early.push(event)
          else {
            early.length = 0
            this.#saving.tell(event)
          }
        },
        workshop: (workshop) => {
          if (workshop.now > 0) serverClock.hear(workshop.now)
          this.workshop.set(workshop)
          // What it tells of the fresh copy must not stand beside the old one.
          if (this.#store && copy === this.#copy) this.#keepWorkshop(workshop)
          this.#saving.tell({ kind: 'trouble', trouble: workshop.trouble !== undefined })
        },
        people: (people) => {
          this.people.set(people)
          this.#presence.setPeople(people)
          this.#checkRole(copy)
        },
        refused: (refused) => this.#onRefused(copy, refused),
        ended: (code) => this.#onEnded(copy, code),
      },
      (doc) => [
        watchOwnChanges(doc, {
          onBegun: () => this.#saving.tell({ kind: 'changed' }),
          onWhole: (update) => this.#store?.keep(update),
          onServer: (update) => {
            if (doc === this.#copy.doc) this.#store?.keepConfirmed(update)
          },
        }),
      ],
    )
    return copy
  }

  /** From now on this copy is what people see and write. */
  #show(copy: Copy): void {
    copy.stops.push(this.#changes.follow(copy.doc))
    this.undo.follow(copy.doc)
    this.#presence.follow(copy.awareness)
  }

  #onSavingEvent(event: SavingEvent): void {
    this.#saving.tell(event)
    if (event.kind === 'acknowledged') this.#store?.confirm(this.#saving.facts().confirmed)
    // Before anything is promised to whoever works on without a connection.
    if (event.kind === 'disconnected') this.#store?.check()
  }

  #onSaved(): void {
    const saved = this.saved.get()
    if (saved.kind === 'saved') this.#changes.saved()
    if (saved.kind === 'offline' && saved.changes > 0) askToPersist()
  }

  /** The server will never take something that is in this copy: what it was is kept as a draft. */
  #onRefused(copy: Copy, refused: Refused): void {
    if (refused.code === 'viewer') {
      this.#lower()
      this.#end(closeCode.reload)
    } else if (copy === this.#copy && this.#hasUnconfirmed()) this.#comeAfresh(refused)
  }

  #onEnded(copy: Copy, code: number): void {
    const isStale = code === closeCode.reload && this.role === 'viewer'
    const refusal = this.#hasUnconfirmed() ? refusalBehind(code) : undefined
    // A fresh copy holds nothing of this tab: when that ends too, a third would not fare better.
    if (copy === this.#copy && (isStale || refusal)) this.#comeAfresh(refusal && { code: refusal })
    else if (copy === this.#copy && isForAnother(code)) void this.#readAnew(code)
    else this.#end(code)
  }

  /**
   * The server has another document of this board from now on, by 4410 one of an earlier copy of its store; or this
   * person may do something else. What this device has of the old one is let go. All that was not sent by then is a
   * draft, whichever tab it was written in.
   *
   * @see SPEC R18, R31
   */
  async #readAnew(code: number): Promise<void> {
    this.#copy.disconnect()
    const why = code === closeCode.earlierCopy ? earlierCopy : ({ code: 'invalid' } as const)
    const joined = await this.#options.askAgain?.()
    if (this.#isClosed) return
    if (joined?.role !== this.role) {
      this.#end(code)
      return
    }
    this.#another = why
    this.#comeAfresh(this.#hasUnconfirmed() ? why : undefined)
    if (code === closeCode.earlierCopy) this.#options.onWentBack?.()
  }

  /** Another tab of this browser may have joined by another link: this one holds the wrong kind of copy then. */
  #checkRole(copy: Copy): void {
    const me = this.people.get().find(({ clientId }) => clientId === copy.doc.clientID)
    if (!me || me.role === this.role) return
    copy.disconnect()
    if (!may(me.role, 'writeBoard')) this.#lower()
    this.#end(closeCode.reload)
  }

  /**
   * From now on this person looks on: what only participants may see leaves this device, and what they did and cannot
   * send any more is a draft without it.
   *
   * @see SPEC O5
   */
  #lower(): void {
    this.#copy.disconnect()
    this.#coming?.disconnect()
    if (this.#hasUnconfirmed()) this.#keepDraft({ code: 'viewer' }, this.#changes.written())
    this.#saving.tell({ kind: 'startedAfresh' })
    void this.#store?.wipe()
    this.#store = undefined
    forgetWorkshop(this.boardId)
  }

  /** The role may be another one now: a session of the new one takes the place of this. */
  async #askAgain(): Promise<void> {
    const joined = await this.#options.askAgain?.()
    if (!joined || this.#isClosed || joined.role === this.role) return
    if (!may(joined.role, 'writeBoard')) this.#lower()
    this.#options.onRoleChanged?.(joined)
  }

  #keepDraft(why: Refused, lines: Draft['lines']): void {
    if (lines.length > 0) this.drafts.add({ at: Date.now(), ...why, lines })
  }

  #end(code: number): void {
    this.#saving.tell({ kind: 'ended', code })
    this.undo.refresh()
    // After a reload the server is asked anew who this is.
    if (isWithdrawn(code) || isForAnother(code)) forgetBoard(this.boardId)
    if (isForAnother(code)) void this.#askAgain()
    if (!isWithdrawn(code)) return
    if (this.#hasUnconfirmed()) this.#keepDraft(afterEnd, this.#changes.written())
    // Only a withdrawn link is certain. The other codes may come from a server that was set up wrongly.
    if (code === closeCode.withdrawn || !this.#hasUnconfirmed()) void this.#store?.wipe()
  }

  #hasUnconfirmed(): boolean {
    const { made, confirmed } = this.#saving.facts()
    return made > confirmed
  }

  /** Opens a fresh copy from the server. The old one stays on show and can be written until the new one is here. */
  #comeAfresh(refused?: Refused): void {
    this.#copy.disconnect()
    this.#refusal = refused
    this.#coming = this.#openCopy()
    this.#coming.connect()
  }

  /** The fresh copy takes the place of the old one. What the old one said and the server does not becomes a draft. */
  #replace(copy: Copy, early: readonly SavingEvent[]): void {
    const lines = this.#changes.missingIn(copy.doc)
    const old = this.#copy
    this.#copy = copy
    this.#coming = undefined
    old.close()
    // Written before the local store forgets the changes themselves.
    if (this.#refusal) this.#keepDraft(this.#refusal, lines)
    this.#emptyStore()
    this.#store?.keepConfirmed(Y.encodeStateAsUpdate(copy.doc))
    this.#saving.tell({ kind: 'startedAfresh' })
    this.#show(copy)
    for (const event of early) this.#onSavingEvent(event)
  }

  /** Of another document nothing that any tab keeps here is of use; what other tabs had not sent is a draft. */
  #emptyStore(): void {
    const why = this.#another
    this.#another = undefined
    if (!why) {
      this.#store?.discard()
      return
    }
    if (this.#store) this.#keepWorkshop(this.workshop.get())
    void this.#store?.empty().then((ofOtherTabs) => this.#keepDraft(why, writtenIn(ofOtherTabs)))
  }
}
