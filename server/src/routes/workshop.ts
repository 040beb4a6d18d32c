import { handBody } from '@commonground/shared/protocol/http'
import { workshopCommand } from '@commonground/shared/protocol/workshop'
import { Hono } from 'hono'
import type { BoardEnv } from './access.ts'
import { readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'

/** Commands to the workshop of a board, and raising one's hand in it. */
export function workshopRoutes({ rooms, allow }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()

  const leads = allow('runWorkshop')

  app.post('/boards/:board/workshop', leads, wholeBody, leads, async (c) => {
    const command = await readBody(c, workshopCommand)
    const { board, membership } = c.var
    const mayStill = () => leads(c, async () => {})
    const asked = { board: board.id, by: membership.participant.id, mayStill }
    return c.json(await rooms.workshops.run(asked, command))
  })

  app.post('/boards/:board/hand', allow('raiseHand'), wholeBody, allow('raiseHand'), async (c) => {
    const { up } = await readBody(c, handBody)
    const { board, membership } = c.var
    rooms.workshops.raiseHand(board.id, membership.participant.id, up)
    return c.body(null, 204)
  })

  return app
}
