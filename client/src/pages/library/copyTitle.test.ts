import { expect, test } from 'vitest'
import { copyTitle } from './copyTitle.ts'

test('the copy of a copy counts on, and no two copies share a title', () => {
  expect(copyTitle('Harbour', ['Harbour'])).toBe('Harbour (copy)')
  expect(copyTitle('Harbour (copy)', ['Harbour', 'Harbour (copy)'])).toBe('Harbour (copy 2)')
  expect(copyTitle('Harbour', ['Harbour', 'Harbour (copy)', 'Harbour (copy 2)'])).toBe('Harbour (copy 3)')
  expect(copyTitle('Harbour (copy) (copy)', [])).toBe('Harbour (copy)')
})
