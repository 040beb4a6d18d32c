import type { EmptiedTrash } from '@commonground/shared/protocol/http'
import { Hono } from 'hono'
import type { BoardEnv } from './access.ts'
import type { RouteDeps } from './deps.ts'

/** Destroying what was removed from a board. @see SPEC R29 */
export function trashRoutes({ storage, rooms, allow, now }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()
  app.post('/boards/:board/empty-trash', allow('emptyTrash'), async (c) => {
    const { board, membership } = c.var
    const { id: by, name } = membership.participant
    const cards = await rooms.trash.empty(board.id, by)
    const at = now()
    const about = String(cards)
    storage.audit.add({ board: board.id, participant: by, at, what: 'trash-emptied', about })
    if (cards > 0) rooms.workshops.tellPutBack(board.id, { at, by, name, destroyed: cards })
    return c.json({ cards } satisfies EmptiedTrash)
  })
  return app
}
