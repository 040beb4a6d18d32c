import { BoardError } from '@commonground/shared/base/boardError'
import { duplicateBoardBody } from '@commonground/shared/protocol/http'
import { maxImportBytes } from '@commonground/shared/protocol/limits'
import { may } from '@commonground/shared/protocol/policy'
import { isResting } from '@commonground/shared/protocol/workshop'
import { Hono } from 'hono'
import { requireMemoryFor } from '../rooms/memory.ts'
import type { BoardEnv } from './access.ts'
import { askerOf } from './asker.ts'
import { atMost, maxBodyBytes, mediaType, readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'
import { foundBoard, requireCreation } from './foundBoard.ts'
import { originOf } from './origin.ts'
import { settle } from './settle.ts'

/** Bringing files into a board, writing a board down, and making a second one from it. */
export function transferRoutes(deps: RouteDeps): Hono<BoardEnv> {
  const { rooms, identities, allow, now } = deps
  const app = new Hono<BoardEnv>()

  const imports = allow('import')
  app.post(
    '/boards/:board/import',
    imports,
    atMost(maxImportBytes, 'csv-too-large'),
    wholeBody,
    imports,
    async (c) => {
      const { board, membership } = c.var
      const mayStill = async (): Promise<void> => {
        await imports(c, async () => {})
        const mayAlways = may(c.var.membership.role, 'writeWhileFrozen')
        if (!mayAlways && isResting(rooms.workshops.state(board.id), now())) throw new BoardError('frozen')
      }
      await mayStill()
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      requireMemoryFor(bytes)
      const file = {
        type: mediaType(c),
        file: bytes,
        query: c.req.query(),
        actor: { role: membership.role, participant: membership.participant.id, now: now() },
        mayStill,
      }
      return c.json(await rooms.transfers.bringIn(board.id, file, askerOf(c)))
    },
  )

  const exports = allow('exportShareSafe')
  app.get('/boards/:board/export/:format', exports, async (c) => {
    const isPrivate = c.req.query('private') === '1'
    const requirePrivate = (): void => {
      if (isPrivate && !may(c.var.membership.role, 'exportPrivate')) throw new BoardError('forbidden')
    }
    requirePrivate()
    const asked = { board: c.var.board.id, format: c.req.param('format'), private: isPrivate }
    const { bytes, mime, name, etag } = await rooms.transfers.file(asked, askerOf(c))
    // It may be of later than when they asked: somebody who was taken off meanwhile is not given it.
    await exports(c, async () => {})
    requirePrivate()
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
    return c.body(bytes, 200, {
      'content-type': mime,
      'content-disposition': `attachment; filename="${name}"`,
      etag,
    })
  })

  const copies = allow('duplicateBoard')
  app.post('/boards/:board/duplicate', copies, atMost(maxBodyBytes), wholeBody, copies, async (c) => {
    const { board, membership } = c.var
    const { title = board.title, as, createKey } = await readBody(c, duplicateBoardBody)
    requireCreation(deps, c, createKey)
    const { identity, token } = settle(c, identities, as)
    const created = await foundBoard(deps, {
      title,
      identity,
      name: membership.participant.name,
      sector: membership.participant.sector,
      origin: originOf(c.req.raw, deps.publicOrigin),
      content: async (actor) => {
        const content = await rooms.transfers.copy(board.id, { title, actor }, askerOf(c))
        await copies(c, async () => {})
        return content
      },
    })
    return c.json({ ...created, ...(token && { token }) }, 201)
  })

  return app
}
