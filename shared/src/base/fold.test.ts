import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test('C8 names are the same without case, accents and doubled spaces', () => {
  expect(fold('  Ménage\u00a0à  TROIS ')).toBe('menage a trois')
  expect(fold('NHS Board')).toBe(fold('nhs  board'))
  expect(fold('Health')).not.toBe(fold('Wealth'))
})

test('C8 folding a plain name twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (name) => fold(fold(name)) === fold(name)))
})
