import { freshWorkshop } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { describe, expect, test } from 'vitest'
import { actionNamed, actions } from './actions.ts'
import { cardsType } from './clipboard.ts'
import { type Clipboard, copyTo, pasteFrom } from './clipboardActs.ts'
import { givenList } from './givenList.ts'
import { actionFor } from './keyboard.ts'
import { runEffects } from './runEffects.ts'
import { testBoard } from './testing/boardFor.ts'

const key = (name: string, part = {}) => ({
  key: name,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...part,
})
const everywhere = { scopes: ['board', 'cards', 'page'] as const, apple: false, letterKeys: true }

function clipboardWith(data: Record<string, string> = {}): Clipboard {
  const kept = new Map(Object.entries(data))
  const getData = (type: string) => kept.get(type) ?? ''
  return { getData, setData: (type, value) => void kept.set(type, value), files: [] }
}

describe('actions', () => {
  test('K2 every action has words, and no two available ones share a key', () => {
    const { context, idOf } = testBoard()
    context.ui.change({ selection: new Set([idOf('Food bank')]) })
    const taken = actions.filter((action) => action.isAvailable(context)).flatMap((action) => action.keys)
    expect(new Set(taken).size).toBe(taken.length)
    expect(actions.every((action) => action.label === words.keys.actions[action.name])).toBe(true)
  })

  test('K2 single letters do nothing for people who switched them off', () => {
    const { context } = testBoard()
    expect(actionFor(key('n'), context, everywhere)?.name).toBe('newCard')
    expect(actionFor(key('n'), context, { ...everywhere, letterKeys: false })).toBeUndefined()
    expect(actionFor(key('z', { ctrlKey: true }), context, { ...everywhere, letterKeys: false })?.name).toBe(
      'undo',
    )
  })

  test('K2 a viewer finds no action that writes', () => {
    const { context, idOf } = testBoard('viewer')
    context.ui.change({ selection: new Set([idOf('Food bank')]) })
    const writing = [
      'newCard',
      'remove',
      'duplicate',
      'lock',
      'moveTo',
      'tapToMove',
      'toTray',
      'front',
    ] as const
    expect(writing.filter((name) => actionNamed(name).isAvailable(context))).toEqual([])
  })

  test('K2 deleting offers to bring the cards back', () => {
    const { context, idOf, placeOf, notices } = testBoard()
    context.ui.change({ selection: new Set([idOf('Food bank')]) })
    actionNamed('remove').perform(context)
    expect(placeOf('Food bank')).toBeUndefined()
    expect(context.ui.get().selection.size).toBe(0)
    notices[0]?.action?.perform()
    expect(placeOf('Food bank')).toEqual({ influence: 40, interest: 80 })
  })

  test('K2 what opens one card is there for one card alone', () => {
    const { context, idOf } = testBoard()
    const openOne = (): readonly boolean[] =>
      (['edit', 'planWith'] as const).map((name) => actionNamed(name).isAvailable(context))
    context.ui.change({ selection: new Set([idOf('Food bank'), idOf('Local paper')]) })
    expect(openOne()).toEqual([false, false])
    context.ui.change({ selection: new Set([idOf('Food bank')]) })
    expect(openOne()).toEqual([true, true])
  })

  test('K2 in the list the keys of the map are not there, those of the ticked cards are', () => {
    const { context, idOf } = testBoard()
    const inList = { ...everywhere, scopes: ['cards', 'page'] as const }
    context.ui.change({ view: 'outline', selection: new Set([idOf('Food bank'), idOf('Youth forum')]) })
    const named = (...pressed: Parameters<typeof key>) => actionFor(key(...pressed), context, inList)?.name
    expect(named('Delete')).toBe('remove')
    expect(named('d', { ctrlKey: true })).toBe('duplicate')
    expect(named('m')).toBe('moveTo')
    expect([named('ArrowDown'), named('n'), named(' ')]).toEqual([undefined, undefined, undefined])
    expect(actionNamed('tapToMove').isAvailable(context)).toBe(false)
    actionNamed('selectAll').perform(context)
    expect(context.ui.get().selection.size).toBe(3)
  })

  test('K2 Esc goes back one level with each press', () => {
    const { context, idOf } = testBoard()
    const id = idOf('Food bank')
    context.ui.change({ selection: new Set([id]), moving: [id], tool: 'hand' })
    const cancel = actionNamed('cancel')
    cancel.perform(context)
    expect([context.ui.get().moving, context.ui.get().selection.size]).toEqual([undefined, 1])
    cancel.perform(context)
    expect(context.ui.get().selection.size).toBe(0)
    cancel.perform(context)
    expect(context.ui.get().tool).toBe('select')
  })
})

