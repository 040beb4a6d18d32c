import { type CardId, newCardId, type ParticipantId } from '@commonground/shared/base/ids'
import {
  addCards,
  changeCard,
  moveCards,
  removeCards,
  restoreCards,
} from '@commonground/shared/commands/cards'
import { type Actor, run } from '@commonground/shared/commands/command'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import * as Y from 'yjs'
import { fold } from '../rooms/compaction.ts'
import { emptyHead, nextHead } from '../storage/chain.ts'
import type { HistoryPack, StoredLog, StoredUpdate } from '../storage/logTable.ts'
import { type PutBackTask, type PuttingBack, putBoardBack } from './putBackJob.ts'
import type { StoredBoard } from './storedBoard.ts'

/** A board's log as it grows, written by several people who may be offline. */
export class TestPast {
  readonly doc = new Y.Doc()
  now = 1_000
  #log: StoredLog = { snapshots: [], updates: [], head: emptyHead }
  #history: HistoryPack[] = []
  readonly all: StoredUpdate[] = []

  constructor() {
    const first = new Y.Doc()
    migrate(first)
    this.take(undefined, Y.encodeStateAsUpdate(first))
  }

  take(participant: ParticipantId | undefined, bytes: Uint8Array): void {
    this.now += 1
    const update = { ...(participant && { participant }), at: this.now, bytes }
    const row = { ...update, ...nextHead(this.#log.head, update) }
    this.#log = { ...this.#log, updates: [...this.#log.updates, row], head: { seq: row.seq, hash: row.hash } }
    this.all.push(row)
    Y.applyUpdate(this.doc, bytes)
  }

  fold(): void {
    const { snapshot, pack } = fold({ board: this.stored, now: this.now, chance: 0, renews: false })
    if (pack) this.#history.push(pack)
    this.#log = { ...this.#log, snapshots: [snapshot, ...this.#log.snapshots].slice(0, 3), updates: [] }
  }

  /** As housekeeping does when history is too old. */
  forgetHistory(): void {
    const oldest = this.#log.snapshots.at(-1)?.head.seq ?? 0
    this.#history = this.#history.filter(({ toSeq }) => toSeq > oldest)
  }

  get stored(): StoredBoard {
    return { log: this.#log, history: this.#history }
  }

  get board(): Board {
    return readBoard(this.doc)
  }

  makerOf(id: CardId): ParticipantId | undefined {
    const { cards, removedCards } = this.board
    return (cards.get(id) ?? removedCards.get(id))?.createdBy
  }

  /** The board that these changes give. */
  boardOf(which: (row: StoredUpdate) => boolean): Board {
    const doc = new Y.Doc()
    for (const { bytes } of this.all.filter(which)) Y.applyUpdate(doc, bytes)
    return readBoard(doc)
  }

  /** Puts the board back and takes that in. */
  putBack(by: ParticipantId, asked: PutBackTask['asked']): PuttingBack & { readonly change: number } {
    const actor: Actor = { role: 'facilitator', participant: by, now: this.now }
    const put = putBoardBack({ board: this.stored, asked, actor })
    const change = this.now + 1
    for (const bytes of put.updates) {
      this.now = change - 1
      this.take(by, bytes)
    }
    return { ...put, change }
  }
}

/** One person's page: offline until it is brought together with the log. */
export class TestPage {
  readonly me: ParticipantId
  readonly doc = new Y.Doc()
  readonly #past: TestPast
  #unsent: Uint8Array[] = []

  constructor(past: TestPast, me: ParticipantId) {
    this.me = me
    this.#past = past
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(past.doc))
    this.doc.on('update', (update: Uint8Array, by: unknown) => {
      if (by !== past) this.#unsent.push(update)
    })
  }

  get board(): Board {
    return readBoard(this.doc)
  }

  get actor(): Actor {
    return { role: 'facilitator', participant: this.me, now: this.#past.now }
  }

  add(name: string): CardId {
    const id = newCardId()
    run(this.doc, addCards, { cards: [{ id, name }] }, this.actor)
    return id
  }

  change(id: CardId, fields: Parameters<typeof changeCard.apply>[1]['fields']): void {
    run(this.doc, changeCard, { id, fields }, this.actor)
  }

  move(id: CardId, influence: number): void {
    run(this.doc, moveCards, { moves: [{ id, place: { influence, interest: 5 } }] }, this.actor)
  }

  remove(id: CardId): void {
    run(this.doc, removeCards, { ids: [id] }, this.actor)
  }

  restore(id: CardId): void {
    run(this.doc, restoreCards, { ids: [id] }, this.actor)
  }

  /** Sends what is new here, and hears what is new there. */
  meet(): void {
    const unsent = this.#unsent.splice(0)
    if (unsent.length > 0) this.#past.take(this.me, Y.mergeUpdates(unsent))
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.#past.doc), this.#past)
  }
}
