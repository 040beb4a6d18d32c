import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agendaOf, boardFor } from '@commonground/shared/templates/boardFor'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRooms } from '../rooms/rooms.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { withFaults } from '../storage/storageFaults.ts'
import { newBoard } from '../workers/copyJob.ts'
import { foundBoard } from './foundBoard.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonground-found-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const log = { info: () => {}, warn: () => {}, error: () => {} }
const template = 'childPoverty'

test('S15 wherever the process ends that makes a board, the board is there whole or not at all', async () => {
  let isWhole = false
  for (let last = 0; !isWhole; last += 1) {
    const path = join(folder, `${last}.sqlite`)
    const disk = openSqlite(path)
    let calls = 0
    // After its end a process asks the disk for nothing more, not to tidy up either.
    const storage = withFaults(disk, () => {
      if (calls === last) throw new Error('The process has ended')
      calls += 1
    })
    disk.identities.add({ hash: 'maker', kind: 'browser', createdAt: 1 })
    try {
      await foundBoard(
        { storage, now: () => 1 },
        {
          title: 'Harbour',
          identity: 'maker',
          name: 'Fay',
          sector: '',
          origin: 'http://localhost',
          agenda: agendaOf(template),
          content: (actor) =>
            newBoard((doc) => boardFor(doc, template, { title: 'Harbour', question: undefined, actor })),
        },
      )
    } catch {
      // It ended.
    }
    disk.close()
    const next = openSqlite(path)
    const again = createRooms({ storage: next, now: () => 1, log })
    const [board] = next.boards.all()
    if (board) {
      expect(again.snapshot(board.id).cards.size).toBe(40)
      expect(board.cards).toBe(40)
      expect(again.workshops.state(board.id).agenda).toEqual(agendaOf(template) ?? [])
      expect(next.links.ofBoard(board.id)).toHaveLength(4)
      expect(next.memberships.ofBoard(board.id)).toHaveLength(1)
      isWhole = true
    }
    await again.close()
    next.close()
  }
})
