import { afterEach, expect, test } from 'vitest'
import { clearNotices, notices, notify } from './notices.ts'

const undo = { label: 'Undo', perform: () => {} }
const shown = (): readonly string[] => notices.get().map(({ text }) => text)

afterEach(clearNotices)

test('the same notice twice stands there once, as the newest', () => {
  notify({ text: 'Link copied.' })
  notify({ text: 'Saved' })
  notify({ text: 'Link copied.' })
  expect(shown()).toEqual(['Saved', 'Link copied.'])
})

test('only the last deletion offers to be undone', () => {
  notify({ text: 'Deleted Library', action: undo })
  notify({ text: 'Saved' })
  notify({ text: 'Deleted School', action: undo })
  expect(shown()).toEqual(['Saved', 'Deleted School'])
})

test('one that waits for an answer stays beside another that offers the same', () => {
  notify({ text: 'Ben moved Library meanwhile.', action: undo, stays: true })
  notify({ text: 'Ben moved School meanwhile.', action: undo, stays: true })
  expect(shown()).toHaveLength(2)
})
