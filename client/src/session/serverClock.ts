/** What the server's clock says now, in ms since 1970, however wrong this device's own clock is. */
export interface ServerClock {
  /**
   * Takes one reading of the server's clock.
   *
   * @param serverMs what the server's clock said when it wrote this.
   * @param askedAtMs `local()` when the question left; absent when the server told it unasked.
   */
  readonly hear: (serverMs: number, askedAtMs?: number) => void
  readonly now: () => number
  /** This tab's own clock, for `askedAtMs`. */
  readonly local: () => number
}

/** Readings older than this no longer count: two clocks never run quite alike. */
const staleMs = 10 * 60_000

/** A better reading puts the clock back by less than this, and it stands still until it is right. */
const mostHeldMs = 5_000

interface Reading {
  /** Server time minus this tab's, as far as is known. */
  readonly offsetMs: number
  /** It cannot be more than this, or the tab's clock stood still meanwhile. */
  readonly mostMs: number
  readonly at: number
}

/**
 * Reckons with the reading whose way was shortest. An answer was written between question and arrival: it is taken to
 * have been half-way. What comes unasked is only ever late, so that of two such readings the one that puts the
 * server's clock further ahead was under way for less time. It does not go back where a better reading is a little
 * behind: what has taken hold, such as a freeze, would let go for a moment.
 *
 * @param local a clock that nobody sets, unlike the device's own. It may stand still while the device sleeps.
 * @see SPEC W12, W13
 */
export function createServerClock(local: () => number, startMs: number): ServerClock {
  let best: Reading | undefined
  let floorMs = Number.NEGATIVE_INFINITY
  const now = (): number => Math.max(floorMs, local() + (best?.offsetMs ?? startMs))
  return {
    hear: (serverMs, askedAtMs) => {
      const next = reading(serverMs, local(), askedAtMs)
      if (best && !isBetter(next, best)) return
      const before = now()
      const isStep = best !== undefined && before - (local() + next.offsetMs) < mostHeldMs
      best = next
      floorMs = isStep ? before : Number.NEGATIVE_INFINITY
    },
    now,
    local,
  }
}

function reading(serverMs: number, at: number, askedAtMs?: number): Reading {
  if (askedAtMs === undefined) return { offsetMs: serverMs - at, mostMs: Number.POSITIVE_INFINITY, at }
  const halfMs = (at - askedAtMs) / 2
  return { offsetMs: serverMs - at + halfMs, mostMs: serverMs - askedAtMs, at }
}

function isBetter(next: Reading, best: Reading): boolean {
  const wasAsleep = next.offsetMs > best.mostMs
  if (wasAsleep || next.at - best.at > staleMs) return true
  const doubt = (one: Reading): number => one.mostMs - one.offsetMs
  if (doubt(next) !== doubt(best)) return doubt(next) < doubt(best)
  return next.offsetMs > best.offsetMs
}

/** The clock of the server this page came from: timers are reckoned with it and never with the device's own. */
export const serverClock = createServerClock(() => performance.now(), performance.timeOrigin)
export const serverNow = serverClock.now
