import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { newCardId, newPlanLineId } from '../base/ids.ts'
import { addCards, removeCards } from '../commands/cards.ts'
import { run } from '../commands/command.ts'
import { addPlanLine } from '../commands/plan.ts'
import { readBoard } from '../document/read.ts'
import { readTextFile } from '../imports/readSheets.ts'
import { writePlanCsv } from './planCsv.ts'

const actor = { role: 'participant', now: 0 } as const

function planned() {
  const doc = new Y.Doc()
  const [low, high, gone] = [newCardId(), newCardId(), newCardId()]
  const at = (influence: number) => ({ influence, interest: 80 })
  const cards = [
    { id: low, name: 'Library', place: at(20) },
    { id: high, name: '=Council', place: at(90) },
    { id: gone, name: 'Gone', place: at(95) },
  ]
  run(doc, addCards, { cards }, actor)
  const fields = {
    action: '@call',
    owner: 'Ann',
    due: '2026-12-03',
    level: 'consult',
    toldBack: 'a\nb',
  } as const
  run(doc, addPlanLine, { id: newPlanLineId(), card: low, fields: { done: true } }, actor)
  run(doc, addPlanLine, { id: newPlanLineId(), card: high, fields }, actor)
  run(doc, addPlanLine, { id: newPlanLineId(), card: gone, fields: {} }, actor)
  run(doc, removeCards, { ids: [gone] }, actor)
  return readBoard(doc)
}

test('W18 T2 the plan as a spreadsheet stands as its partners are read, and no cell runs as a formula', () => {
  const [, ...rows] = readTextFile(writePlanCsv({ board: planned(), private: true })).sheets[0]?.rows ?? []
  expect(rows.map(({ cells }) => cells)).toEqual([
    ["'=Council", "'@call", 'Ann', '2026-12-03', 'Consult', '', '', '', 'a\nb', 'No'],
    ['Library', '', '', '', 'Involve', '', '', '', '', 'Yes'],
  ])
})

test('P1 a share-safe plan has no row', () => {
  expect(readTextFile(writePlanCsv({ board: planned(), private: false })).sheets[0]?.rows).toHaveLength(1)
})
