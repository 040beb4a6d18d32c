import { BoardError } from '@commonground/shared/base/boardError'
import { type CardId, newCardId, newParticipantId } from '@commonground/shared/base/ids'
import {
  addCards,
  lockCards,
  moveCards,
  removeCards,
  restoreCards,
} from '@commonground/shared/commands/cards'
import { type Command, run } from '@commonground/shared/commands/command'
import { origin } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import type { Participant, Role } from '@commonground/shared/model/participant'
import { closeCode } from '@commonground/shared/protocol/messages'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type TestClient, TestWorkshop } from './workshop.testing.ts'

let workshop: TestWorkshop
beforeEach(() => {
  workshop = new TestWorkshop()
})
afterEach(() => workshop.close())

const acts = ['add', 'move', 'move', 'type', 'remove', 'restore', 'lock', 'lock', 'undo', 'redo'] as const
const events = ['cut', 'return', 'hurry', 'role', 'freeze', 'pass'] as const
const step = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...acts) },
    { weight: 2, arbitrary: fc.constantFrom(...events) },
  ),
  who: fc.nat({ max: 3 }),
  pick: fc.nat({ max: 8 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const lock = (page: Page): void => page.act('lock', 1)

it('R33 C7 who moves a card before they hear of its lock is told, and reads the board anew with the next change', async () => {
  const [fay, bob] = [new Page('facilitator', false), new Page('participant', false)]
  fay.act('add', 0)
  await pass(fay, bob)
  lock(fay)
  for (let at = 0; at < 5; at += 1) bob.act('move', at)
  workshop.pass()
  expect(bob.client.refused).toEqual({ code: 'invalid', rule: 'locked' })
  expect(bob.client.closedWith).toBe(closeCode.reload)
  await pass(fay, bob)
  bob.act('add', 0)
  await pass(fay, bob)
  expect(bob.client.closedWith).toBeUndefined()
  expect(readBoard(bob.client.doc)).toEqual(workshop.rooms.snapshot(workshop.board))
  expect(readBoard(fay.client.doc).cards.size).toBe(2)
})

it('R33 who was a facilitator hands in a lock, and is closed for that once alone', async () => {
  const fay = new Page('facilitator', false)
  fay.act('add', 0)
  await pass(fay)
  fay.client.leave()
  lock(fay)
  fay.changeRole()
  fay.comeBack()
  await pass(fay)
  expect(fay.client.refused).toEqual({ code: 'invalid', rule: 'lock' })
  for (let at = 0; at < 5; at += 1) fay.act('add', at)
  workshop.pass()
  expect(fay.client.closedWith).toBe(closeCode.reload)
})

it('R34 what somebody does while their page comes back is taken with what they did before', async () => {
  const ann = new Page('participant', false)
  ann.act('add', 0)
  await pass(ann)
  ann.client.leave()
  ann.act('move', 1)
  ann.client.connect()
  for (let at = 0; at < 5; at += 1) ann.act('move', at)
  await pass(ann)
  expect(ann.client.closedWith).toBeUndefined()
  expect(readBoard(ann.client.doc)).toEqual(workshop.rooms.snapshot(workshop.board))
})

it('R33 R34 C7 W12 whatever honest people do, by our page or an unmodified client, nobody is sent away, and nothing is lost without a word', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 90 }), async (steps) => {
      await workshop.close()
      workshop = new TestWorkshop()
      const hour = new Hour()
      for (const one of steps) await hour.take(one)
      await hour.end()
    }),
    { numRuns: 15 },
  )
})

/** Four people on one board: two by a page as ours, two by the client of y-websocket. */
class Hour {
  readonly #pages = [0, 1, 2, 3].map((at) => new Page(at < 2 ? 'facilitator' : 'participant', at % 2 === 0))
  #isFrozen = false

