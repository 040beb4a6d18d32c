import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type BoardId,
  newBoardId,
  newParticipantId,
  newRoundId,
  newSittingId,
  type ParticipantId,
  type RoundId,
} from '@commonground/shared/base/ids'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshStored, readWorkshop } from '../workshop/stored.ts'
import { copyStore } from './copy.ts'
import { openDriver } from './driver.ts'
import { openEngine } from './engine.ts'
import { storeSteps } from './schema.ts'
import { openSqlite } from './sqlite.ts'
import { boardTables } from './sqliteBoards.ts'
import { logTable } from './sqliteLog.ts'
import { StorageError, StorageRefused } from './storage.ts'
import { addBoard, storageSuite } from './storageSuite.ts'

const worked = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0

interface Row {
  readonly text: string
}

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

  it('S10 a board deleted for good leaves no byte in the files while they are in use, nor do its names', () => {
    const storage = openSqlite(path)
    const other = addBoard(storage).id
    const { id } = addBoard(storage)
    const canaries = ['canary-title', 'canary-of-a-note', 'canary-in-the-log']
    storage.boards.change(id, { title: canaries[0] ?? '' })
    const bytes = new TextEncoder().encode(`${canaries[1]} `.repeat(5000))
    for (let at = 1; at < 20; at += 1) storage.log.append(id, [{ at, bytes }])
    storage.log.append(id, [{ at: 30, bytes: new TextEncoder().encode(canaries[2]) }])
    storage.log.append(other, [{ at: 1, bytes: new TextEncoder().encode('what stays') }])
    const holds = (text: string): boolean =>
      readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text))
    expect(canaries.map(holds)).toEqual([true, true, true])
    storage.boards.destroy(id)
    expect(canaries.map(holds)).toEqual([false, false, false])
    expect(holds(id)).toBe(false)
    expect(holds('what stays')).toBe(true)
    storage.close()
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

  it('W5 revealed ballots are in no file, neither in the log of writes nor in a copy', async () => {
    const storage = openSqlite(path)
    const { id } = addBoard(storage)
    const round = newRoundId()
    storage.rounds.add(id, { id: round, kind: 'fairness', setup: {}, openedAt: 1 }, new Map())
    const canary = 'canary-of-a-ballot'
    for (let at = 0; at < 80; at += 1) {
      const body = { name: `${canary} ${at}`, more: 'x'.repeat(at * 40) }
      const ballot = { round, participant: newParticipantId(), at, reached: 1, body, stamps: {} } as const
      storage.ballots.save(id, { ...ballot, body: { name: canary } })
      storage.ballots.save(id, ballot)
    }
    await storage.copyTo(join(folder, 'copy.sqlite'))
    const holding = (where = folder): string[] =>
      readdirSync(where)
        .filter((file) => file.includes('sqlite'))
        .filter((file) => readFileSync(join(where, file)).includes(canary))
    expect(holding()).not.toEqual([])
    expect(holding()).not.toContain('copy.sqlite')
    storage.rounds.reveal(id, round, 9, {})
    // What a process that is killed right here leaves behind.
    const crashed = mkdtempSync(join(folder, 'crashed-'))
    for (const file of ['store.sqlite', 'store.sqlite-wal']) {
      copyFileSync(join(folder, file), join(crashed, file))
    }
    expect(holding(crashed)).not.toEqual([])
    const next = openSqlite(join(crashed, 'store.sqlite'))
    expect(holding(crashed)).toEqual([])
    next.close()
    storage.scrub()
    expect(holding()).toEqual([])
    storage.close()
  })

  it('W19 a row of a workshop cannot be changed, and one that is damaged costs nothing else', () => {
    const before = openSqlite(path)
    const { id } = addBoard(before)
    const sitting = { name: 'May', begunAt: 1, closedAt: 2, held: { agenda: ['Welcome'] } }
    const [first, second] = [newSittingId(), newSittingId()]
    before.sittings.add(id, { ...sitting, id: first }, [])
    before.sittings.add(id, { ...sitting, id: second }, [])
    before.close()
    const driver = openDriver(path)
    const change = driver.prepare('UPDATE sittings SET held = ? WHERE id = ?')
    expect(() => change.run('{"agenda":', first)).toThrow(/never changed/)
    driver.exec('DROP TRIGGER sittings_stay')
    change.run('{"agenda":', first)
    driver.close()
    const told: unknown[] = []
    const storage = openSqlite(path, (unreadable) => told.push(unreadable))
    expect(storage.sittings.find(id, second)).toEqual({ ...sitting, id: second })
    expect(storage.sittings.find(id, first)).toEqual({ ...sitting, id: first, held: undefined })
    expect(told).toEqual([{ board: id, column: 'sitting' }])
    storage.close()
  })

  const fates: readonly [string, () => void][] = [
    ['its file is deleted', () => rmSync(path)],
    [
      'its file is replaced by a copy',
      () => {
        copyFileSync(path, `${path}.copy`)
        renameSync(`${path}.copy`, path)
      },
    ],
    ['the log of writes is deleted', () => rmSync(`${path}-wal`)],
    ['its folder is moved away', () => renameSync(folder, `${folder}-elsewhere`)],
  ]
  it.each(fates)(
    'S13 when %s while it is open nothing more is acknowledged, and it is read on',
    (_fate, befall) => {
      const storage = openSqlite(path)
      const { id, title } = addBoard(storage)
      storage.probe()
      befall()
      const change = { participant: newParticipantId(), at: 1, bytes: new Uint8Array([1]) }
      expect(() => storage.probe()).toThrow(StorageError)
      expect(() => storage.log.append(id, [change])).toThrow(StorageError)
      expect(() => storage.transaction(() => storage.boards.change(id, { title: 'Lost' }))).toThrow(
        StorageError,
      )
      expect(() => storage.boards.change(id, { title: 'Lost' })).toThrow(StorageError)
      expect(storage.boards.find(id)?.title).toBe(title)
      expect(storage.log.read(id).head.seq).toBe(0)
      storage.close()
      rmSync(`${folder}-elsewhere`, { recursive: true, force: true })
    },
  )

  it('S6 what nothing can be written to any more is read on, and written to when it can be again', ({
    skip,
  }) => {
    const storage = openSqlite(path)
    const { id, title } = addBoard(storage)
    const files = [path, `${path}-wal`]
    const mark = (sign: string): boolean => worked('chattr', [sign, ...files])
    if (!mark('+i')) return skip('This machine cannot make files that take nothing')
    try {
      for (let time = 0; time < 3; time += 1) {
        expect(() => storage.boards.change(id, { title: 'Lost' })).toThrow(StorageError)
        expect(() => storage.probe()).toThrow(StorageError)
        expect(storage.boards.find(id)?.title).toBe(title)
      }
    } finally {
      mark('-i')
    }
    storage.boards.change(id, { title: 'Kept' })
    storage.close()
    const again = openSqlite(path)
    expect(again.boards.find(id)?.title).toBe('Kept')
    again.close()
  })

  it('S12 a bit that turned in a workshop, a round, a result or a ballot is told, and never read as something else', () => {
    const storage = openSqlite(path)
    const { id: board } = addBoard(storage)
    const [open, shown] = [newRoundId(), newRoundId()]
    const setup = { cards: ['card01'] }
    const participant = newParticipantId()
    const there = new Map([[participant, 'Health']])
    for (const id of [open, shown])
      storage.rounds.add(board, { id, kind: 'fairness', setup, openedAt: 1 }, there)
    const ballot = {
      round: open,
      participant,
      at: 1,
      reached: 1,
      body: { score: 4 },
      stamps: { fairness: 3 },
    } as const
    storage.ballots.save(board, ballot)
    const result = { people: 12, sectors: { Health: 3 } }
    storage.rounds.reveal(board, shown, 2, result)
    storage.workshops.save(board, { frozen: true })
    const held = { agenda: ['Welcome'] }
    const sitting = newSittingId()
    storage.sittings.add(board, { id: sitting, name: 'May', begunAt: 1, closedAt: 2, held }, [])
    storage.close()
    const read = () => {
      const told = new Set<string>()
      const again = openSqlite(path, ({ column }) => told.add(column))
      const found = {
        setup: again.rounds.find(board, open)?.setup,
        result: again.rounds.result(board, shown),
        workshop: again.workshops.read(board),
        held: again.sittings.find(board, sitting)?.held,
        own: again.ballots.find(board, open, participant),
        casts: again.ballots.ofRound(board, open),
      }
      again.close()
      return { told, found }
    }
    const { body, stamps } = ballot
    const own = { body, stamps }
    const casts = [{ sector: 'Health', ballot: body }]
    const whole = { setup, result, workshop: { frozen: true }, held, own, casts }
    expect(read()).toEqual({ told: new Set(), found: whole })
    const wounds = [
      { table: 'rounds', column: 'setup', of: `id = '${open}'`, told: 'round', lost: { setup: undefined } },
      {
        table: 'rounds',
        column: 'result',
        of: `id = '${shown}'`,
        told: 'result',
        lost: { result: undefined },
      },
      { table: 'boards', column: 'workshop', of: 'true', told: 'workshop', lost: { workshop: undefined } },
      { table: 'sittings', column: 'held', of: 'true', told: 'sitting', lost: { held: undefined } },
      {
        table: 'rounds',
        column: 'there',
        of: `id = '${open}'`,
        told: 'round',
        lost: { casts: [{ sector: '', ballot: body }] },
      },
      { table: 'ballots', column: 'body', of: 'true', told: 'ballot', lost: { own: undefined, casts: [] } },
      { table: 'ballots', column: 'stamps', of: 'true', told: 'ballot', lost: { own: undefined, casts: [] } },
    ]
    for (const { table, column, of, told, lost } of wounds) {
      const change = (text: string | Uint8Array): void => {
        const driver = openDriver(path)
        driver.exec('DROP TRIGGER IF EXISTS sittings_stay')
        driver.prepare(`UPDATE ${table} SET ${column} = CAST(? AS TEXT) WHERE ${of}`).run(text)
        driver.close()
      }
      const driver = openDriver(path)
      const { text } = driver.prepare(`SELECT ${column} AS text FROM ${table} WHERE ${of}`).get() as Row
      driver.close()
      for (let at = 0; at < text.length; at += 5) {
        const bytes = new TextEncoder().encode(text)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
        change(bytes)
        expect(read()).toEqual({ told: new Set([told]), found: { ...whole, ...lost } })
      }
      change(text)
    }
  })

  it('S12 S7 what a store of version 4 holds of rounds and ballots is sealed as it is', () => {
    const driver = openDriver(path)
    driver.exec(`${storeSteps.slice(0, 4).join(';')}; PRAGMA user_version = 4;
      INSERT INTO boards (id, title, created_at, changed_at, cards, picture) VALUES ('board01', 'Title', 1, 1, 0, '[]');
      INSERT INTO rounds (board, id, kind, setup, opened_at, revealed_at, result)
        VALUES ('board01', 'round01', 'fairness', '{}', 1, 2, '{"people":3}'),
               ('board01', 'round02', 'fairness', '{', 1, NULL, NULL);
      INSERT INTO ballots (board, round, participant, at, reached, body, stamps)
        VALUES ('board01', 'round02', 'person01', 1, 1, '{"score":4}', '{"fairness":9}')`)
    driver.close()
    const [board, participant] = ['board01' as BoardId, 'person01' as ParticipantId]
    const [shown, open] = ['round01' as RoundId, 'round02' as RoundId]
    for (const _time of ['first', 'again']) {
      const told: unknown[] = []
      const storage = openSqlite(path, (unreadable) => told.push(unreadable))
      expect(storage.rounds.find(board, shown)).toMatchObject({ setup: {} })
      expect(storage.rounds.result(board, shown)).toEqual({ people: 3 })
      expect(storage.ballots.find(board, open, participant)).toEqual({
        body: { score: 4 },
        stamps: { fairness: 9 },
      })
      expect(told).toEqual([])
      expect(storage.rounds.find(board, open)?.setup).toBeUndefined()
      expect(told).toEqual([{ board, column: 'round' }])
      storage.close()
    }
    const sealed = openDriver(path)
    const rows = sealed
      .prepare('SELECT result AS text FROM rounds UNION ALL SELECT body FROM ballots')
      .all() as Row[]
    expect(rows.filter(({ text }) => text?.includes('\n'))).toHaveLength(2)
    sealed.close()
  })

  it('S7 a store of version 1 is brought up to date, and everybody on it is in', () => {
    const driver = openDriver(path)
    driver.exec(`${storeSteps[0]}; PRAGMA user_version = 1;
      INSERT INTO boards (id, title, created_at, changed_at, cards, picture, workshop)
        VALUES ('board01', 'Title', 1, 1, 0, '[]', '{"version":1,"frozen":true}');
      INSERT INTO links (board, id, key_hash, role, created_at) VALUES ('board01', 'link01', 'h', 'participant', 1);
      INSERT INTO identities (hash, kind, created_at) VALUES ('who', 'browser', 1);
      INSERT INTO memberships (board, identity, participant, name, sector, colour, role, link, opened_at)
        VALUES ('board01', 'who', 'person', 'Ann', '', 0, 'participant', 'link01', 1)`)
    driver.close()
    const storage = openSqlite(path)
    const [board] = storage.boards.all()
    if (!board) throw new Error('The board is gone')
    expect(storage.memberships.find(board.id, 'who')).toMatchObject({ role: 'participant' })
    expect(storage.memberships.find(board.id, 'who')).not.toHaveProperty('waiting')
    expect(readWorkshop(storage.workshops.read(board.id))).toEqual({ ...freshStored, frozen: true })
    storage.codes.open(board.id, 'CDFG-HJKM', 1)
    storage.close()
    openSqlite(path).close()
  })
})
