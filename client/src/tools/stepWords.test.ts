import type { CardId } from '@commonground/shared/base/ids'
import { newCardId } from '@commonground/shared/base/ids'
import { changeCard } from '@commonground/shared/commands/cards'
import { expect, test } from 'vitest'
import { actionLabel, actionNamed } from './actions.ts'
import { add, moveTo, remove } from './cardActs.ts'
import { testBoard } from './testing/boardFor.ts'

/** Undoes the last step, does it again, and gives what stood on the screen of both. */
function undoneAndRedone({
  context,
  notices,
}: ReturnType<typeof testBoard>): readonly (string | undefined)[] {
  actionNamed('undo').perform(context)
  const undone = notices.at(-1)?.text
  actionNamed('redo').perform(context)
  return [undone, notices.at(-1)?.text]
}

test('C6 undoing a paste says that cards are taken back, not that somebody deleted them', () => {
  const board = testBoard()
  add(board.context, [{ id: newCardId(), name: 'Library' }])
  expect(undoneAndRedone(board)).toEqual(['Undone: Library is taken back.', 'Redone: Library is back.'])
  add(
    board.context,
    ['One', 'Two', 'Three'].map((name) => ({ id: newCardId(), name })),
  )
  expect(undoneAndRedone(board)).toEqual(['Undone. 3 cards taken back.', 'Redone. 3 cards are back.'])
})

test('C6 undoing a deletion says what is back', () => {
  const board = testBoard()
  const { cards } = board.session.board.get()
  const card = (id: CardId) => [...cards.values()].filter((each) => each.id === id)
  remove(board.context, card(board.idOf('Food bank')))
  expect(undoneAndRedone(board)).toEqual(['Undone: Food bank is back.', 'Redone: Food bank is deleted.'])
  actionNamed('undo').perform(board.context)
  remove(board.context, [...board.session.board.get().cards.values()])
  expect(board.said.at(-1)).toBe('Deleted 3 cards')
  expect(undoneAndRedone(board)).toEqual(['Undone. 3 cards are back.', 'Redone. 3 cards deleted.'])
})

test('C6 undoing a move says where the card stands again, on the screen when that is out of view', () => {
  const board = testBoard()
  const move = (name: string): void =>
    moveTo(board.context, [{ id: board.idOf(name), place: { influence: 5, interest: 5 } }])
  board.context.camera.resize({ widthPx: 1000, heightPx: 700 })
  move('Food bank')
  expect(undoneAndRedone(board)).toEqual([undefined, undefined])
  expect(board.said.slice(-2)).toEqual([
    'Undone: Food bank is back at 40, 80.',
    'Redone: Food bank is at 5, 5 again.',
  ])
  board.context.camera.jump({ x: 0, y: 0, zoom: 4 })
  expect(undoneAndRedone(board)).toEqual([
    'Undone: Food bank is back at 40, 80.',
    'Redone: Food bank is at 5, 5 again.',
  ])
  board.context.camera.fit()
  move('Youth forum')
  expect(undoneAndRedone(board)[0]).toBe('Undone: Youth forum waits in the tray again.')
})

test('C6 undoing what was typed names the card on the screen, until the next step', () => {
  const board = testBoard()
  const { session, context, notices } = board
  session.run(changeCard, { id: board.idOf('Local paper'), fields: { sector: 'Media' } })
  expect(undoneAndRedone(board)).toEqual([
    'Undone: a change to Local paper.',
    'Redone: a change to Local paper.',
  ])
  let isOver = false
  notices.at(-1)?.until?.(() => {
    isOver = true
  })
  actionNamed('undo').perform(context)
  expect(isOver).toBe(true)
})

test('C6 the offer to undo a deletion ends when the cards are back', () => {
  const { context, session, notices, idOf } = testBoard()
  const card = session.board.get().cards.get(idOf('Food bank'))
  remove(context, card ? [card] : [])
  let isOver = false
  const stop = notices.at(-1)?.until?.(() => {
    isOver = true
  })
  expect(isOver).toBe(false)
  actionNamed('undo').perform(context)
  expect(isOver).toBe(true)
  stop?.()
})

test('A1 who looks on opens a card, and is not told to edit it', () => {
  expect(actionLabel(actionNamed('edit'), testBoard('viewer').context)).toBe('Open card')
  expect(actionLabel(actionNamed('edit'), testBoard().context)).toBe('Edit card')
})
