import { removeCards } from '@commonground/shared/commands/cards'
import { changePlanLine } from '@commonground/shared/commands/plan'
import { freshWorkshop } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { actionNamed } from './actions.ts'
import { addToPlan, closeGone, planWith, removeFromPlan } from './planActs.ts'
import { type TestBoard, testBoard } from './testing/boardFor.ts'

const linesOf = ({ session }: TestBoard) => [...session.board.get().plan.values()]

/** A board with one line of the plan, filled in. */
function planned() {
  const board = testBoard('participant')
  const { context, session, idOf } = board
  addToPlan(context, idOf('Food bank'))
  const [line] = linesOf(board)
  if (!line) throw new Error('The line was not added')
  session.run(changePlanLine, { id: line.id, fields: { action: 'Call Mo', owner: 'Ann', due: '2026-12-03' } })
  return { ...board, line: () => linesOf(board)[0] ?? line, lines: () => linesOf(board) }
}

test('W18 a line is added as one step, opened to be filled in, and undone at once', () => {
  const board = testBoard('participant')
  const { context, session, idOf, said } = board
  addToPlan(context, idOf('Food bank'))
  const [line] = linesOf(board)
  expect(context.ui.get()).toMatchObject({ panel: 'plan', planning: { line: line?.id, takesKeyboard: true } })
  expect(said).toEqual([words.plan.added('Food bank')])
  session.undo.undo()
  expect(linesOf(board)).toEqual([])
})

test('W18 planning with a partner opens what is planned already and adds nothing to it', () => {
  const { context, idOf, line, lines } = planned()
  context.ui.change({ panel: undefined, planning: undefined })
  planWith(context, idOf('Food bank'))
  expect(context.ui.get()).toMatchObject({ panel: 'plan', planning: { line: line().id } })
  expect(lines()).toHaveLength(1)
  planWith(context, idOf('Youth forum'))
  expect(lines()).toHaveLength(2)
})

test('W18 C5 a deleted line comes back by its notice, with what was typed and done since', () => {
  const { context, session, notices, line, lines, idOf } = planned()
  const before = line()
  removeFromPlan(context, before)
  expect(lines()).toEqual([])
  session.run(changePlanLine, { id: before.id, fields: { channel: 'By phone' } })
  addToPlan(context, idOf('Youth forum'))
  notices[0]?.action?.perform()
  expect(lines()).toHaveLength(2)
  expect(lines()).toContainEqual({ ...before, channel: 'By phone' })
})

test('W18 a line that goes with its card closes without a word: it comes back with it', () => {
  const { context, session, notices, line } = planned()
  const { id, card } = line()
  context.ui.change({ planning: { line: id, takesKeyboard: false } })
  session.run(removeCards, { ids: [card] })
  closeGone(context, id)
  expect([context.ui.get().planning, notices]).toEqual([undefined, []])
})

test('W18 who may not edit now is told why, and nothing changes', () => {
  const { context, session, line, lines, notices } = planned()
  session.workshop.set({ ...freshWorkshop, frozen: true })
  removeFromPlan(context, line())
  addToPlan(context, line().card)
  expect(lines()).toHaveLength(1)
  expect(notices.map(({ text }) => text)).toEqual([
    words.problems.errors.frozen,
    words.problems.errors.frozen,
  ])
})

test('W18 a viewer finds no plan', () => {
  const { context, idOf } = testBoard('viewer')
  context.ui.change({ selection: new Set([idOf('Food bank')]) })
  expect(actionNamed('plan').isAvailable(context)).toBe(false)
  expect(actionNamed('planWith').isAvailable(context)).toBe(false)
})
