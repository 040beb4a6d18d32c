import { freshWorkshop, type StageTool } from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { actions } from './actions.ts'
import { addNew, moveTo, takeBackUntouched } from './cardActs.ts'
import { testBoard } from './testing/boardFor.ts'

/** What a participant can do with a chosen card in a stage with these tools; of the actions that write. */
function offered(...tools: readonly StageTool[]): readonly string[] {
  const board = testBoard('participant')
  board.session.workshop.set({
    ...freshWorkshop,
    now: 1,
    agenda: [{ ...stageOf('free'), tools: [...tools] }],
    stage: 0,
  })
  board.context.ui.change({ selection: new Set([board.idOf('Food bank')]) })
  const writing = ['newCard', 'duplicate', 'remove', 'moveTo', 'tapToMove', 'toTray', 'front', 'back', 'cut']
  return actions
    .filter(({ name, isAvailable }) => writing.includes(name) && isAvailable(board.context))
    .map(({ name }) => name)
    .sort()
}

test('W14 each tool of a stage brings its own actions, in menus and on keys', () => {
  expect(offered()).toEqual([])
  expect(offered('add')).toEqual(['duplicate'])
  expect(offered('place')).toEqual(['back', 'front', 'moveTo', 'tapToMove', 'toTray'])
  expect(offered('edit')).toEqual(['cut', 'remove'])
  expect(offered('add', 'edit')).toEqual(['cut', 'duplicate', 'newCard', 'remove'])
})

test('W14 where the stage lets nobody place, a new card waits in the tray and goes again when it gets no name', () => {
  const { context, session, idOf, placeOf } = testBoard('participant')
  const stage = { ...stageOf('free'), tools: ['add' as const, 'edit' as const] }
  session.workshop.set({ ...freshWorkshop, now: 1, agenda: [stage], stage: 0 })
  const here = { influence: 41, interest: 49 }
  addNew(context, here)
  const id = idOf(words.grid.newCard)
  expect(session.board.get().cards.get(id)?.place).toBeUndefined()
  context.ui.change({ editing: undefined })
  takeBackUntouched(context, id)
  expect(session.board.get().cards.has(id)).toBe(false)
  session.workshop.set({ ...freshWorkshop, now: 1, agenda: [stageOf('free')], stage: 0 })
  addNew(context, here)
  expect(placeOf(words.grid.newCard)).toEqual(here)
})

test('W14 a card that is moved in a stage without that tool stays, and it is said why', () => {
  const { context, session, idOf, placeOf, notices } = testBoard('participant')
  const stage = { ...stageOf('free'), tools: ['edit' as const] }
  session.workshop.set({ ...freshWorkshop, now: 1, agenda: [stage], stage: 0 })
  moveTo(context, [{ id: idOf('Food bank'), place: { influence: 1, interest: 1 } }])
  expect(placeOf('Food bank')).toEqual({ influence: 40, interest: 80 })
  expect(notices.map(({ text }) => text)).toEqual(['Not in this stage of the workshop.'])
})
