const firstPauseMs = 500
/** A server that restarts is mostly back within a minute: long pauses before that only make people wait. */
const steps = [
  { upTo: 27, ms: 3000 },
  { upTo: 41, ms: 6000 },
]
const longestPauseMs = 15_000

export interface Retry {
  /** Tries at once. */
  readonly now: () => void
  /** Tries after a pause that grows with every failure. */
  readonly later: () => void
  /** The last attempt succeeded: pauses start short again. */
  readonly reset: () => void
  readonly stop: () => void
}

/**
 * The pause before attempt number `failures`: 0.5, 1, 2 and then 3 s for about the first minute, 6 s for the next,
 * 15 s after that. A random half of it is kept, so that a whole room does not come back in the same moment.
 */
export function pauseMs(failures: number, random: number = Math.random()): number {
  const step = steps.find(({ upTo }) => failures < upTo)
  const full = Math.min(step?.ms ?? longestPauseMs, firstPauseMs * 2 ** Math.min(failures, 10))
  return Math.round(Math.max(firstPauseMs, full * (0.5 + random / 2)))
}

/** Runs `attempt` again and again with growing pauses, until told that it succeeded. */
export function createRetry(attempt: () => void): Retry {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): void => {
    clearTimeout(timer)
    attempt()
  }
  return {
    now,
    later: () => {
      clearTimeout(timer)
      timer = setTimeout(now, pauseMs(failures))
      failures += 1
    },
    reset: () => {
      failures = 0
    },
    stop: () => clearTimeout(timer),
  }
}
