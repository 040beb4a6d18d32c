import { BoardError } from '@commonground/shared/base/boardError'
import {
  type CardId,
  newCardId,
  newParticipantId,
  newPlanLineId,
  newTieId,
  type ParticipantId,
} from '@commonground/shared/base/ids'
import {
  addCards,
  changeCard,
  lockCards,
  moveCards,
  orderCards,
  removeCards,
  restoreCards,
} from '@commonground/shared/commands/cards'
import { type Actor, run } from '@commonground/shared/commands/command'
import { mergeCards } from '@commonground/shared/commands/mergeCards'
import { addPlanLine } from '@commonground/shared/commands/plan'
import { addTie } from '@commonground/shared/commands/ties'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import { origin } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import { sameNames } from '@commonground/shared/model/sameNames'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Author, judge } from './admission.ts'
import { Budgets } from './budgets.ts'

const people = 3
const numRuns = 60

type Step =
  | {
      readonly kind:
        | 'add'
        | 'move'
        | 'name'
        | 'type'
        | 'remove'
        | 'restore'
        | 'order'
        | 'lock'
        | 'unlock'
        | 'tie'
        | 'plan'
        | 'join'
      readonly who: number
      readonly pick: number
    }
  | { readonly kind: 'undo' | 'redo' | 'leave' | 'return' | 'reload' | 'hear'; readonly who: number }

const who = fc.nat({ max: people - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'add',
        'move',
        'name',
        'type',
        'remove',
        'restore',
        'order',
        'lock',
        'unlock',
        'tie',
        'plan',
        'join',
      ),
      who,
      pick: fc.nat({ max: 1000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('undo', 'redo', 'leave', 'return', 'reload', 'hear'),
      who,
    }),
  },
)

describe('honest traffic', () => {
  it('R4 R11 C7 C10 whatever honest people do, online or not, only what a lock came before is refused, and all end up alike', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), (steps) => {
        const workshop = new Workshop()
        for (const one of steps) workshop.take(one)
        workshop.settle()
        const [first, ...others] = workshop.boards()
        for (const other of others) expect(other).toEqual(first)
      }),
      { numRuns },
    )
  })
})

/** One server behind the gate and a few people whose messages wait until someone delivers them. */
class Workshop {
  readonly #server = new Y.Doc()
  readonly #budgets = new Budgets(this.#server)
  readonly #people: Tab[]

