/**
 * Why there is no live connection, as far as a page can tell.
 *
 * - `offline`: the browser itself says that it has no network.
 * - `away`: no answer came from the server. A page cannot tell a server that is down from a line that is.
 * - `blocked`: the server answers requests, and yet no live connection comes about.
 *
 * @see SPEC R14
 */
export type Why = 'offline' | 'away' | 'blocked'

const answerWithinMs = 2_500

/** The reason as far as the browser knows it, without asking the server. */
export const whyAtOnce = (): Exclude<Why, 'blocked'> =>
  globalThis.navigator?.onLine === false ? 'offline' : 'away'

/** Asks the server for a sign of life when nothing live came about. */
export async function findWhy(origin: string): Promise<Why> {
  if (whyAtOnce() === 'offline') return 'offline'
  try {
    const signal = AbortSignal.timeout(answerWithinMs)
    const response = await fetch(`${origin}/healthz`, { cache: 'no-store', signal })
    // Only the server's own words count: a sign-in page of a network answers everything.
    const { status }: { status?: unknown } = await response.json()
    return response.ok && status === 'ok' ? 'blocked' : 'away'
  } catch {
    return whyAtOnce()
  }
}
