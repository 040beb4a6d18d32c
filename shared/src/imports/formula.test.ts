import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeFormula, unescapeFormula } from './formula.ts'

test('T2 what is written of any cell comes back as it was', () => {
  const pieces = fc.constantFrom(';', '\t', '\r', '\n', ' ', '"', "'", '=', '-', '＋', 'a')
  const cell = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(cell, (text) => {
      expect(unescapeFormula(escapeFormula(text))).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})
