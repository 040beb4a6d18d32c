import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from './rooms/log.ts'
import type { Storage } from './storage/storage.ts'

export interface BackupDeps {
  readonly storage: Pick<Storage, 'copyTo' | 'size'>
  /** Begins the epoch that the copy is not to know. @see SPEC R31 */
  readonly beginEpoch: () => string
  /** Where the copies lie; made when it is missing. */
  readonly folder: string
  readonly now: () => number
  readonly log: Log
  /** How many bytes this disk still has for us. */
  readonly freeBytes?: (folder: string) => Promise<number>
}

const minuteMs = 60_000
export const firstAfterMs = 5 * minuteMs
const everyMs = 30 * minuteMs
const keptBackups = 14
/** What has to stay free besides room for another copy: boards come before backups. */
const spareBytes = 64 * 1024 * 1024

/**
 * Keeps a copy of everything for each day the server runs, the newest fourteen of them. Looks soon after the start and
 * twice an hour; what fails is logged and tried again. Returns its stop.
 *
 * @see SPEC S8
 */
export function startBackups(deps: BackupDeps): () => void {
  let isStopped = false
  let isBusy = false
  const look = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    try {
      await backUp(deps)
    } catch (error) {
      // A store that was closed under a copy is no failure: the next start takes it.
      if (!isStopped) deps.log.error({ err: error }, 'the backup failed')
    } finally {
      isBusy = false
    }
  }
  const first = setTimeout(look, firstAfterMs)
  const timer = setInterval(look, everyMs)
  first.unref()
  timer.unref()
  return () => {
    isStopped = true
    clearTimeout(first)
    clearInterval(timer)
  }
}

/** Takes today's copy (by UTC) unless it is there, or the disk is too full for it. */
export async function backUp({
  storage,
  beginEpoch,
  folder,
  now,
  log,
  freeBytes = freeBytesOf,
}: BackupDeps): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = `${new Date(now()).toISOString().slice(0, 10)}.sqlite`
  const names = await readdir(folder)
  if (names.includes(file)) return
  const remove = (name: string): Promise<void> => rm(join(folder, name), { force: true })
  await Promise.all(names.filter((name) => unfinished.test(name)).map(remove))
  const bytes = storage.size()
  const free = await freeBytes(folder)
  if (free < 2 * bytes + spareBytes) {
    log.warn({ bytes, free }, 'no backup: the disk is too full')
    return
  }
  // Under its own name only once it is whole and checked.
  const part = join(folder, `${file}.part`)
  await storage.copyTo(part, beginEpoch())
  await rename(part, join(folder, file))
  const old = names.filter((name) => finished.test(name)).sort()
  await Promise.all(old.slice(0, Math.max(0, old.length + 1 - keptBackups)).map(remove))
  log.info({ file, bytes }, 'a backup was taken')
}

// Anything else in the folder is somebody's own.
const finished = /^\d{4}-\d\d-\d\d\.sqlite$/
const unfinished = /^\d{4}-\d\d-\d\d\.sqlite\.part/

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
