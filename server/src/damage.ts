import type { Log } from './rooms/log.ts'
import type { OnUnreadable } from './storage/sqliteBoards.ts'

/** What of the store could not be read and was read as empty. */
export interface Damage {
  readonly note: OnUnreadable
  /** How many columns, each counted once. */
  readonly count: () => number
}

/**
 * Logs each damaged column once: a library reads all its boards every time it is looked at.
 *
 * @see SPEC S4, P4
 */
export function watchDamage(log: Log): Damage {
  const known = new Set<string>()
  return {
    note: ({ board, column }) => {
      const name = `${board} ${column}`
      if (known.has(name)) return
      known.add(name)
      log.error({ board, column }, 'a damaged column is read as empty')
    },
    count: () => known.size,
  }
}
