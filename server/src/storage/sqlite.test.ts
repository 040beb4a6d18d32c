import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newBoardId } from '@commonground/shared/base/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyStore } from './copy.ts'
import { openDriver } from './driver.ts'
import { openEngine } from './engine.ts'
import { openSqlite } from './sqlite.ts'
import { boardTables } from './sqliteBoards.ts'
import { logTable } from './sqliteLog.ts'
import { StorageRefused } from './storage.ts'
import { addBoard, storageSuite } from './storageSuite.ts'

storageSuite('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonground-storage-'))
  return {
    open: () => openSqlite(join(folder, 'store.sqlite')),
    clean: () => rmSync(folder, { recursive: true, force: true }),
  }
})

describe('the SQLite file', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'commonground-storage-'))
    path = join(folder, 'store.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('S5 a second process is told in one sentence that the data is in use', () => {
    const storage = openSqlite(path)
    // SQLite's locks hold between processes and between handles of one process alike.
    expect(() => openSqlite(path)).toThrow(/Another Commonground is already using this data/)
    storage.close()
    openSqlite(path).close()
  })

  it('S7 a store written by a newer version is refused with its number', () => {
    openSqlite(path).close()
    const driver = openDriver(path)
    driver.exec('PRAGMA user_version = 99')
    driver.close()
    expect(() => openSqlite(path)).toThrow(/newer Commonground \(store version 99/)
  })

  it('S4 a file that is no store, or damaged throughout, is refused in words', () => {
    writeFileSync(path, 'not a database '.repeat(100))
    expect(() => openSqlite(path)).toThrow(StorageRefused)
    rmSync(path)
    const storage = openSqlite(path)
    for (let at = 0; at < 200; at += 1) addBoard(storage)
    storage.close()
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4096 * 2, 4096 * 12)
    writeFileSync(path, bytes)
    expect(() => openSqlite(path)).toThrow(/damaged/)
  })

  it('S8 a copy that is not sound is not taken for one', async () => {
    const storage = openSqlite(path)
    for (let at = 0; at < 200; at += 1) addBoard(storage)
    storage.close()
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 4096 * 4, 4096 * 6)
    writeFileSync(path, bytes)
    const damaged = openDriver(path)
    await expect(copyStore(damaged, join(folder, 'copy.sqlite'))).rejects.toThrow(/storage-error|malformed/)
    damaged.close()
  })

  it.each([
    ['picture', 'no JSON {', { picture: [] }],
    ['picture', '{"a":1}', { picture: [] }],
    ['picture', '[[1,2,3],[1,"2",3]]', { picture: [] }],
    ['picture', '[null]', { picture: [] }],
    ['workshop', '{"frozen":tr', { picture: [[1, 2, 3]] }],
  ] as const)('S4 a damaged %s (%s) reads as none and is told', (column, text, shown) => {
    const before = openSqlite(path)
    const { id } = addBoard(before)
    before.boards.change(id, { picture: [[1, 2, 3]] })
    before.workshops.save(id, { frozen: true })
    before.close()
    const driver = openDriver(path)
    driver.prepare(`UPDATE boards SET ${column} = ?`).run(text)
    driver.close()
    const told: unknown[] = []
    const storage = openSqlite(path, (unreadable) => told.push(unreadable))
    expect(storage.boards.find(id)).toMatchObject({ title: 'Title', ...shown })
    expect(storage.boards.all()).toEqual([storage.boards.find(id)])
    expect(storage.workshops.read(id)).toEqual(column === 'workshop' ? undefined : { frozen: true })
    expect(new Set(told.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ board: id, column })]),
    )
    storage.close()
  })

  it('S6 a full disk is told as such, keeps what was there, and writing goes on once there is room', () => {
    openSqlite(path).close()
    const engine = openEngine(path)
    const { boards } = boardTables(engine)
    const log = logTable(engine)
    const id = newBoardId()
    boards.add({ id, title: 'Title', createdAt: 1, changedAt: 1, cards: 0, picture: [] })
    const pages = Number(engine.get('PRAGMA page_count')?.['page_count'])
    engine.get(`PRAGMA max_page_count = ${pages + 4}`)
    const large = { at: 1, bytes: new Uint8Array(300 * 1024) }
    const append = (): unknown => engine.transaction(() => log.append(id, [large]))
    expect(append).toThrow(expect.objectContaining({ trouble: 'disk-full' }))
    expect(log.read(id).updates).toEqual([])
    engine.get('PRAGMA max_page_count = 100000')
    append()
    expect(log.read(id).updates).toHaveLength(1)
    engine.close()
  })

  it('A2 deleted rows leave nothing of themselves in the files', () => {
    const storage = openSqlite(path)
    const { id } = addBoard(storage)
    const canary = 'canary-of-a-deleted-row'
    storage.log.append(id, [{ at: 1, bytes: new TextEncoder().encode(canary) }])
    storage.boards.destroy(id)
    storage.close()
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file)).includes(canary)).toBe(false)
  })
})
