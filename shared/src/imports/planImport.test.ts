import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import { type CardId, newCardId } from '../base/ids.ts'
import { addCards, lockCards, removeCards } from '../commands/cards.ts'
import { type Actor, run } from '../commands/command.ts'
import { importCards } from '../commands/importCards.ts'
import { readBoard } from '../document/read.ts'
import { boardOf } from '../model/board.testing.ts'
import { maxUpdateBytes } from '../protocol/limits.ts'
import { guessLayout } from './guessLayout.ts'
import { planImport } from './planImport.ts'
import { planList } from './planList.ts'
import { readRows } from './readRows.ts'
import { readTextFile } from './readSheets.ts'

const actor: Actor = { role: 'participant', now: 1 }

test('C8 a row whose name is on the board changes only what it says', () => {
  const board = boardOf({
    cards: [
      { name: 'Credit Union', notes: 'old', sector: 'Third sector' },
      { name: 'Bus operators', notes: 'same' },
    ],
  })
  const plan = planList(board, 'name,notes,sector\nCREDIT  union,new,\nBus operators,same,', 'participant')
  expect(plan.added).toEqual([])
  expect(plan.changed).toMatchObject([{ row: 2, name: 'Credit Union', fields: { notes: 'new' } }])
  expect(plan.unchanged).toEqual([{ row: 3, name: 'Bus operators' }])
})

test('T5 an empty cell leaves the card as it is, its place too', () => {
  const board = boardOf({ cards: [{ name: 'A', notes: 'keep', place: { influence: 1, interest: 2 } }] })
  const plan = planList(board, 'name,notes,influence,interest\nA,,,', 'participant')
  expect(plan).toMatchObject({ changed: [], unchanged: [{ name: 'A' }], refused: [] })
})

test('C8 a name that two cards of the board share is refused', () => {
  const board = boardOf({ cards: [{ name: 'Forum' }, { name: 'forum' }] })
  const plan = planList(board, 'name,notes\nForum,x', 'participant')
  expect(plan).toMatchObject({ added: [], changed: [], refused: [{ row: 2, name: 'Forum' }] })
})

test('C7 a locked card is moved by a facilitator’s file only', () => {
  const doc = new Y.Doc()
  const id = newCardId()
  run(doc, addCards, { cards: [{ id, name: 'A' }] }, actor)
  run(doc, lockCards, { ids: [id], locked: true }, { ...actor, role: 'facilitator' })
  const csv = 'name,influence,interest\nA,1,2'
  expect(planList(readBoard(doc), csv, 'participant').refused).toHaveLength(1)
  expect(planList(readBoard(doc), csv, 'facilitator').changed).toHaveLength(1)
})

test('C8 when one card is gone meanwhile, nothing of the import is done', () => {
  const doc = new Y.Doc()
  const id = newCardId()
  run(doc, addCards, { cards: [{ id, name: 'A' }] }, actor)
  const plan = planList(readBoard(doc), 'name,notes\nA,x\nB,y', 'participant')
  run(doc, removeCards, { ids: [id] }, actor)
  const before = Y.encodeStateAsUpdate(doc)
  expect(() => run(doc, importCards, plan, actor)).toThrow(BoardError)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('C8 5,000 cards are one step and no update is too large to send', () => {
  const doc = new Y.Doc()
  const sizes: number[] = []
  doc.on('update', (update: Uint8Array) => sizes.push(update.length))
  const rows = Array.from({ length: 5000 }, (_, at) => `Partner ${at},${'long notes '.repeat(40)}`)
  const plan = planList(readBoard(doc), ['name,notes', ...rows].join('\n'), 'participant')
  run(doc, importCards, plan, actor)
  expect(readBoard(doc).cards.size).toBe(5000)
  expect(Math.max(...sizes)).toBeLessThan(maxUpdateBytes)
})

test('C8 a board that is full takes no more', () => {
  const board = boardOf({ cards: Array.from({ length: 4999 }, (_, at) => ({ name: `n${at}` })) })
  expect(() => planList(board, 'name\nA\nB', 'participant')).toThrow(BoardError)
  expect(planList(board, 'name\nA', 'participant').added).toHaveLength(1)
})

test('C8 a pasted list of names becomes cards, commas and all', () => {
  const plan = planList(boardOf({}), 'Advice centre\r\nSmith, Jones & Co\n\nCredit union', 'participant')
  expect(plan.added.map(({ name }) => name)).toEqual(['Advice centre', 'Smith, Jones & Co', 'Credit union'])
})

test('C10 a new name that is a slip away from a card, or from an earlier row, is offered as alike', () => {
  const board = boardOf({ cards: [{ name: 'Town Council' }] })
  const plan = planList(board, 'Twon Council\nHarbour Trust\nHarbuor Trust', 'participant')
  expect(plan.alike).toMatchObject([
    { row: 1, name: 'Twon Council', other: { kind: 'card', name: 'Town Council' }, why: 'spelling' },
    { row: 3, name: 'Harbuor Trust', other: { kind: 'row', row: 2, name: 'Harbour Trust' }, why: 'spelling' },
  ])
})

test('C10 a row that a person joins to a card, or to an earlier row, adds no card of its own', () => {
  const board = boardOf({ cards: [{ name: 'Town Council' }] })
  const [card] = board.cards.values()
  if (!card) throw new Error('No card')
  const { sheets } = readTextFile('name,notes\nTwon Council,x\nHarbour Trust,\nHarbuor Trust,y')
  const [sheet] = sheets
  if (!sheet) throw new Error('No sheet')
  const sameAs = new Map<number, CardId | number>([
    [2, card.id],
    [4, 3],
  ])
  const plan = planImport(board, readRows(sheet, guessLayout(sheet)), { role: 'participant', sameAs })
  expect(plan.changed).toMatchObject([{ row: 2, name: 'Town Council', fields: { notes: 'x' } }])
  expect(plan.added).toMatchObject([{ row: 3, name: 'Harbour Trust', notes: 'y' }])
  expect(plan.alike).toEqual([])
})

test('C10 likeness is searched among thousands of names', () => {
  const names = Array.from({ length: 2000 }, (_, at) => `Partner ${at}`)
  const board = boardOf({ cards: [{ name: 'Town Council' }] })
  const plan = planList(board, [...names, 'Twon Council'].join('\n'), 'participant')
  expect(plan.alike).toMatchObject([{ name: 'Twon Council' }])
})

test('C8 pasted cells with a header are read as a table', () => {
  const plan = planList(boardOf({}), 'Partner\tPower\tInterest\nA\t10\t20', 'participant')
  expect(plan.added).toMatchObject([{ name: 'A', place: { influence: 10, interest: 20 } }])
})
