// @vitest-environment happy-dom
import { newBoardId } from '@commonground/shared/base/ids'
import { expect, test } from 'vitest'
import { keepLink, keepLinks, keptLinks, linkAddress } from './keptLinks.ts'

test('keys told once stay in this browser, each board for itself', () => {
  const board = newBoardId()
  keepLinks(board, { participant: 'p', viewer: 'v' })
  expect(keptLinks(board)).toEqual({ participant: 'p', viewer: 'v' })
  expect(keptLinks(newBoardId())).toEqual({})
})

test('a new link takes the place of the old one, a withdrawn one is forgotten', () => {
  const board = newBoardId()
  keepLinks(board, { participant: 'old', viewer: 'v' })
  keepLink(board, 'participant', 'new')
  keepLink(board, 'viewer', undefined)
  expect(keptLinks(board)).toEqual({ participant: 'new' })
})

test('what else lies in the store is not taken for keys', () => {
  const board = newBoardId()
  localStorage.setItem(`commonground:links:${board}`, '{"participant":7,"owner":"x"}')
  expect(keptLinks(board)).toEqual({})
})

test('a key stands behind # and so never reaches a server’s log', () => {
  const board = newBoardId()
  const address = new URL(linkAddress('http://host', board, 'key'))
  expect(address.hash).toBe('#key')
  expect(address.pathname).not.toContain('key')
})
