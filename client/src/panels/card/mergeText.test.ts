import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeText } from './mergeText.ts'

test('C3 typing here and elsewhere in one text keeps both', () => {
  expect(mergeText('one two', 'one, two', 'one two three', 4)).toEqual({ text: 'one, two three', caret: 4 })
  expect(mergeText('one two', 'one two!', 'So one two', 8)).toEqual({ text: 'So one two!', caret: 11 })
})

test('C3 two people replacing the same word leave both words', () => {
  expect(mergeText('a cat sat', 'a dog sat', 'a hen sat', 5).text).toBe('a hendog sat')
})

test('C3 with only one side changed, that side stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (base, changed) => {
      expect(mergeText(base, changed, base, 0).text).toBe(changed)
      expect(mergeText(base, base, changed, 0).text).toBe(changed)
    }),
  )
})

test('C3 a caret behind what someone else deleted stands where that was', () => {
  expect(mergeText('y', ' y', '', 2)).toEqual({ text: ' ', caret: 1 })
  expect(mergeText('one two', 'one two!', 'two', 0)).toEqual({ text: 'two!', caret: 0 })
  expect(mergeText('one two', 'One two', 'one two three', 7)).toEqual({ text: 'One two three', caret: 7 })
  expect(mergeText('cat', 'dog', 'a cat', 3)).toEqual({ text: 'a dog', caret: 5 })
})

test('C3 the caret stays inside the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.nat(), (base, mine, theirs, at) => {
      const merged = mergeText(base, mine, theirs, at % (mine.length + 1))
      expect(merged.caret).toBeGreaterThanOrEqual(0)
      expect(merged.caret).toBeLessThanOrEqual(merged.text.length)
    }),
  )
})