describe('arrow keys', () => {
  test('K3 a burst is seen at once, written once and undone at once', () => {
    const { context, session, idOf, placeOf, pass } = testBoard()
    const id = idOf('Food bank')
    context.focus.note(id)
    actionNamed('up').perform(context)
    actionNamed('up').perform(context)
    pass(500)
    actionNamed('farLeft').perform(context)
    expect(placeOf('Food bank')).toEqual({ influence: 40, interest: 80 })
    expect(session.shown().drag).toEqual([{ card: id, place: { influence: 42, interest: 70 } }])
    pass(800)
    expect(placeOf('Food bank')).toEqual({ influence: 42, interest: 70 })
    expect(session.shown().drag).toBeUndefined()
    actionNamed('undo').perform(context)
    expect(placeOf('Food bank')).toEqual({ influence: 40, interest: 80 })
  })

  test('K3 only what changed is said, with the quadrant when it is a new one', () => {
    const { context, idOf, said, pass } = testBoard()
    context.focus.note(idOf('Local paper'))
    actionNamed('up').perform(context)
    pass(300)
    expect(said).toEqual(['Influence 50. Now Keep satisfied'])
  })

  test('K3 undo right after a burst takes the whole burst back', () => {
    const { context, idOf, placeOf } = testBoard()
    context.focus.note(idOf('Food bank'))
    actionNamed('farUp').perform(context)
    actionNamed('undo').perform(context)
    expect(placeOf('Food bank')).toEqual({ influence: 40, interest: 80 })
  })

  test('K5 a locked card stays, and people hear why', () => {
    const { context, session, idOf, said } = testBoard('participant')
    session.workshop.set({ ...freshWorkshop, frozen: true })
    context.focus.note(idOf('Food bank'))
    actionNamed('up').perform(context)
    expect(said).toEqual([words.problems.errors.frozen])
  })
})

describe('gestures', () => {
  test('K4 a move is shown to others while it lasts and written once, as one step', () => {
    const { context, session, idOf, placeOf } = testBoard()
    const carried = [
      { card: idOf('Food bank'), at: { x: 800, y: 500 }, place: { influence: 50, interest: 50 } },
    ]
    runEffects([{ kind: 'showMoving', carried, isCopy: false, chipPx: undefined }], context)
    expect(session.shown().drag).toHaveLength(1)
    expect(placeOf('Food bank')?.influence).toBe(40)
    runEffects([{ kind: 'drop', carried, isCopy: false }], context)
    expect(placeOf('Food bank')).toEqual({ influence: 50, interest: 50 })
    expect(session.shown().drag).toBeUndefined()
    expect(context.preview.get().moving).toEqual([])
  })

  test('K4 a tray card that is dropped on the map gets its place', () => {
    const { context, idOf, placeOf, said } = testBoard()
    const carried = [
      { card: idOf('Youth forum'), at: { x: 0, y: 0 }, place: { influence: 22, interest: 78 } },
    ]
    runEffects([{ kind: 'drop', carried, isCopy: false }], context)
    expect(placeOf('Youth forum')).toEqual({ influence: 22, interest: 78 })
    expect(said).toEqual(['Moved to influence 22, interest 78, Support and involve'])
  })
})

