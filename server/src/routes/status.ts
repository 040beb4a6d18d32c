import { Hono } from 'hono'
import type { Registry } from 'prom-client'

export interface StatusDeps {
  /** Throws when the server cannot do its work at present. */
  readonly probe: () => void
  readonly metrics: Registry
}

/** Whether the process lives, whether it can keep boards, and its figures for Prometheus. */
export function statusRoutes({ probe, metrics }: StatusDeps): Hono {
  const app = new Hono()

  app.get('/healthz', (c) => c.json({ status: 'ok' }))

  app.get('/readyz', (c) => {
    try {
      probe()
      return c.json({ status: 'ready' })
    } catch {
      // The reason is in the log; whoever asks from outside needs only the status.
      return c.json({ status: 'not-ready' }, 503)
    }
  })

  app.get('/metrics', async (c) =>
    c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  )

  return app
}
