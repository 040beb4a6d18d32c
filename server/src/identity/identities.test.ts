import { expect, test } from 'vitest'
import { openSqlite } from '../storage/sqlite.ts'
import { addBoard } from '../storage/storageSuite.ts'
import { createIdentities } from './identities.ts'
import { join } from './joining.ts'
import { makeLink } from './links.ts'

test('A9 whoever belongs to a board is nobody there while it is in the trash', () => {
  const storage = openSqlite(':memory:')
  const identities = createIdentities({ storage, now: () => 1, isSecure: false })
  const board = addBoard(storage).id
  const { link } = makeLink(storage, board, 'participant', 1)
  const { hash: identity } = identities.make('browser')
  join(storage, { board, identity, link, name: 'Ann', sector: '', lobby: false, now: 1 })
  expect(identities.membership(board, identity)?.role).toBe('participant')
  storage.boards.change(board, { trashedAt: 5 })
  expect(identities.membership(board, identity)).toBeUndefined()
  storage.boards.change(board, { trashedAt: null })
  expect(identities.membership(board, identity)?.role).toBe('participant')
  storage.close()
})
