import { newCardId } from '@commonground/shared/base/ids'
import { addCards, moveCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { clearNotices, notices } from '../app/notices.ts'
import { createUndo } from '../session/undo.ts'
import { offerUndo } from './offerUndo.ts'

afterEach(clearNotices)

/** A board on which two steps were taken, the second of which is offered back. */
function offered() {
  const doc = new Y.Doc()
  const undo = createUndo(() => true)
  undo.follow(doc)
  const id = newCardId()
  const actor = { role: 'facilitator', now: 1 } as const
  const moveTo = (influence: number) =>
    run(doc, moveCards, { moves: [{ id, place: { influence, interest: 50 } }] }, actor)
  run(doc, addCards, { cards: [{ id, name: 'Library' }] }, actor)
  moveTo(10)
  offerUndo(undo, 'Moved')
  const [notice] = notices.get()
  let isOver = false
  notice?.until?.(() => {
    isOver = true
  })
  const at = () => readBoard(doc).cards.get(id)?.place?.influence
  return { undo, moveTo, at, press: () => notice?.action?.perform(), isOver: () => isOver }
}

test('C6 a notice’s Undo takes its own step back, and is gone with it', () => {
  const { at, press, isOver } = offered()
  expect(isOver()).toBe(false)
  press()
  expect(at()).toBeUndefined()
  expect(isOver()).toBe(true)
})

test('C6 a notice’s Undo is over once another step is the last, and never takes that one back', () => {
  const { at, press, isOver, moveTo } = offered()
  moveTo(20)
  expect(isOver()).toBe(true)
  press()
  expect(at()).toBe(20)
})

test('C6 a notice’s Undo is over when its step was undone by other means', () => {
  const { undo, isOver } = offered()
  undo.undo()
  expect(isOver()).toBe(true)
})
