import type { Context } from 'hono'
import type { Asker } from '../rooms/transfers.ts'
import type { BoardEnv } from './access.ts'

/** Whoever sent a request: their work ends when they are gone. */
export const askerOf = (c: Context<BoardEnv>): Asker => ({
  identity: c.var.membership.identity,
  signal: c.req.raw.signal,
})
