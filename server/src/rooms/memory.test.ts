import { newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { expect, test } from 'vitest'
import { openSqlite } from '../storage/sqlite.ts'
import { addBoard } from '../storage/storageSuite.ts'
import { createRooms } from './rooms.ts'

test('S14 a board that would not fit is refused in words, and those that are open go on', async () => {
  const storage = openSqlite(':memory:')
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const [small, large] = [addBoard(storage).id, addBoard(storage).id]
  const megabyte = 1024 * 1024
  let left = 1_000 * megabyte
  const deps = { storage, now: () => 1, log, heapLeft: () => left }
  const before = createRooms(deps)
  const notes = 'x'.repeat(50_000)
  const cards = Array.from({ length: 40 }, (_, at) => ({ id: newCardId(), name: `Card ${at}`, notes }))
  const add = (rooms: typeof before, board: typeof small, more: typeof cards): Promise<void> =>
    rooms.change(board, undefined, (doc) =>
      run(doc, addCards, { cards: more }, { role: 'facilitator', now: 1 }),
    )
  await add(before, large, cards)
  await before.close()

  const rooms = createRooms(deps)
  await add(rooms, small, [])
  left = 30 * megabyte
  expect(() => rooms.snapshot(large)).toThrow('memory-full')
  await add(rooms, small, [{ id: newCardId(), name: 'One more', notes: '' }])
  expect(rooms.snapshot(small).cards.size).toBe(1)
  left = 60 * megabyte
  expect(rooms.snapshot(large).cards.size).toBe(40)
  await rooms.close()
  storage.close()
})