describe('clipboard', () => {
  test('K7 copied cards are rows for a spreadsheet and whole cards for a board', () => {
    const { context, session, idOf } = testBoard()
    context.ui.change({ selection: new Set([idOf('Food bank')]) })
    const clipboard = clipboardWith()
    copyTo(context, clipboard)
    expect(clipboard.getData('text/plain').split('\r\n')[1]).toBe('Food bank\t\t\t40\t80\tunknown\tunknown\t')
    pasteFrom(context, clipboard, { as: 'cards' })
    const copies = [...session.board.get().cards.values()].filter((card) => card.name === 'Food bank')
    expect(copies.map((card) => card.place)).toEqual([
      { influence: 40, interest: 80 },
      { influence: 38, interest: 82 },
    ])
  })

  test('K7 a pasted list opens the import panel with its text', () => {
    const { context, session } = testBoard()
    pasteFrom(
      context,
      clipboardWith({ 'text/plain': 'Credit union\t38\nSchool\t60', 'text/html': '<table></table>' }),
      { as: 'cards' },
    )
    expect(context.ui.get().panel).toBe('import')
    expect(givenList.get()).toEqual({
      kind: 'paste',
      text: 'Credit union\t38\nSchool\t60',
      html: '<table></table>',
    })
    expect(session.board.get().cards.size).toBe(3)
  })

  test.each([
    ['Ann Lee <a@there.example>; Bo Ray <b@there.example>', true],
    ["Lee, Ann <a@there.example>, 'Bo Ray' <b@there.example>", true],
    ['a@there.example;b@there.example', true],
    ['Food bank, Harbour Street (info@there.example)', false],
    ['Clinic; ask for Jo', false],
  ])('K7 of one line, %s is a list: %s', (line, isList) => {
    const { context } = testBoard()
    pasteFrom(context, clipboardWith({ 'text/plain': line }), { as: 'cards' })
    expect(context.ui.get().panel).toBe(isList ? 'import' : undefined)
  })

  test('K7 pasted as one card, a list is one card with notes', () => {
    const { context, session } = testBoard()
    pasteFrom(context, clipboardWith({ 'text/plain': 'Credit union\nAsk Mo first' }), { as: 'one' })
    const card = [...session.board.get().cards.values()].find(({ name }) => name === 'Credit union')
    expect(card?.notes).toBe('Ask Mo first')
  })

  test('K7 one pasted name stands under the pointer, or waits in the tray', () => {
    const { context, placeOf } = testBoard()
    pasteFrom(context, clipboardWith({ 'text/plain': 'Credit union' }), { as: 'cards' })
    pasteFrom(context, clipboardWith({ 'text/plain': 'School' }), { as: 'cards', at: { x: 1200, y: 250 } })
    expect(placeOf('Credit union')).toBeUndefined()
    expect(placeOf('School')).toEqual({ influence: 75, interest: 75 })
  })

  test('K7 a pasted file opens the import panel; of a picture it is said that it cannot come in', () => {
    const { context, notices } = testBoard()
    const pasted = (file: File) => ({ ...clipboardWith(), files: [file] })
    pasteFrom(context, pasted(new File([''], 'map.png', { type: 'image/png' })), { as: 'cards' })
    expect(notices.map(({ text }) => text)).toEqual([words.transfer.import.noPictures])
    expect(context.ui.get().panel).toBeUndefined()
    const list = new File(['name'], 'list.csv', { type: 'text/csv' })
    pasteFrom(context, pasted(list), { as: 'cards' })
    expect(context.ui.get().panel).toBe('import')
    expect(givenList.get()).toBe(list)
  })

  test('K7 what another program wrote as our form is checked', () => {
    const { context, session } = testBoard()
    const forged = JSON.stringify([
      { name: 'Real', place: { influence: 900 } },
      { name: 7 },
      'x',
      { sector: 'No name' },
    ])
    pasteFrom(context, clipboardWith({ [cardsType]: forged }), { as: 'cards' })
    const added = [...session.board.get().cards.values()].slice(3)
    expect(added.map(({ name, place }) => [name, place])).toEqual([['Real', undefined]])
  })
})