  async take({ what, who, pick }: Step): Promise<void> {
    const page = this.#pages[who]
    if (!page) return
    if (what === 'freeze') this.#freeze(!this.#isFrozen)
    else if (what === 'cut') page.client.leave()
    else if (what === 'return') page.comeBack()
    else if (what === 'hurry') {
      // Works before what it did meanwhile has been handed in.
      page.comeBack()
      for (let time = 0; time < 3; time += 1) page.act('add', pick)
    } else if (what === 'role') page.changeRole()
    else if (what !== 'pass') page.act(what, pick)
    if (what === 'pass') await pass(...this.#pages)
  }

  async end(): Promise<void> {
    this.#freeze(false)
    await pass(...this.#pages)
    for (const page of this.#pages) page.comeBack()
    await pass(...this.#pages)
    // Nobody is stuck: the second time at the latest everything is as it should be.
    for (let time = 0; time < 2; time += 1) {
      for (const page of this.#pages) page.act('add', time)
      await pass(...this.#pages)
    }
    const board = workshop.rooms.snapshot(workshop.board)
    const shown = [...board.cards.values(), ...board.removedCards.values()].map(({ name }) => name)
    for (const page of this.#pages) {
      expect(readBoard(page.client.doc)).toEqual(board)
      expect(page.made.filter((name) => !shown.includes(name) && !page.told.has(name))).toEqual([])
      expect(page.lastMade).toSatisfy((name: string) => shown.includes(name))
    }
  }

  #freeze(frozen: boolean): void {
    this.#isFrozen = frozen
    workshop.rooms.workshops.command(workshop.board, newParticipantId(), { type: 'freeze', frozen })
  }
}

/** Lets time pass until all is told. */
async function pass(...pages: readonly Page[]): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    workshop.pass(1_000)
    await Promise.resolve()
    for (const page of pages) page.settle()
  }
  workshop.pass(1_000)
}

/** What stands before its person: it reads the board anew when it is told to, ours already when something was refused. */
class Page {
  readonly client: TestClient
  readonly made: string[] = []
  readonly told = new Set<string>()
  readonly #isOurs: boolean
  #undo: Y.UndoManager

  constructor(role: Role, isOurs: boolean) {
    const participant: Participant = { id: newParticipantId(), name: 'Ann', sector: '', colour: 0 }
    this.client = workshop.join(role, workshop.board, participant)
    this.#isOurs = isOurs
    this.#undo = undoOf(this.client.doc)
  }

  get lastMade(): string | undefined {
    return this.made.at(-1)
  }

  comeBack(): void {
    this.settle()
    if (!this.client.isConnected) this.client.connect()
  }

  /** Its role is another one from now on: the server ends its connections, and it comes back with what it has. */
  changeRole(): void {
    const { client } = this
    const { id } = client.person.participant
    const role = client.person.role === 'facilitator' ? 'participant' : 'facilitator'
    client.person = { ...client.person, role }
    const ends = ({ participant }: { readonly participant: string }): boolean => participant === id
    workshop.rooms.closeSessions(workshop.board, ends, closeCode.reload)
    this.settle()
  }

  settle(): void {
    const { client } = this
    expect([undefined, closeCode.reload]).toContain(client.closedWith)
    const isTold = client.closedWith === closeCode.reload || (this.#isOurs && client.refused !== undefined)
    if (!isTold) return
    for (const name of this.made) this.told.add(name)
    client.leave()
    client.told.clear()
    client.startAfresh()
    this.#undo = undoOf(client.doc)
    client.connect()
  }

  act(what: (typeof acts)[number], pick: number): void {
    const { cards, removedCards } = readBoard(this.client.doc)
    const id = one([...cards.keys()], pick)
    const removed = one([...removedCards.keys()], pick)
    if (what === 'undo') this.#undo.undo()
    else if (what === 'redo') this.#undo.redo()
    else if (what === 'add') this.#add()
    else if (what === 'restore' && removed) this.#run(restoreCards, { ids: [removed] })
    else if (id) this.#change(what, id, pick)
  }

  #change(what: (typeof acts)[number], id: CardId, pick: number): void {
    const place = { influence: pick % 101, interest: (pick * 7) % 101 }
    const text = this.client.doc.getMap<Y.Map<unknown>>('cards').get(id)?.get('notes')
    if (what === 'move') this.#run(moveCards, { moves: [{ id, place }] })
    if (what === 'remove') this.#run(removeCards, { ids: [id] })
    if (what === 'lock') this.#run(lockCards, { ids: [id], locked: pick % 3 > 0 })
    if (what === 'type' && text instanceof Y.Text)
      this.client.doc.transact(() => text.insert(pick % (text.length + 1), 'word '), origin.person)
  }

  #add(): void {
    const name = `${this.client.person.participant.id} ${this.made.length}`
    this.made.push(name)
    this.#run(addCards, { cards: [{ id: newCardId(), name }] })
  }

  #run<Args, Result>(command: Command<Args, Result>, args: Args): void {
    const { role, participant } = this.client.person
    try {
      run(this.client.doc, command, args, { role, participant: participant.id, now: Date.now() })
    } catch (error) {
      // A page does not let them.
      if (!(error instanceof BoardError)) throw error
    }
  }
}

function undoOf(doc: Y.Doc): Y.UndoManager {
  const roots = ['meta', 'cards', 'ties', 'plan'].map((name) => doc.getMap(name))
  return new Y.UndoManager(roots, { trackedOrigins: new Set([origin.person]), captureTimeout: 0 })
}

const one = <T>(of: readonly T[], pick: number): T | undefined => of[pick % Math.max(1, of.length)]
