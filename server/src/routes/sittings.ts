import { BoardError } from '@commonground/shared/base/boardError'
import { isId, type SittingId } from '@commonground/shared/base/ids'
import { may } from '@commonground/shared/protocol/policy'
import { Hono } from 'hono'
import type { BoardEnv } from './access.ts'
import type { RouteDeps } from './deps.ts'

/** The workshops that were held on a board. @see SPEC W19 */
export function sittingRoutes({ rooms, allow }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()

  app.get('/boards/:board/sittings', allow('readSittings'), (c) =>
    c.json({ sittings: rooms.sittings.ofBoard(c.var.board.id) }),
  )

  app.get('/boards/:board/sittings/:sitting', allow('readSittings'), async (c) => {
    const { board, membership } = c.var
    const id = c.req.param('sitting')
    if (!isId(id)) throw new BoardError('not-found')
    const reading = {
      mayReadPrivate: may(membership.role, 'readPrivateFields'),
      mayReadResults: may(membership.role, 'readResult'),
    }
    const { detail, board: stood } = await rooms.sittings.find(board.id, id as SittingId, reading)
    if (!stood) return c.json(detail)
    const head = Buffer.from(`${JSON.stringify(detail).slice(0, -1)},"board":`)
    const body = new Uint8Array(Buffer.concat([head, stood, Buffer.from('}')]))
    return c.body(body, 200, { 'content-type': 'application/json' })
  })

  return app
}
