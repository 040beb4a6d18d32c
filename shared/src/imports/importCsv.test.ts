import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Actor, run } from '../commands/command.ts'
import { importCards } from '../commands/importCards.ts'
import { origin } from '../document/origin.ts'
import { readBoard } from '../document/read.ts'
import { writeCsv } from '../exports/csv.ts'
import type { Board } from '../model/board.ts'
import { childPovertyCsv } from '../templates/childPoverty.ts'
import { readCsvTable } from './csvTable.ts'
import { planCsvImport } from './importCsv.ts'

const actor: Actor = { role: 'participant', now: 1 }

function imported(csv: string | Uint8Array, doc = new Y.Doc()): { doc: Y.Doc; board: Board } {
  run(doc, importCards, planCsvImport(readBoard(doc), csv, 'participant'), actor)
  return { doc, board: readBoard(doc) }
}

/** Two files are equal when they have the same columns and, by name, the same rows with the same cells. */
function rowsOf(csv: string): { header: readonly string[]; rows: readonly (readonly string[])[] } {
  const { header, rows } = readCsvTable(csv)
  const cells = rows.map((row) => row.cells)
  return { header, rows: cells.sort((a, b) => String(a[0]).localeCompare(String(b[0]))) }
}

test('C8 the sample of forty partners goes in and comes out equal', () => {
  const { board } = imported(childPovertyCsv)
  expect(board.cards.size).toBe(40)
  expect(rowsOf(writeCsv({ board, private: true }))).toEqual(rowsOf(childPovertyCsv))
})

test('C8 importing the same file again changes nothing', () => {
  const { board } = imported(childPovertyCsv)
  const plan = planCsvImport(board, writeCsv({ board, private: true }), 'participant')
  expect(plan).toMatchObject({ added: [], changed: [], refused: [], unknownColumns: [] })
  expect(plan.unchanged).toHaveLength(40)
})

test('C8 an import is one undo step that hides every card again', () => {
  const doc = new Y.Doc()
  const undo = new Y.UndoManager(
    ['meta', 'cards', 'ties', 'plan'].map((root) => doc.getMap(root)),
    {
      trackedOrigins: new Set([origin.person]),
    },
  )
  imported(childPovertyCsv, doc)
  expect(undo.undoStack).toHaveLength(1)
  undo.undo()
  expect(readBoard(doc).cards.size).toBe(0)
  undo.redo()
  expect(readBoard(doc).cards.size).toBe(40)
})
