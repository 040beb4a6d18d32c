import { Hono } from 'hono'
import type { Registry } from 'prom-client'

export interface StatusDeps {
  /** Throws when the server cannot do its work at present. */
  readonly probe: () => void
  readonly now: () => number
  readonly metrics: Registry
}

const askAgainMs = 1_000

/** Whether the process lives, whether it can keep boards, and its figures for Prometheus. */
export function statusRoutes({ probe, now, metrics }: StatusDeps): Hono {
  const app = new Hono()
  let asked: { readonly at: number; readonly isReady: boolean } | undefined

  // With the time: pages set their timers by this clock.
  app.get('/healthz', (c) => c.json({ status: 'ok', now: now() }))

  app.get('/readyz', (c) => {
    // Asking writes to the disk: a flood of questions must not slow down those who work.
    if (!asked || now() - asked.at >= askAgainMs) asked = { at: now(), isReady: succeeds(probe) }
    return asked.isReady ? c.json({ status: 'ready' }) : c.json({ status: 'not-ready' }, 503)
  })

  app.get('/metrics', async (c) =>
    c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  )

  return app
}

function succeeds(probe: () => void): boolean {
  try {
    probe()
    return true
  } catch {
    // Why is in the log of whoever failed; who asks from outside needs only the status.
    return false
  }
}
