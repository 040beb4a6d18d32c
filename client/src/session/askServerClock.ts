import { serverClock } from './serverClock.ts'

/** When to ask, in ms after the page opened: soon, when it has come to rest, and then seldom. */
const soonMs = [1_000, 5_000, 15_000]
const seldomMs = 5 * 60_000

/**
 * Asks the server what its clock says, so that timers do not depend on how busy this page was when it was told. Returns
 * its stop.
 *
 * @see SPEC W13
 */
export function askServerClock(): () => void {
  const timers = soonMs.map((afterMs) => setTimeout(() => void ask(), afterMs))
  const often = setInterval(() => void ask(), seldomMs)
  return () => {
    for (const timer of timers) clearTimeout(timer)
    clearInterval(often)
  }
}

async function ask(): Promise<void> {
  const askedAt = serverClock.local()
  try {
    const response = await fetch('/healthz', { cache: 'no-store' })
    const { now } = (await response.json()) as { readonly now?: unknown }
    if (typeof now === 'number') serverClock.hear(now, askedAt)
  } catch {
    // Out of reach, or a proxy keeps this path to itself: what the server told unasked has to do.
  }
}
