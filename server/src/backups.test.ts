import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type BackupDeps, backUp, firstAfterMs, startBackups } from './backups.ts'
import { openSqlite } from './storage/sqlite.ts'
import { type Storage, StorageError } from './storage/storage.ts'
import { type Fault, withFaults } from './storage/storageFaults.ts'
import { addBoard } from './storage/storageSuite.ts'

/** Node's own copies in one step; between the steps of the other one work goes on. */
const hasOwnSqlite = Number(process.versions.node.split('.')[0]) >= 22

const day = (number: number): number => Date.UTC(2026, 10, number, 12)

let place: string
let folder: string
let storage: Storage
let fault: Fault
let time: number
let logged: string[]
/** Called with each line of the log. */
let onLog: (line: string) => void
let deps: BackupDeps
let epochs: number

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'commonground-backups-'))
  folder = join(place, 'backups')
  fault = () => {}
  storage = withFaults(openSqlite(join(place, 'store.sqlite')), (call) => fault(call))
  time = day(24)
  logged = []
  epochs = 0
  onLog = () => {}
  const write = (_fields: object, line: string): void => {
    logged.push(line)
    onLog(line)
  }
  const beginEpoch = (): string => {
    epochs += 1
    const epoch = `epoch-${epochs}`
    storage.epochs.begin(epoch, time)
    return epoch
  }
  deps = { storage, beginEpoch, folder, now: () => time, log: { info: write, warn: write, error: write } }
})

afterEach(() => {
  storage.close()
  rmSync(place, { recursive: true, force: true })
})

/** How many boards a copy has, opened as the store of a server. */
function boardsIn(file: string): number {
  const copy = openSqlite(join(folder, file))
  const { length } = copy.boards.all()
  copy.close()
  return length
}

test('S8 a copy is one file that a server opens with everything in it', async () => {
  addBoard(storage)
  await backUp(deps)
  expect(readdirSync(folder)).toEqual(['2026-11-24.sqlite'])
  expect(boardsIn('2026-11-24.sqlite')).toBe(1)
})

test('R31 a copy knows what was begun before it, and not what goes on without it', async () => {
  storage.epochs.begin('epoch-of-start', time)
  await backUp(deps)
  const copy = openSqlite(join(folder, '2026-11-24.sqlite'))
  const newest = copy.epochs.newest()
  copy.close()
  expect([newest, storage.epochs.newest()]).toEqual(['epoch-of-start', 'epoch-1'])
})

test('S8 one copy a day is taken, the day’s own is left as it is', async () => {
  await backUp(deps)
  addBoard(storage)
  await backUp(deps)
  expect(boardsIn('2026-11-24.sqlite')).toBe(0)
  time = day(25)
  await backUp(deps)
  expect(boardsIn('2026-11-25.sqlite')).toBe(1)
})

test('S8 changes are saved while a copy is taken, and the copy is a state the store had', async () => {
  const { id } = addBoard(storage)
  const append = (): unknown => storage.log.append(id, [{ at: 1, bytes: new Uint8Array(20_000) }])
  for (let at = 0; at < 200; at += 1) append()
  let isTaken = false
  let during = 0
  const backup = backUp(deps).then(() => {
    isTaken = true
  })
  while (!isTaken) {
    append()
    during += 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  await backup
  expect(during).toBeGreaterThan(hasOwnSqlite ? 0 : 5)
  const copy = openSqlite(join(folder, '2026-11-24.sqlite'))
  const { updates, head } = copy.log.read(id)
  copy.close()
  expect(updates.at(-1)).toMatchObject(head)
  expect(updates.length).toBeGreaterThanOrEqual(200)
  expect(storage.log.read(id).updates).toHaveLength(200 + during)
})

test('S8 the newest fourteen are kept, and what somebody else put there', async () => {
  mkdirSync(folder)
  for (let at = 1; at <= 20; at += 1) {
    writeFileSync(join(folder, `2026-10-${String(at).padStart(2, '0')}.sqlite`), '')
  }
  writeFileSync(join(folder, 'before the move.sqlite'), '')
  writeFileSync(join(folder, '2026-10-03.sqlite.part'), '')
  await backUp(deps)
  const names = readdirSync(folder).sort()
  expect(names).toHaveLength(15)
  expect([names[0], names[12], names[13], names[14]]).toEqual([
    '2026-10-08.sqlite',
    '2026-10-20.sqlite',
    '2026-11-24.sqlite',
    'before the move.sqlite',
  ])
})

test('S8 a disk without room for it gets no copy, and the log says so', async () => {
  const needed = 2 * storage.size() + 64 * 1024 * 1024
  await backUp({ ...deps, freeBytes: async () => needed - 1 })
  expect(readdirSync(folder)).toEqual([])
  expect(logged).toEqual(['no backup: the disk is too full'])
  await backUp({ ...deps, freeBytes: async () => needed })
  expect(readdirSync(folder)).toEqual(['2026-11-24.sqlite'])
})

test('S8 a copy that failed takes nobody’s name, costs no older one, and is taken again', async () => {
  await backUp({ ...deps, now: () => day(23) })
  fault = (call) => {
    if (call === 'copyTo') throw new StorageError('storage-error')
  }
  await expect(backUp(deps)).rejects.toThrow(StorageError)
  expect(readdirSync(folder)).toEqual(['2026-11-23.sqlite'])
  fault = () => {}
  await backUp(deps)
  expect(readdirSync(folder)).toHaveLength(2)
})

test('S8 the first is taken by itself soon after the start; one that fails is logged and tried again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] })
  const nextLine = (): Promise<string> =>
    new Promise((resolve) => {
      onLog = resolve
    })
  try {
    fault = (call) => {
      if (call === 'copyTo') throw new StorageError('storage-error')
    }
    const stop = startBackups(deps)
    const failed = nextLine()
    vi.advanceTimersByTime(firstAfterMs)
    expect(await failed).toBe('the backup failed')
    fault = () => {}
    const taken = nextLine()
    vi.advanceTimersByTime(60 * 60_000 - firstAfterMs)
    expect(await taken).toBe('a backup was taken')
    stop()
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('S8 a store that is closed under a copy leaves none or a whole one', async () => {
  const { id } = addBoard(storage)
  storage.log.append(id, [{ at: 1, bytes: new Uint8Array(4_000_000) }])
  const ended = backUp(deps).then(
    () => ['2026-11-24.sqlite'],
    () => [],
  )
  while (!readdirSync(place).includes('backups') || readdirSync(folder).length === 0) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  storage.close()
  // Whether it was quick enough is up to the engine; half a copy has no name either way.
  const whole = await ended
  expect(readdirSync(folder).filter((name) => !name.includes('.part'))).toEqual(whole)
  for (const file of whole) expect(boardsIn(file)).toBe(1)
})
