import type { EmptiedTrash } from '@commonground/shared/protocol/http'
import { Hono } from 'hono'
import type { BoardEnv } from './access.ts'
import type { RouteDeps } from './deps.ts'

/** Destroying what was removed from a board. @see SPEC R29 */
export function trashRoutes({ storage, rooms, allow, now }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()
  app.post('/boards/:board/empty-trash', allow('emptyTrash'), async (c) => {
    const { board, membership } = c.var
    const participant = membership.participant.id
    const answer: EmptiedTrash = { cards: await rooms.trash.empty(board.id, participant) }
    const about = String(answer.cards)
    storage.audit.add({ board: board.id, participant, at: now(), what: 'trash-emptied', about })
    return c.json(answer)
  })
  return app
}
