import { hashSecret } from './secrets.ts'

/** Counts wrong keys per subject (a board, or making boards), never per address. */
export interface Attempts {
  /** Counts one more. `first` is true once per burst, for the log. */
  wrong(subject: string): { readonly tooMany: boolean; readonly first: boolean }
}

export interface AttemptsDeps {
  readonly now: () => number
  /** How many wrong keys a minute are each answered in full. */
  readonly most?: number
}

interface Window {
  readonly since: number
  count: number
}

const windowMs = 60_000
const mostSubjects = 10_000

/**
 * A right key is never held up, so guessing cannot lock a workshop out: only wrong ones are counted. Boards that do
 * not exist are counted like those that do.
 *
 * @see SPEC A6
 */
export function createAttempts({ now, most = 30 }: AttemptsDeps): Attempts {
  const windows = new Map<string, Window>()

  function open(key: string): Window {
    const fresh = { since: now(), count: 0 }
    windows.delete(key)
    windows.set(key, fresh)
    const oldest = windows.keys().next()
    if (windows.size > mostSubjects && !oldest.done) windows.delete(oldest.value)
    return fresh
  }

  return {
    wrong(subject) {
      // Whoever guesses chooses the subject, of any length.
      const key = hashSecret(subject)
      const known = windows.get(key)
      const window = known && now() - known.since < windowMs ? known : open(key)
      window.count += 1
      return { tooMany: window.count > most, first: window.count === most + 1 }
    },
  }
}
