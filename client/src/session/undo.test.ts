import { newCardId } from '@commonground/shared/base/ids'
import { addCards, changeCard, moveCards, removeCards } from '@commonground/shared/commands/cards'
import { type Command, run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { destroy, trashOf } from '@commonground/shared/document/trash'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from './undo.ts'

const actor = { role: 'facilitator', now: 1 } as const

/** Two people on one board; `undo` is the first one's. */
function workshop() {
  const [doc, other] = [new Y.Doc(), new Y.Doc()]
  doc.on('update', (update, by) => by !== 'wire' && Y.applyUpdate(other, update, 'wire'))
  other.on('update', (update, by) => by !== 'wire' && Y.applyUpdate(doc, update, 'wire'))
  const undo = createUndo(() => true)
  undo.follow(doc)
  const act = <Args, Result>(command: Command<Args, Result>, args: Args) => run(doc, command, args, actor)
  const otherActs = <Args, Result>(command: Command<Args, Result>, args: Args) =>
    run(other, command, args, actor)
  const card = (id: ReturnType<typeof newCardId>) => readBoard(doc).cards.get(id)
  return { doc, other, undo, act, otherActs, card }
}

const placed = (id: ReturnType<typeof newCardId>, influence: number) => ({
  moves: [{ id, place: { influence, interest: 50 } }],
})

test('C6 there is nothing to undo right after opening, whatever the board holds', () => {
  const { doc, otherActs } = workshop()
  otherActs(addCards, { cards: [{ id: newCardId(), name: 'Library' }] })
  const undo = createUndo(() => true)
  undo.follow(doc)
  expect(undo.get()).toEqual({ canUndo: false, canRedo: false })
  otherActs(addCards, { cards: [{ id: newCardId(), name: 'School' }] })
  expect(undo.get()).toEqual({ canUndo: false, canRedo: false })
})

test('C6 undo takes back only own changes', () => {
  const { undo, act, otherActs, card } = workshop()
  const [mine, theirs] = [newCardId(), newCardId()]
  act(addCards, { cards: [{ id: mine, name: 'Library' }] })
  otherActs(addCards, { cards: [{ id: theirs, name: 'School' }] })
  act(moveCards, placed(mine, 80))
  otherActs(changeCard, { id: mine, fields: { notes: 'theirs' } })
  undo.undo()
  expect(card(mine)).toMatchObject({ notes: 'theirs' })
  expect(card(mine)?.place).toBeUndefined()
  undo.undo()
  expect(card(mine)).toBeUndefined()
  expect(card(theirs)?.name).toBe('School')
  expect(undo.get()).toEqual({ canUndo: false, canRedo: true })
})

test('C6 R29 undo of what was destroyed meanwhile is said, and brings nothing back nor undoes anything older', () => {
  const { doc, other, undo, act, card } = workshop()
  const [gone, kept] = [newCardId(), newCardId()]
  act(addCards, { cards: [{ id: gone, name: 'Library' }] })
  act(addCards, { cards: [{ id: kept, name: 'School' }] })
  act(moveCards, placed(kept, 80))
  act(changeCard, { id: gone, fields: { notes: 'Mine' } })
  act(removeCards, { ids: [gone] })
  destroy(other, trashOf(other))
  const told = { cards: [], did: 'destroyed' }
  expect(undo.undo()).toEqual({ ...told, next: [] })
  expect(undo.undo()).toEqual({ ...told, next: [kept] })
  expect(card(kept)?.place?.influence).toBe(80)
  expect(undo.undo()).toBeUndefined()
  expect(card(kept)?.place).toBeUndefined()
  expect(undo.redo()).toBeUndefined()
  expect(card(kept)?.place?.influence).toBe(80)
  const { cards, removedCards, setAside } = readBoard(doc)
  expect([[...cards.keys()], removedCards.size, setAside]).toEqual([[kept], 0, 0])
})

test('C1 each command is its own step, however fast they come', () => {
  const { undo, act, card } = workshop()
  const id = newCardId()
  act(addCards, { cards: [{ id, name: 'Library' }] })
  act(moveCards, placed(id, 10))
  act(moveCards, placed(id, 20))
  undo.undo()
  expect(card(id)?.place?.influence).toBe(10)
})

test('C2 undoing a new card and redoing it brings it back with all that others typed into it', () => {
  const { undo, act, otherActs, card } = workshop()
  const id = newCardId()
  act(addCards, { cards: [{ id, name: 'Library' }] })
  undo.undo()
  expect(card(id)).toBeUndefined()
  otherActs(changeCardAnyway, { id, notes: 'typed meanwhile' })
  undo.redo()
  expect(card(id)).toMatchObject({ name: 'Library', notes: 'typed meanwhile' })
})

/** Writes into a card without asking whether it was removed, as an offline person does. */
const changeCardAnyway: Command<{ readonly id: string; readonly notes: string }> = {
  name: 'changeCardAnyway',
  needs: 'writeBoard',
  apply(doc, { id, notes }) {
    const record = doc.getMap('cards').get(id)
    const text = record instanceof Y.Map ? record.get('notes') : undefined
    if (text instanceof Y.Text) text.insert(0, notes)
  },
}

test('C1 a burst of arrow keys is one step, and the next key starts another', () => {
  const { undo, act, card } = workshop()
  const id = newCardId()
  act(addCards, { cards: [{ id, name: 'Library' }] })
  act(moveCards, placed(id, 10))
  const release = undo.hold()
  for (const influence of [11, 12, 13]) act(moveCards, placed(id, influence))
  release()
  release()
  act(moveCards, placed(id, 50))
  undo.undo()
  expect(card(id)?.place?.influence).toBe(13)
  undo.undo()
  expect(card(id)?.place?.influence).toBe(10)
  undo.redo()
  expect(card(id)?.place?.influence).toBe(13)
})

test('C1 undo within a burst ends the step: what follows is a new one', () => {
  const { undo, act, card } = workshop()
  const id = newCardId()
  act(addCards, { cards: [{ id, name: 'Library' }] })
  const release = undo.hold()
  act(moveCards, placed(id, 11))
  undo.undo()
  act(moveCards, placed(id, 12))
  release()
  undo.undo()
  expect(card(id)).toMatchObject({ name: 'Library' })
  expect(card(id)?.place).toBeUndefined()
})

test('C1 stop ends a step inside a burst', () => {
  const { undo, act, card } = workshop()
  const id = newCardId()
  act(addCards, { cards: [{ id, name: 'Library' }] })
  const release = undo.hold()
  act(moveCards, placed(id, 11))
  undo.stop()
  act(moveCards, placed(id, 12))
  release()
  undo.undo()
  expect(card(id)?.place?.influence).toBe(11)
})

test('C6 nothing can be undone while this person may not write', () => {
  let mayWrite = true
  const doc = new Y.Doc()
  const undo = createUndo(() => mayWrite)
  undo.follow(doc)
  const id = newCardId()
  run(doc, addCards, { cards: [{ id, name: 'Library' }] }, actor)
  expect(undo.get().canUndo).toBe(true)
  mayWrite = false
  undo.refresh()
  expect(undo.get().canUndo).toBe(false)
  undo.undo()
  expect(readBoard(doc).cards.size).toBe(1)
})

test('O4 a new document has nothing of the old one to undo', () => {
  const { undo, act } = workshop()
  act(addCards, { cards: [{ id: newCardId(), name: 'Library' }] })
  undo.follow(new Y.Doc())
  expect(undo.get()).toEqual({ canUndo: false, canRedo: false })
})

test('C6 undo that somebody overtook says who did and takes back nothing older unasked; the next one does', () => {
  const { doc, other, undo, act, otherActs, card } = workshop()
  const [one, two] = [newCardId(), newCardId()]
  otherActs(addCards, {
    cards: [one, two].map((id) => ({ id, name: id, place: { influence: 20, interest: 50 } })),
  })
  act(moveCards, placed(one, 25))
  act(moveCards, placed(two, 45))
  otherActs(moveCards, placed(two, 90))
  expect(undo.undo()).toEqual({ cards: [two], did: 'moved', by: other.clientID, next: [one] })
  expect([one, two].map((id) => card(id)?.place?.influence)).toEqual([25, 90])
  expect(undo.undo()).toBeUndefined()
  expect([one, two].map((id) => card(id)?.place?.influence)).toEqual([20, 90])
  expect(undo.get()).toEqual({ canUndo: false, canRedo: true })
  otherActs(moveCards, placed(one, 70))
  expect(undo.redo()).toEqual({ cards: [one], did: 'moved', by: other.clientID, next: [] })
  expect(card(one)?.place?.influence).toBe(70)
  expect(doc.clientID).not.toBe(other.clientID)
})

test('C6 the same for texts, for cards that were deleted, and when nobody can tell who it was', () => {
  const { undo, act, otherActs, card } = workshop()
  const id = newCardId()
  act(addCards, { cards: [{ id, name: 'Library' }] })
  act(changeCard, { id, fields: { notes: 'mine' } })
  otherActs(changeCard, { id, fields: { notes: '' } })
  expect(undo.undo()).toMatchObject({ cards: [id], did: 'changed', next: [id] })
  act(moveCards, placed(id, 10))
  otherActs(moveCards, { moves: [{ id, place: undefined }] })
  expect(undo.undo()).toMatchObject({ cards: [id], did: 'moved' })
  expect(card(id)?.place).toBeUndefined()
})
