import { expect, test } from 'vitest'
import { isId, newBoardId, newCardId } from './ids.ts'

test('D2 an id is never a key that every object has', () => {
  for (const key of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf'])
    expect(isId(key), key).toBe(false)
})

test('D2 an id is 6 to 40 letters, digits, - or _', () => {
  expect(isId('abcdef')).toBe(true)
  expect(isId('a'.repeat(40))).toBe(true)
  for (const value of [
    'abcde',
    'a'.repeat(41),
    'abc def',
    'abc/def',
    'abcdeé',
    'abcdef\n',
    7,
    null,
    {},
    ['abcdef'],
  ])
    expect(isId(value), String(value)).toBe(false)
})

test('A2 new ids are ids, and no two of a thousand are the same', () => {
  const ids = Array.from({ length: 1000 }, () => [newBoardId(), newCardId()]).flat()
  expect(ids.every(isId)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})
