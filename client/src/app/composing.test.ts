// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { isComposing, leaveCompositionsAlone } from './composing.ts'

test.each([
  ['Enter alone', { isComposing: false, keyCode: 13 }, false],
  ['Enter that ends a composition', { isComposing: true, keyCode: 13 }, true],
  ['the same in Safari', { isComposing: false, keyCode: 229 }, true],
  ['Escape that leaves a composition', { isComposing: true, keyCode: 27 }, true],
])('K9 %s', (_, key, expected) => {
  expect(isComposing(key)).toBe(expected)
})

test('K9 no handler hears of a key of an input method, and every handler of any other', () => {
  leaveCompositionsAlone(window)
  const field = document.body.appendChild(document.createElement('input'))
  const heard: string[] = []
  document.body.addEventListener('keydown', ({ key }) => heard.push(`body ${key}`), { capture: true })
  field.addEventListener('keydown', ({ key }) => heard.push(`field ${key}`))
  const press = (init: KeyboardEventInit): boolean =>
    field.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
  expect(press({ key: 'Enter', isComposing: true })).toBe(true)
  expect(press({ key: 'Enter', keyCode: 229 })).toBe(true)
  expect(press({ key: 'Escape', isComposing: true })).toBe(true)
  expect(heard).toEqual([])
  press({ key: 'Enter', keyCode: 13 })
  expect(heard).toEqual(['body Enter', 'field Enter'])
})