  constructor() {
    migrate(this.#server)
    this.#people = Array.from(
      { length: people },
      (_, at) => new Tab(at === 0 ? 'facilitator' : 'participant'),
    )
    for (const tab of this.#people) this.#meet(tab)
  }

  take(one: Step): void {
    const tab = this.#people[one.who]
    if (!tab) return
    if (one.kind === 'leave') tab.isOnline = false
    else if (one.kind === 'return') this.#meet(tab)
    else if (one.kind === 'hear') tab.hear()
    else if (one.kind === 'reload') tab.reload()
    else tab.act(one)
    if (tab.isOnline) this.#deliver(tab)
  }

  settle(): void {
    for (let round = 0; round < 2; round += 1) for (const tab of this.#people) this.#meet(tab)
    for (const tab of this.#people) tab.hear()
  }

  boards(): readonly unknown[] {
    return [this.#server, ...this.#people.map(({ doc }) => doc)].map(readBoard)
  }

  #meet(tab: Tab): void {
    tab.isOnline = true
    tab.outbox = [Y.encodeStateAsUpdate(tab.doc, Y.encodeStateVector(this.#server))]
    tab.inbox = [Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(tab.doc))]
    this.#deliver(tab)
  }

  #deliver(from: Tab): void {
    for (const update of from.outbox.splice(0)) {
      const verdict = judge(this.#server, update, from.author)
      if (verdict.kind === 'refused') {
        expect([verdict.rule, from.author.isFacilitator]).toEqual(['locked', false])
        from.comeAfresh(Y.encodeStateAsUpdate(this.#server))
        return
      }
      if (verdict.kind === 'new') {
        const taker = { participant: from.author.participant, role: 'participant' } as const
        expect(this.#budgets.takeFromOthers(taker, verdict.loss, 1)).toBe(true)
      }
      Y.applyUpdate(this.#server, update)
      expect(this.#server.store.pendingStructs ?? this.#server.store.pendingDs).toBeNull()
      for (const tab of this.#people) if (tab.isOnline && tab !== from) tab.inbox.push(update)
    }
  }
}

class Tab {
  doc = new Y.Doc()
  readonly ids = new Set<number>()
  isOnline = true
  outbox: Uint8Array[] = []
  inbox: Uint8Array[] = []
  #undo: Y.UndoManager

  readonly #actor: Actor & { readonly participant: ParticipantId }

  constructor(role: 'facilitator' | 'participant') {
    this.#actor = { role, participant: newParticipantId(), now: 1 }
    this.#undo = this.#open(this.doc)
  }

  get author(): Author {
    const { role, participant } = this.#actor
    return {
      participant,
      owns: (client) => this.ids.has(client),
      isFacilitator: role === 'facilitator',
      mayHandIn: false,
      pays: () => true,
    }
  }

  /** What was refused is let go, with all that stands on it. */
  comeAfresh(state: Uint8Array): void {
    this.doc = new Y.Doc()
    this.inbox = []
    this.outbox = []
    Y.applyUpdate(this.doc, state)
    this.#undo = this.#open(this.doc)
  }

  hear(): void {
    for (const update of this.inbox.splice(0)) Y.applyUpdate(this.doc, update)
  }

  /** A new tab opens what the old one kept on this device. */
  reload(): void {
    const kept = Y.encodeStateAsUpdate(this.doc)
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, kept)
    this.#undo = this.#open(this.doc)
  }

  act(one: Step): void {
    try {
      this.#act(one)
    } catch (error) {
      if (!(error instanceof BoardError)) throw error
    }
  }

  #act(one: Step): void {
    const actor = this.#actor
    if (one.kind === 'undo') this.#undo.undo()
    if (one.kind === 'redo') this.#undo.redo()
    if (!('pick' in one)) return
    const ids = [...this.doc.getMap('cards').keys()] as CardId[]
    const id = ids[one.pick % Math.max(1, ids.length)]
    const other = ids[(one.pick * 7) % Math.max(1, ids.length)]
    if (one.kind === 'add') {
      const card = { id: newCardId(), name: `Card ${one.pick % 9}`, notes: 'Some notes' }
      run(this.doc, addCards, { cards: [card] }, actor)
    }
    if (!id || !other) return
    const place = { influence: one.pick % 101, interest: (one.pick * 3) % 101 }
    if (one.kind === 'move') run(this.doc, moveCards, { moves: [{ id, place }] }, actor)
    if (one.kind === 'name') run(this.doc, changeCard, { id, fields: { name: `N${one.pick}` } }, actor)
    if (one.kind === 'type') run(this.doc, changeCard, { id, fields: { notes: `Notes ${one.pick}` } }, actor)
    if (one.kind === 'remove') run(this.doc, removeCards, { ids: [id] }, actor)
    if (one.kind === 'restore') run(this.doc, restoreCards, { ids: [id] }, actor)
    if (one.kind === 'order') run(this.doc, orderCards, { ids: [id], to: 'front' }, actor)
    if (actor.role === 'facilitator' && (one.kind === 'lock' || one.kind === 'unlock')) {
      run(this.doc, lockCards, { ids: [id], locked: one.kind === 'lock' }, actor)
    }
    if (one.kind === 'join') {
      const merges = sameNames(readBoard(this.doc).cards.values())
      run(this.doc, mergeCards, { merges, fresh: newTieId() }, actor)
    }
    if (one.kind === 'tie') {
      const fields = { kind: 'funds', label: 'Grant' } as const
      run(this.doc, addTie, { id: newTieId(), from: id, to: other, fields }, actor)
    }
    if (one.kind === 'plan') {
      run(this.doc, addPlanLine, { id: newPlanLineId(), card: id, fields: { action: 'Meet' } }, actor)
    }
  }

  #open(doc: Y.Doc): Y.UndoManager {
    this.ids.add(doc.clientID)
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (transaction.local && this.isOnline) this.outbox.push(update)
    })
    const roots = ['meta', 'cards', 'ties', 'plan'].map((name) => doc.getMap(name))
    return new Y.UndoManager(roots, { trackedOrigins: new Set([origin.person]), captureTimeout: 0 })
  }
}
