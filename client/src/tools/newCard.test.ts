import { changeCard } from '@commonground/shared/commands/cards'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { addNew, moveTo, takeBackUntouched } from './cardActs.ts'
import { testBoard } from './testing/boardFor.ts'

/** A board with a new card whose editor is open, and what closes it. */
function withNewCard() {
  const board = testBoard()
  addNew(board.context, undefined)
  const id = board.idOf(words.grid.newCard)
  const close = (): void => {
    board.context.ui.change({ editing: undefined })
    takeBackUntouched(board.context, id)
  }
  return { ...board, id, close, has: () => board.session.board.get().cards.has(id) }
}

test('C6 a new card closed as it was made is gone, and no step to undo or redo stays of it', () => {
  const { session, has, close } = withNewCard()
  close()
  expect(has()).toBe(false)
  expect(session.undo.get()).toEqual({ canUndo: false, canRedo: false })
})

test('a new card with a name stays', () => {
  const { session, id, has, close } = withNewCard()
  session.run(changeCard, { id, fields: { name: 'Library' } })
  close()
  expect(has()).toBe(true)
})

test('a new card that stays open stays, whatever is drawn again meanwhile', () => {
  const { context, id, has } = withNewCard()
  takeBackUntouched(context, id)
  expect(has()).toBe(true)
})

test('what was done after a new card was made is not undone with it', () => {
  const { context, idOf, placeOf, has, close } = withNewCard()
  const place = { influence: 1, interest: 2 }
  moveTo(context, [{ id: idOf('Food bank'), place }])
  close()
  expect(has()).toBe(false)
  expect(placeOf('Food bank')).toEqual(place)
})
