import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CardId } from '../base/ids.ts'
import type { Relationship } from '../model/card.ts'
import { type Place, samePlace } from '../model/place.ts'
import { addCards, changeCard, moveCards, removeCards, restoreCards } from './cards.ts'
import { type Writer, writer } from './command.testing.ts'
import { addPlanLine } from './plan.ts'
import { changeSettings } from './settings.ts'
import { addTie } from './ties.ts'

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((text) => `n${text}`)
const pick = fc.nat(30)
const scores = fc.record({ influence: fc.nat(1000), interest: fc.nat(1000) })
const place = scores.map(
  ({ influence, interest }): Place => ({ influence: influence / 10, interest: interest / 10 }),
)

/** What one person may do next. `card` is taken modulo the number of cards they see. */
const act = fc.oneof(
  fc.record({ do: fc.constant('add' as const), name: word }),
  fc.record({ do: fc.constant('move' as const), card: pick, place: fc.option(place, { nil: undefined }) }),
  fc.record({ do: fc.constant('rename' as const), card: pick, name: word }),
  fc.record({ do: fc.constant('write' as const), card: pick, notes: fc.string({ maxLength: 20 }) }),
  fc.record({
    do: fc.constant('relate' as const),
    card: pick,
    relationship: fc.constantFrom<Relationship>('strong', 'medium', 'weak', 'unknown'),
  }),
  fc.record({ do: fc.constantFrom('remove' as const, 'restore' as const), card: pick }),
  fc.record({ do: fc.constant('tie' as const), card: pick, to: pick }),
  fc.record({ do: fc.constant('plan' as const), card: pick, action: word }),
  fc.record({ do: fc.constant('settings' as const), title: word }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const who = fc.nat(4)
/** A history: who acts, and which waiting message is delivered next, perhaps twice. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('act' as const), who, act }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      who,
      which: fc.nat(),
      twice: fc.boolean(),
    }),
  },
)
const history = fc.array(step, { maxLength: 60 })

interface World {
  readonly people: readonly Writer[]
  readonly waiting: Uint8Array[][]
  readonly written: Place[]
  added: number
}

function worldOf(size: number): World {
  const first = writer('facilitator')
  const cards = ['A', 'B', 'C'].map((name, at) => ({ id: `card000${at}` as CardId, name }))
  first.run(addCards, { cards })
  first.undo.clear()
  const people = [first, ...Array.from({ length: size - 1 }, () => writer('facilitator', first))]
  const world: World = { people, waiting: people.map(() => []), written: [], added: 0 }
  for (const [at, person] of people.entries()) {
    person.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === world) return
      for (const [to, queue] of world.waiting.entries()) if (to !== at) queue.push(update)
    })
  }
  return world
}

function perform(world: World, person: Writer, what: Act): void {
  const seen = [...person.board().cards.keys(), ...person.board().removedCards.keys()].sort()
  const at = (n: number): CardId => seen[n % seen.length] as CardId
  const isLive = (id: CardId): boolean => person.board().cards.has(id)
  world.added += 1
  const id = `made${String(world.added).padStart(4, '0')}` as never
  switch (what.do) {
    case 'add':
      person.run(addCards, { cards: [{ id, name: what.name, sector: what.name }] })
      break
    case 'move':
      if (what.place) world.written.push(what.place)
      person.run(moveCards, { moves: [{ id: at(what.card), place: what.place }] })
      break
    case 'rename':
      if (isLive(at(what.card))) person.run(changeCard, { id: at(what.card), fields: { name: what.name } })
      break
    case 'write':
      if (isLive(at(what.card))) person.run(changeCard, { id: at(what.card), fields: { notes: what.notes } })
      break
    case 'relate':
      if (isLive(at(what.card)))
        person.run(changeCard, { id: at(what.card), fields: { relationship: what.relationship } })
      break
    case 'remove':
      person.run(removeCards, { ids: [at(what.card)] })
      break
    case 'restore':
      person.run(restoreCards, { ids: [at(what.card)] })
      break
    case 'tie':
      person.run(addTie, { id, from: at(what.card), to: at(what.to), fields: {} })
      break
    case 'plan':
      person.run(addPlanLine, { id, card: at(what.card), fields: { action: what.action } })
      break
    case 'settings':
      person.run(changeSettings, { settings: { title: what.title } })
      break
    case 'undo':
      person.undo.undo()
      break
    case 'redo':
      person.undo.redo()
      break
  }
}

function deliver(world: World, to: number, which: number, twice = false): void {
  const queue = world.waiting[to] ?? []
  const person = world.people[to]
  const [update] = twice
    ? queue.slice(which % queue.length, (which % queue.length) + 1)
    : queue.splice(which % queue.length, 1)
  if (update && person) Y.applyUpdate(person.doc, update, world)
}

function play(world: World, steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): void {
  const size = world.people.length
  for (const one of steps) {
    const person = world.people[one.who % size]
    if (one.kind === 'act' && person) perform(world, person, one.act)
    if (one.kind === 'deliver' && world.waiting[one.who % size]?.length)
      deliver(world, one.who % size, one.which, one.twice)
  }
}

test('D3 two to five people who act at once, with messages late, doubled and out of order, end with one board', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), history, fc.nat(), (size, steps, shuffle) => {
      const world = worldOf(size)
      play(world, steps)
      for (const to of world.people.keys()) {
        while (world.waiting[to]?.length)
          deliver(world, to, shuffle * 7919 + (world.waiting[to]?.length ?? 0))
      }
      const [first, ...others] = world.people.map((person) => person.board())
      for (const other of others) expect(other).toEqual(first)
      expect(first?.setAside).toBe(0)

      const stored = new Y.Doc()
      Y.applyUpdate(stored, Y.mergeUpdates(world.people.map((person) => Y.encodeStateAsUpdate(person.doc))))
      expect(stored.store.pendingStructs).toBeNull()
      for (const person of world.people)
        expect(Y.encodeStateVector(person.doc)).toHaveLength(Y.encodeStateVector(stored).length)
    }),
    { numRuns: 120 },
  )
})

test('C4 a card stands at a place somebody gave it, never at a mix of two', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), history, (size, steps) => {
      const world = worldOf(size)
      play(world, steps)
      for (const person of world.people) {
        for (const card of person.board().cards.values()) {
          if (card.place) expect(world.written.some((one) => samePlace(one, card.place))).toBe(true)
        }
      }
    }),
    { numRuns: 100 },
  )
})

test('C2 no history makes a record go away', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const world = worldOf(2)
      play(world, steps)
      for (const to of world.people.keys()) while (world.waiting[to]?.length) deliver(world, to, 0)
      const [board] = world.people.map((person) => person.board())
      const added = steps.filter((one) => one.kind === 'act' && one.act.do === 'add').length
      expect((board?.cards.size ?? 0) + (board?.removedCards.size ?? 0)).toBe(3 + added)
    }),
    { numRuns: 100 },
  )
})
