import { expect, test } from 'vitest'
import { titleFrom } from './makeBoard.ts'

test('M5 a board made with a question is called by its first whole words', () => {
  expect(titleFrom('  Who can\n help? ')).toBe('Who can help?')
  const long = 'Who can lower the cost of the school day for families, and who decides what it costs?'
  expect(titleFrom(long)).toBe('Who can lower the cost of the school day for families, and')
  expect(titleFrom('x'.repeat(90))).toHaveLength(60)
})
