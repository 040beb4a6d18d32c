/** Milliseconds since 1970. */
export type Clock = () => number

interface ClockDeps {
  /** What the machine says the time is; it may be set to anything at any moment. */
  readonly wall: Clock
  /** Milliseconds that have passed since some moment. */
  readonly passed: () => number
}

/** The machine's time is believed when it is this far ahead: it slept, or was set right. */
const believedAheadMs = 2_000

/**
 * The one clock of a server. It goes on with the time that passes, and never back: everything that is waited for, from
 * a freeze to the next try to save, is waited for by it.
 *
 * @see SPEC R26
 */
export function steadyClock({
  wall = Date.now,
  passed = () => performance.now(),
}: Partial<ClockDeps> = {}): Clock {
  let at = wall()
  let seen = passed()
  return () => {
    const now = passed()
    at += Math.max(0, now - seen)
    seen = now
    const machine = wall()
    if (machine - at > believedAheadMs) at = machine
    return Math.floor(at)
  }
}
