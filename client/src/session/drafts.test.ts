// @vitest-environment happy-dom
import { newBoardId } from '@commonground/shared/base/ids'
import { afterEach, expect, test, vi } from 'vitest'
import { createDrafts } from './drafts.ts'
import type { Draft } from './session.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const draft = (value: string): Draft => ({
  at: 1,
  code: 'frozen',
  lines: [{ card: 'Library', field: 'Notes', value }],
})

test('O4 drafts are there after a reload until they are discarded', () => {
  const board = newBoardId()
  createDrafts(board, 'ada').add(draft('met in May'))
  const again = createDrafts(board, 'ada')
  expect(again.get()).toEqual([draft('met in May')])
  again.discard(draft('met in May'))
  expect(createDrafts(board, 'ada').get()).toEqual([])
})

test('O4 two tabs keep their drafts side by side', () => {
  const board = newBoardId()
  const [one, two] = [createDrafts(board, 'ada'), createDrafts(board, 'ada')]
  one.add(draft('one'))
  two.add(draft('two'))
  expect(createDrafts(board, 'ada').get()).toEqual([draft('one'), draft('two')])
  expect(createDrafts(board, 'grace').get()).toEqual([])
})

test('O4 where the browser keeps nothing, drafts last as long as the tab', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('Full', 'QuotaExceededError')
  })
  const drafts = createDrafts(newBoardId(), 'ada')
  drafts.add(draft('one'))
  drafts.add(draft('two'))
  expect(drafts.get()).toEqual([draft('one'), draft('two')])
})

test('O4 what is in the storage and is no draft is left out', () => {
  const board = newBoardId()
  localStorage.setItem(`commonground:drafts:${board}:ada`, '[{"at":1},7,null]')
  expect(createDrafts(board, 'ada').get()).toEqual([])
})
