import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import { type CardId, newCardId, newPlanLineId, newTieId } from '../base/ids.ts'
import { addCards, lockCards, orderCards, removeCards } from '../commands/cards.ts'
import { type Actor, run } from '../commands/command.ts'
import { importBoard } from '../commands/importBoard.ts'
import { addPlanLine } from '../commands/plan.ts'
import { changeSettings } from '../commands/settings.ts'
import { addTie } from '../commands/ties.ts'
import { readBoard } from '../document/read.ts'
import { writeBoardFile } from '../exports/json.ts'
import type { Board } from '../model/board.ts'
import type { CardValues } from '../model/card.ts'
import { anyCardValues } from '../model/cardValues.testing.ts'
import type { PlanValues } from '../model/planLine.ts'
import { readBoardFile } from './boardFile.ts'
import { planBoardImport } from './planBoardImport.ts'

const actor: Actor = { role: 'facilitator', now: 7 }

/** A plan line with every field filled. */
const planned: PlanValues = {
  action: 'Ask',
  owner: 'Ann',
  due: '2026-05-01',
  level: 'empower',
  channel: 'By phone',
  canChange: 'The day',
  cannotChange: 'The sum',
  toldBack: 'In May',
  done: true,
}

function fullDoc(cards: readonly CardValues[]): Y.Doc {
  const doc = new Y.Doc()
  const ids = cards.map(() => newCardId())
  run(doc, addCards, { cards: cards.map((values, at) => ({ ...values, id: ids[at] as CardId })) }, actor)
  run(
    doc,
    changeSettings,
    { settings: { title: 'Títle', influenceLine: 40, sectors: ['One', 'Two'] } },
    actor,
  )
  const [first, second, third] = ids
  if (!first || !second || !third) return doc
  run(
    doc,
    addTie,
    { id: newTieId(), from: first, to: second, fields: { kind: 'funds', label: 'secret' } },
    actor,
  )
  run(doc, addPlanLine, { id: newPlanLineId(), card: second, fields: planned }, actor)
  run(doc, addPlanLine, { id: newPlanLineId(), card: third, fields: { action: 'Wait' } }, actor)
  run(doc, lockCards, { ids: [first], locked: true }, actor)
  run(doc, orderCards, { ids: [second], to: 'front' }, actor)
  run(doc, removeCards, { ids: [third] }, actor)
  return doc
}

/** A board without its ids, so that two boards can be told equal. */
function plain(board: Board): unknown {
  const names = new Map([...board.cards, ...board.removedCards].map(([id, card]) => [id, card.name]))
  const card = (each: object) => ({ ...each, id: 0, createdBy: 0 })
  return {
    settings: board.settings,
    cards: [...board.cards.values()].map(card),
    removed: [...board.removedCards.values()].map(card),
    ties: [...board.ties.values()].map((tie) => ({
      ...tie,
      id: 0,
      from: names.get(tie.from),
      to: names.get(tie.to),
    })),
    plan: [...board.plan.values()]
      .map((line) => ({ ...line, id: 0, card: names.get(line.card) }))
      .toSorted((one, other) => one.action.localeCompare(other.action)),
  }
}

function brought(doc: Y.Doc, file: string): Board {
  run(doc, importBoard, planBoardImport(readBoard(doc), readBoardFile(file), 'facilitator'), actor)
  return readBoard(doc)
}

test('T4 a board file gives the same board again, under new ids', () => {
  fc.assert(
    fc.property(fc.array(anyCardValues, { minLength: 3, maxLength: 6 }), (cards) => {
      const board = readBoard(fullDoc(cards))
      const again = brought(new Y.Doc(), writeBoardFile({ board, private: true }))
      expect(plain(again)).toEqual(plain(board))
      for (const id of again.cards.keys()) expect(board.cards.has(id)).toBe(false)
    }),
    { numRuns: 30 },
  )
})

test('T4 the same file brought in twice adds nothing the second time', () => {
  fc.assert(
    fc.property(fc.array(anyCardValues, { minLength: 3, maxLength: 3 }), (cards) => {
      fc.pre(new Set(cards.map(({ name }) => name.toLowerCase())).size === 3)
      const doc = fullDoc(cards)
      const file = writeBoardFile({ board: readBoard(doc), private: true })
      const plan = planBoardImport(readBoard(doc), readBoardFile(file), 'facilitator')
      expect(plan).toMatchObject({ added: [], changed: [], removed: [], ties: [], plan: [] })
    }),
    { numRuns: 30 },
  )
})

test('T4 a participant’s file brings neither settings nor locks', () => {
  const [values] = fc.sample(anyCardValues, { numRuns: 1, seed: 1 })
  const doc = fullDoc(values ? [values, { ...values, name: 'B' }, { ...values, name: 'C' }] : [])
  const file = readBoardFile(writeBoardFile({ board: readBoard(doc), private: true }))
  const plan = planBoardImport(readBoard(new Y.Doc()), file, 'participant')
  expect(plan.settings).toBeUndefined()
  expect(plan.marks.some(({ locked }) => locked)).toBe(false)
})

test('P1 a share-safe board file holds no private field, plan or removed card', () => {
  const [values] = fc.sample(anyCardValues, { numRuns: 1, seed: 2 })
  if (!values) throw new Error('No card made')
  const secret = { ...values, notes: 'canary', minorityNote: 'canary', name: 'A' }
  const board = readBoard(fullDoc([secret, { ...secret, name: 'B' }, { ...secret, name: 'C' }]))
  const file = writeBoardFile({ board, private: false })
  expect(file).not.toMatch(/canary|"notes"|"attitude"|secret|"action"/)
  expect(JSON.parse(file)).toMatchObject({
    private: false,
    plan: [],
    removedCards: [],
    cards: [{ name: 'A' }, { name: 'B' }],
  })
})

test.each([
  ['not JSON', '{'],
  ['another file', '{"format":"something","version":1}'],
  ['a later version', '{"format":"commonground-board","version":2}'],
  ['cards that are no list', '{"format":"commonground-board","version":1,"cards":{}}'],
  ['a prototype key', '{"format":"commonground-board","version":1,"settings":{"__proto__":{"x":1}}}'],
  [
    'a prototype key deep inside',
    '{"format":"commonground-board","version":1,"cards":[{"a":{"constructor":{}}}]}',
  ],
  ['depth without end', `{"format":"commonground-board","version":1,"cards":${'['.repeat(100_000)}`],
])('T4 refuses %s', (_, text) => {
  expect(() => readBoardFile(text)).toThrow(BoardError)
})

test('T4 a card that cannot be kept is refused with its number, the others come in', () => {
  const cards = [
    { id: 'aaaaaa', name: 'A' },
    { id: 'bbbbbb', name: 'B', place: { influence: 200, interest: 1 } },
    { id: '__proto', name: '' },
    'text',
    { id: 'cccccc', name: 'C', unheardOf: 1 },
  ]
  const file = readBoardFile(JSON.stringify({ format: 'commonground-board', version: 1, cards }))
  expect(file.cards.map(({ fields }) => fields.name)).toEqual(['A', 'C'])
  expect(file.refused.map(({ row }) => row)).toEqual([2, 3, 4])
})
