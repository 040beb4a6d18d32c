import { workshopBody } from '@commonground/shared/protocol/http'
import { Hono } from 'hono'
import type { BoardEnv } from './access.ts'
import { readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'

/** Commands to the live control state of a board. */
export function workshopRoutes({ rooms, allow }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()

  app.post('/boards/:board/workshop', allow('runWorkshop'), wholeBody, allow('runWorkshop'), async (c) => {
    const { frozen } = await readBody(c, workshopBody)
    return c.json(rooms.setFrozen(c.var.board.id, frozen))
  })

  return app
}
