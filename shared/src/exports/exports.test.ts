import { expect, test } from 'vitest'
import { boardOf } from '../model/board.testing.ts'
import { exportFileName } from './exports.ts'

test('T3 a file with private fields says so in its name, and a picture never has any', () => {
  const board = boardOf({ cards: [] })
  const names = ['csv', 'plan.csv', 'json', 'svg', 'png'].map((extension) =>
    exportFileName(board, extension, true),
  )
  expect(names.map((name) => name.includes('-private.'))).toEqual([true, true, true, false, false])
  expect(exportFileName(board, 'csv', false)).not.toContain('private')
})
