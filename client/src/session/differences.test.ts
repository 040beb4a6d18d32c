import { newCardId, newPlanLineId, newTieId } from '@commonground/shared/base/ids'
import { addCards, changeCard, lockCards, moveCards, removeCards } from '@commonground/shared/commands/cards'
import { type Command, run } from '@commonground/shared/commands/command'
import { addPlanLine } from '@commonground/shared/commands/plan'
import { changeSettings } from '@commonground/shared/commands/settings'
import { addTie } from '@commonground/shared/commands/ties'
import { observeBoard } from '@commonground/shared/document/observe'
import { docFrom } from '@commonground/shared/document/open'
import { readBoard } from '@commonground/shared/document/read'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { differences, nothingTouched, touchedToo } from './differences.ts'

const actor = { role: 'facilitator', now: 1 } as const

/** The server's board, and mine with changes it never took. */
function boards() {
  const truth = new Y.Doc()
  const id = newCardId()
  const fields = { name: 'Library', place: { influence: 10, interest: 20 } }
  run(truth, addCards, { cards: [{ id, ...fields }] }, actor)
  const mine = docFrom(Y.encodeStateAsUpdate(truth))
  let touched = nothingTouched
  observeBoard(mine, (change) => {
    touched = touchedToo(touched, change)
  })
  const act = <Args, Result>(command: Command<Args, Result>, args: Args) => run(mine, command, args, actor)
  const lines = () => differences(readBoard(mine), readBoard(truth), touched)
  return { id, truth, act, lines }
}

test('O4 each field that was changed is one line in words', () => {
  const { id, act, lines } = boards()
  act(changeCard, { id, fields: { notes: 'met in May', role: ['decides', 'affected'], attitude: 'critic' } })
  expect(lines()).toEqual([
    { card: 'Library', field: 'What they do', value: 'Decides, Directly affected' },
    { card: 'Library', field: 'Attitude', value: 'Critic' },
    { card: 'Library', field: 'Notes', value: 'met in May' },
  ])
})

test('O4 a new card is told with all that was typed into it', () => {
  const { act, lines } = boards()
  act(addCards, { cards: [{ id: newCardId(), name: 'School', place: { influence: 1, interest: 2 } }] })
  expect(lines()).toEqual([
    { card: 'School', field: 'Name', value: 'School' },
    { card: 'School', field: 'Place', value: 'Influence 1, interest 2' },
  ])
})

test('O4 going back to the tray, removing and locking are told', () => {
  const { id, act, lines } = boards()
  act(moveCards, { moves: [{ id, place: undefined }] })
  act(lockCards, { ids: [id], locked: true })
  act(removeCards, { ids: [id] })
  expect(lines()).toEqual([
    { card: 'Library', field: 'Removed', value: 'Yes' },
    { card: 'Library', field: 'Locked', value: 'Yes' },
    { card: 'Library', field: 'Place', value: 'Back to the tray' },
  ])
})

test('O4 plan lines, ties and settings are told too', () => {
  const { id, act, lines } = boards()
  const other = newCardId()
  act(addCards, { cards: [{ id: other, name: 'School' }] })
  act(addTie, { id: newTieId(), from: id, to: other, fields: { kind: 'funds' } })
  act(addPlanLine, { id: newPlanLineId(), card: id, fields: { action: 'Call', level: 'consult' } })
  act(changeSettings, { settings: { title: 'Ours' } })
  expect(lines()).toEqual([
    { card: 'School', field: 'Name', value: 'School' },
    { card: 'Library', field: 'Tie', value: 'funds → School' },
    { card: 'Library', field: 'Plan: Action', value: 'Call' },
    { card: 'Library', field: 'Plan: Level', value: 'consult' },
    { card: 'Board', field: 'Title', value: 'Ours' },
  ])
})

test('O4 what others changed elsewhere meanwhile is not told as mine', () => {
  const { id, truth, act, lines } = boards()
  const theirs = newCardId()
  run(truth, addCards, { cards: [{ id: theirs, name: 'Surgery' }] }, actor)
  act(changeCard, { id, fields: { sector: 'Health' } })
  expect(lines()).toEqual([{ card: 'Library', field: 'Sector', value: 'Health' }])
})
