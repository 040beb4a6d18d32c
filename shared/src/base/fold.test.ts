import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test('C11 a search finds without case, accents, doubled spaces and what cannot be seen', () => {
  expect(fold('  Ménage\u00a0à  TROIS ')).toBe('menage a trois')
  expect(fold('NHS Board')).toBe(fold('nhs  board'))
  expect(fold('He\u00adalth\u200e Board')).toBe('health board')
  expect(fold('Health')).not.toBe(fold('Wealth'))
  expect(fold('काल')).not.toBe(fold('कल'))
})

test('C11 folding a plain name twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (name) => fold(fold(name)) === fold(name)))
})
