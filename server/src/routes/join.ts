import { BoardError } from '@commonground/shared/base/boardError'
import { isBoardId } from '@commonground/shared/base/ids'
import { type Joined, joinBody } from '@commonground/shared/protocol/http'
import { closeCode } from '@commonground/shared/protocol/messages'
import { Hono } from 'hono'
import { join } from '../identity/joining.ts'
import { linkOfKey } from '../identity/links.ts'
import { readBody } from './body.ts'
import type { RouteDeps } from './deps.ts'
import { settle } from './settle.ts'

/** Joining a board by one of its links. */
export function joinRoutes({ storage, rooms, identities, attempts, now, log }: RouteDeps): Hono {
  const app = new Hono()

  app.post('/boards/:board/join', async (c) => {
    const id = c.req.param('board')
    const { key, name, sector = '', as } = await readBody(c, joinBody)
    const board = isBoardId(id) ? storage.boards.find(id) : undefined
    const link = board && board.trashedAt === undefined ? linkOfKey(storage, board.id, key) : undefined
    if (!board || !link) {
      const { tooMany, first } = attempts.wrong(id)
      if (first) log.warn({ board: board?.id }, 'many wrong keys for one board')
      throw new BoardError(tooMany ? 'too-many-attempts' : 'bad-key')
    }

    const { identity, token } = settle(c, identities, as)
    const before = storage.memberships.find(board.id, identity)
    const { role, participant } = storage.transaction(() =>
      join(storage, { board: board.id, identity, link, name, sector, now: now() }),
    )
    if (before && before.role !== role) {
      // What an open page shows and may do was decided when it connected.
      rooms.closeSessions(board.id, (owner) => owner.identity === identity, closeCode.reload)
    }
    const joined: Joined = {
      role,
      participant,
      board: { id: board.id, title: board.title },
      ...(token && { token }),
    }
    return c.json(joined)
  })

  return app
}
