import { BoardError } from '@commonground/shared/base/boardError'
import type { LinkId } from '@commonground/shared/base/ids'
import { type LinkRow, rotateLinkBody } from '@commonground/shared/protocol/http'
import { Hono } from 'hono'
import { isOwnLink } from '../identity/links.ts'
import { revokeLink, rotateLink } from '../identity/revoking.ts'
import type { Link } from '../storage/accessTables.ts'
import type { BoardEnv } from './access.ts'
import { readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'
import { endSessions } from './endSessions.ts'
import { linkUrl } from './foundBoard.ts'
import { originOf } from './origin.ts'

/** The links of a board: seeing which there are, replacing them, withdrawing them. */
export function linkRoutes(deps: RouteDeps): Hono<BoardEnv> {
  const { storage, rooms, allow, now, publicOrigin } = deps
  const app = new Hono<BoardEnv>()

  app.get('/boards/:board/links', allow('manageLinks'), (c) => {
    const links = storage.links.ofBoard(c.var.board.id).filter((link) => !isOwnLink(link.id))
    return c.json(links.map(row))
  })

  // Links with `localhost` in them lead nobody here: the page puts one of these in its place.
  app.get('/boards/:board/addresses', allow('manageLinks'), (c) =>
    c.json(publicOrigin ? [publicOrigin] : deps.networkAddresses()),
  )

  app.post('/boards/:board/links', allow('manageLinks'), wholeBody, allow('manageLinks'), async (c) => {
    const { role } = await readBody(c, rotateLinkBody)
    const { board, membership } = c.var
    const { link, key, changed } = rotateLink(storage, { membership, role, now: now() })
    endSessions(rooms, board.id, changed)
    const url = linkUrl(originOf(c.req.raw, publicOrigin), board.id, key)
    return c.json({ ...row({ ...link, people: 0 }), key, url }, 201)
  })

  app.delete('/boards/:board/links/:link', allow('manageLinks'), (c) => {
    const { board, membership } = c.var
    const id = c.req.param('link') as LinkId
    const changed = revokeLink(storage, { membership, link: id, now: now() })
    if (!changed) throw new BoardError('not-found')
    endSessions(rooms, board.id, changed)
    return c.body(null, 204)
  })

  return app
}

function row({ id, role, createdAt, revokedAt, people }: Link & { readonly people: number }): LinkRow {
  return { id, role, createdAt, ...(revokedAt !== undefined && { revokedAt }), people }
}
