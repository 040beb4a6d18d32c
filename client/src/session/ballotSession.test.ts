import { newCardId, newRoundId } from '@commonground/shared/base/ids'
import { addCards, changeCard, moveCards, removeCards } from '@commonground/shared/commands/cards'
import { changeSettings } from '@commonground/shared/commands/settings'
import { freshWorkshop, type RoundOf } from '@commonground/shared/protocol/workshop'
import { expect, test } from 'vitest'
import { createStore } from '../state/store.ts'
import type { BallotKeeper, BallotState } from './ballotKeeper.ts'
import { ballotSession } from './ballotSession.ts'
import { localSession } from './localSession.ts'
import type { Answers } from './session.ts'

const [library, council, clinic] = [newCardId(), newCardId(), newCardId()]
const high = { influence: 80, interest: 80 }

function world() {
  const outer = localSession({
    cards: [
      { id: library, name: 'Library', place: high },
      { id: council, name: 'Council' },
      { id: clinic, name: 'Clinic' },
    ],
  })
  const round: RoundOf<'blindPlacing'> = {
    id: newRoundId(),
    kind: 'blindPlacing',
    setup: { cards: [library, council] },
    openedAt: 0,
    state: 'open',
    progress: { begun: 0, half: 0, done: 0 },
  }
  const set = (state: 'open' | 'closed') =>
    outer.workshop.set({ ...freshWorkshop, round: { ...round, state } })
  set('open')
  const ballot = createStore<{ readonly places: Answers }>({ places: {} })
  const state = createStore<BallotState>({ kind: 'saved' })
  let flushes = 0
  const keeper: BallotKeeper<{ readonly places: Answers }> = {
    ballot,
    state,
    change: ballot.set,
    flush: () => {
      flushes += 1
    },
    refresh: () => {},
    close: () => {},
  }
  return {
    outer,
    session: ballotSession({ outer, round, keeper }),
    ballot,
    set,
    flushes: () => flushes,
  }
}

const placeOf = (session: ReturnType<typeof world>['session'], id: typeof library) =>
  session.board.get().cards.get(id)?.place

test('W3 the private copy has the round’s cards alone, and none of the places of the board', () => {
  const { session } = world()
  expect([...session.board.get().cards.values()].map(({ name, place }) => [name, place])).toEqual([
    ['Library', undefined],
    ['Council', undefined],
  ])
})

test('W3 the cards to place are listed by name, and stay so, whatever their places on the board and in the ballot', () => {
  const { session } = world()
  const listed = () => session.placing?.cards.get().map(({ name }) => name)
  expect(listed()).toEqual(['Council', 'Library'])
  session.run(moveCards, { moves: [{ id: library, place: high }] })
  expect(listed()).toEqual(['Council', 'Library'])
})

test('W3 what is moved here goes into the ballot and changes nothing on the board', () => {
  const { outer, session, ballot } = world()
  const before = outer.board.get()
  session.run(moveCards, { moves: [{ id: council, place: { influence: 120, interest: 10 } }] })
  expect(ballot.get().places).toEqual({ [council]: { influence: 100, interest: 10 } })
  expect(placeOf(session, council)).toEqual({ influence: 100, interest: 10 })
  session.run(changeCard, { id: council, fields: { place: undefined } })
  expect(ballot.get().places).toEqual({})
  expect(outer.board.get()).toBe(before)
})

test('W4 what waits is sent as soon as the close is heard, and again when the round opens again', () => {
  const { set, flushes } = world()
  set('open')
  expect(flushes()).toBe(0)
  set('closed')
  expect(flushes()).toBe(1)
  set('closed')
  expect(flushes()).toBe(1)
  set('open')
  expect(flushes()).toBe(2)
})

test('W3 nothing of what is done here is shown to others', () => {
  const { outer, session } = world()
  session.show({ cursor: { x: 1, y: 1, pressed: false }, drag: [{ card: council, place: high }] })
  expect(outer.shown()).toEqual({})
})

test('*don’t know* is an answer, takes the place away, and a place takes it back', () => {
  const { session, ballot } = world()
  session.run(moveCards, { moves: [{ id: council, place: high }] })
  session.placing.dontKnow([council, library], true)
  expect(ballot.get().places).toEqual({ [council]: 'unknown', [library]: 'unknown' })
  expect(placeOf(session, council)).toBeUndefined()
  session.placing.dontKnow([library], false)
  session.run(moveCards, { moves: [{ id: council, place: high }] })
  expect(ballot.get().places).toEqual({ [council]: high })
})

test('C6 undo takes back one step of the ballot at a time, and redo brings it again', () => {
  const { session, ballot } = world()
  expect(session.undo.get()).toEqual({ canUndo: false, canRedo: false })
  session.run(moveCards, { moves: [{ id: council, place: high }] })
  session.placing.dontKnow([council], true)
  session.undo.undo()
  expect(ballot.get().places).toEqual({ [council]: high })
  session.undo.undo()
  expect(ballot.get().places).toEqual({})
  session.undo.redo()
  expect(ballot.get().places).toEqual({ [council]: high })
})

test('names stay those of the board, a card that is taken away goes, and what did not change keeps its object', () => {
  const { outer, session } = world()
  session.run(moveCards, { moves: [{ id: council, place: high }] })
  const before = session.board.get().cards.get(council)
  session.placing.dontKnow([library], true)
  expect(session.board.get().cards.get(council)).toBe(before)
  outer.run(changeCard, { id: library, fields: { name: 'Central library' } })
  expect(session.board.get().cards.get(library)?.name).toBe('Central library')
  outer.run(removeCards, { ids: [library] })
  expect(session.placing.cards.get().map(({ name }) => name)).toEqual(['Council'])
})

test('W4 after the close nothing is taken any more and what was answered stays to be read', () => {
  const { session, ballot, set } = world()
  session.run(moveCards, { moves: [{ id: council, place: high }] })
  set('closed')
  expect(session.canWrite()).toBe(false)
  expect(() => session.run(moveCards, { moves: [{ id: library, place: high }] })).toThrow('round-closed')
  expect(ballot.get().places).toEqual({ [council]: high })
  expect(placeOf(session, council)).toEqual(high)
})

test('W3 cards are neither added nor edited meanwhile; a facilitator’s line goes to the board', () => {
  const { outer, session } = world()
  expect(() => session.run(addCards, { cards: [{ id: newCardId(), name: 'New' }] })).toThrow('frozen')
  expect(() => session.run(changeCard, { id: council, fields: { name: 'X', place: high } })).toThrow('frozen')
  session.run(changeSettings, { settings: { influenceLine: 60 } })
  expect(outer.board.get().settings.influenceLine).toBe(60)
  expect(session.board.get().settings.influenceLine).toBe(60)
})

test('C6 W21 undo takes back the answers of its step alone, and none that another tab has changed since', () => {
  const { session, ballot } = world()
  session.run(moveCards, { moves: [{ id: council, place: high }] })
  session.run(moveCards, { moves: [{ id: library, place: high }] })
  const low = { influence: 10, interest: 10 }
  ballot.set({ places: { ...ballot.get().places, [library]: low } })
  expect(session.undo.undo()).toEqual({ cards: [library], did: 'changed', isOwn: true, next: [council] })
  expect(ballot.get().places).toEqual({ [council]: high, [library]: low })
  expect(session.undo.undo()).toBeUndefined()
  expect(ballot.get().places).toEqual({ [library]: low })
  session.undo.redo()
  expect(ballot.get().places).toEqual({ [council]: high, [library]: low })
})
