import type { Log } from './rooms/log.ts'
import { type Storage, StorageError } from './storage/storage.ts'

export interface HousekeepingDeps {
  readonly storage: Storage
  readonly now: () => number
  readonly log: Log
  /** How long who-did-what is kept. */
  readonly historyDays: number
}

const dayMs = 24 * 60 * 60 * 1000
const everyMs = dayMs / 4

/** Forgets history that is older than it should be, now and four times a day. Returns its stop. */
export function startHousekeeping(deps: HousekeepingDeps): () => void {
  forgetOldHistory(deps)
  const timer = setInterval(() => forgetOldHistory(deps), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

function forgetOldHistory({ storage, now, log, historyDays }: HousekeepingDeps): void {
  try {
    const packs = storage.log.forgetHistory(now() - historyDays * dayMs)
    if (packs > 0) log.info({ packs }, 'old history was forgotten')
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    // The disk may have room again in six hours; nothing but tidiness is lost until then.
    log.warn({ trouble: error.trouble }, 'old history could not be forgotten')
  }
}
