import { newCardId } from '@commonground/shared/base/ids'
import { addCards, changeCard, moveCards, removeCards } from '@commonground/shared/commands/cards'
import { type Command, run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { watchBoard } from '../state/boardView.ts'
import { createStore } from '../state/store.ts'
import { createWritten } from './written.ts'

const actor = { role: 'facilitator', now: 1 } as const

/** One card others made, and what is written on it. */
function card(notes: string) {
  const doc = new Y.Doc()
  const id = newCardId()
  const fields = { name: 'Library', attitude: 'critic', notes } as const
  run(doc, addCards, { cards: [{ id, ...fields }] }, actor)
  const board = createStore(readBoard(doc))
  const written = createWritten()
  let isMine = true
  let before = board.get()
  watchBoard(doc, board, (change) => {
    if (isMine) written.note(before, board.get(), change)
    before = board.get()
  })
  const act = <Args, Result>(command: Command<Args, Result>, args: Args, mine = true) => {
    isMine = mine
    run(doc, command, args, actor)
  }
  const note = (text: string, mine = true) => act(changeCard, { id, fields: { notes: text } }, mine)
  return {
    id,
    act,
    note,
    written,
    lines: () => written.lines().map(({ field, value }) => `${field}: ${value}`),
  }
}

test.each([
  ['one letter after the other', ['secret a', 'secret ab', 'secret abc'], 'abc'],
  ['with a letter taken back', ['secret ax', 'secret a', 'secret ab'], 'ab'],
  ['at two places', ['mine secret', 'mine secret yours'], 'mine  …  yours'],
  ['in the middle of what was typed', ['secret ac', 'secret abc'], 'abc'],
])('O4 of a shared text only what was put in is told: %s', (_how, texts, told) => {
  const { note, lines } = card('secret')
  for (const text of texts) note(text)
  expect(lines()).toEqual([`Notes: ${told.startsWith('mine') ? told : ` ${told}`}`])
})

test('O4 taking out what others wrote, or all of what was put in, leaves nothing to tell', () => {
  const { note, lines } = card('secret')
  note('secret more')
  note('secret')
  note('')
  expect(lines()).toEqual([])
})

test('O4 fields, places and removal are told once each with their last value, fields of others never', () => {
  const { id, act, lines } = card('secret')
  act(changeCard, { id, fields: { contactHeldBy: 'Others' } }, false)
  act(moveCards, { moves: [{ id, place: { influence: 1, interest: 2 } }] })
  act(moveCards, { moves: [{ id, place: { influence: 80, interest: 30 } }] })
  act(changeCard, { id, fields: { attitude: 'champion' } })
  act(removeCards, { ids: [id] })
  expect(lines().sort()).toEqual(['Attitude: Champion', 'Place: Influence 80, interest 30', 'Removed: Yes'])
})

test('O4 what was saved is forgotten', () => {
  const { note, written, lines } = card('')
  note('one')
  written.forget()
  expect(lines()).toEqual([])
})
