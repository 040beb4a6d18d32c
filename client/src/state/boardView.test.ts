import {
  type CardId,
  newCardId,
  newPlanLineId,
  newTieId,
  type PlanLineId,
  type TieId,
} from '@commonground/shared/base/ids'
import {
  addCards,
  changeCard,
  moveCards,
  removeCards,
  restoreCards,
} from '@commonground/shared/commands/cards'
import { type Command, run } from '@commonground/shared/commands/command'
import { addPlanLine, changePlanLine, removePlanLines } from '@commonground/shared/commands/plan'
import { changeSettings } from '@commonground/shared/commands/settings'
import { addTie, removeTies } from '@commonground/shared/commands/ties'
import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { watchBoard } from './boardView.ts'
import { createStore } from './store.ts'

const actor = { role: 'facilitator', now: 1 } as const

function watched(doc = new Y.Doc()) {
  const store = createStore<Board>(readBoard(doc))
  const stop = watchBoard(doc, store)
  const act = <Args, Result>(command: Command<Args, Result>, args: Args) => run(doc, command, args, actor)
  return { doc, store, stop, act }
}

test('O6 one transaction changes the board once', () => {
  const { store, act } = watched()
  const ids = [newCardId(), newCardId()]
  act(addCards, { cards: ids.map((id) => ({ id, name: 'Library' })) })
  let times = 0
  store.subscribe(() => {
    times += 1
  })
  act(moveCards, { moves: ids.map((id) => ({ id, place: { influence: 1, interest: 2 } })) })
  expect(times).toBe(1)
})

test('O6 what did not change keeps its object', () => {
  const { store, act } = watched()
  const [one, two] = [newCardId(), newCardId()]
  act(addCards, { cards: [one, two].map((id) => ({ id, name: 'Library' })) })
  const before = store.get()
  act(changeCard, { id: one, fields: { notes: 'met in May' } })
  const after = store.get()
  expect(after.cards.get(two)).toBe(before.cards.get(two))
  expect(after.cards.get(one)).not.toBe(before.cards.get(one))
  expect(after.settings).toBe(before.settings)
  expect(after.ties).toBe(before.ties)
})

test('O6 a change that says nothing new changes nothing', () => {
  const { doc, store, act } = watched()
  const id = newCardId()
  act(addCards, { cards: [{ id, name: 'Library' }] })
  const before = store.get()
  doc.transact(() => {
    const record = doc.getMap<Y.Map<unknown>>('cards').get(id)
    record?.set('name', 'Library')
  })
  expect(store.get()).toBe(before)
})

test('O6 a stopped view follows no longer', () => {
  const { store, act, stop } = watched()
  stop()
  act(addCards, { cards: [{ id: newCardId(), name: 'Library' }] })
  expect(store.get().cards.size).toBe(0)
})

const place = fc.option(
  fc.record({ influence: fc.integer({ min: 0, max: 100 }), interest: fc.integer({ min: 0, max: 100 }) }),
  { nil: undefined },
)
const at = fc.nat({ max: 30 })
const move = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), name: fc.constantFrom('Library', 'School', 'Surgery') }),
  fc.record({ kind: fc.constant('move' as const), at, place }),
  fc.record({ kind: fc.constant('notes' as const), at, notes: fc.string({ maxLength: 8 }) }),
  fc.record({ kind: fc.constant('remove' as const), at }),
  fc.record({ kind: fc.constant('restore' as const), at }),
  fc.record({ kind: fc.constant('tie' as const), at, to: at }),
  fc.record({ kind: fc.constant('untie' as const), at }),
  fc.record({ kind: fc.constant('plan' as const), at }),
  fc.record({ kind: fc.constant('planDone' as const), at }),
  fc.record({ kind: fc.constant('unplan' as const), at }),
  fc.record({ kind: fc.constant('title' as const), title: fc.constantFrom('Ours', 'Theirs') }),
  fc.record({ kind: fc.constant('junk' as const), at, root: fc.constantFrom('cards', 'ties', 'plan') }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('sync' as const), from: fc.nat({ max: 2 }), to: fc.nat({ max: 2 }) }),
)
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

/** One of the records of a root, whichever `at` points to. */
function pick<Id extends string>(doc: Y.Doc, root: string, at: number): Id | undefined {
  const ids = [...doc.getMap(root).keys()].sort()
  return ids[at % Math.max(1, ids.length)] as Id | undefined
}

/** What people do, and what only broken clients do. Refusals are part of life. */
function perform(doc: Y.Doc, undo: Y.UndoManager, step: Exclude<Move, { kind: 'sync' }>): void {
  const act = <Args, Result>(command: Command<Args, Result>, args: Args) => {
    try {
      run(doc, command, args, actor)
    } catch {
      // Someone removed it meanwhile.
    }
  }
  const card = 'at' in step ? pick<CardId>(doc, 'cards', step.at) : undefined
  const ids = card ? [card] : []
  if (step.kind === 'add') act(addCards, { cards: [{ id: newCardId(), name: step.name }] })
  if (step.kind === 'move') act(moveCards, { moves: ids.map((id) => ({ id, place: step.place })) })
  if (step.kind === 'notes' && card) act(changeCard, { id: card, fields: { notes: step.notes } })
  if (step.kind === 'remove') act(removeCards, { ids })
  if (step.kind === 'restore') act(restoreCards, { ids })
  if (step.kind === 'tie' && card) {
    const to = pick<CardId>(doc, 'cards', step.to) ?? card
    act(addTie, { id: newTieId(), from: card, to, fields: { kind: 'funds' } })
  }
  if (step.kind === 'untie') act(removeTies, { ids: [pick<TieId>(doc, 'ties', step.at) ?? newTieId()] })
  if (step.kind === 'plan' && card)
    act(addPlanLine, { id: newPlanLineId(), card, fields: { action: 'Call' } })
  if (step.kind === 'planDone') {
    act(changePlanLine, {
      id: pick<PlanLineId>(doc, 'plan', step.at) ?? newPlanLineId(),
      fields: { done: true },
    })
  }
  if (step.kind === 'unplan')
    act(removePlanLines, { ids: [pick<PlanLineId>(doc, 'plan', step.at) ?? newPlanLineId()] })
  if (step.kind === 'title') act(changeSettings, { settings: { title: step.title } })
  if (step.kind === 'junk') doc.getMap(step.root).set(`broken${step.at}`, step.at % 2 ? 7 : new Y.Map())
  if (step.kind === 'undo') undo.undo()
}

test('D3 the view kept up to date equals the board read from scratch, whatever several people do', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (script) => {
      const people = [0, 1, 2].map(() => {
        const view = watched()
        const roots = ['cards', 'ties', 'plan', 'meta'].map((root) => view.doc.getMap(root))
        return { ...view, undo: new Y.UndoManager(roots, { trackedOrigins: new Set(['person']) }) }
      })
      script.forEach((step, turn) => {
        const person = people[turn % 3]
        if (!person) return
        if (step.kind !== 'sync') perform(person.doc, person.undo, step)
        const [from, to] = step.kind === 'sync' ? [people[step.from], people[step.to]] : []
        if (from && to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), 'wire')
      })
      for (const { doc, store } of people) expect(store.get()).toEqual(readBoard(doc))
    }),
    { numRuns: 300 },
  )
})
