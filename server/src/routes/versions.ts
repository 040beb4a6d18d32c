import { type VersionRow, versionBody } from '@commonground/shared/protocol/http'
import { Hono } from 'hono'
import type { BoardEnv } from './access.ts'
import { readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'

/** States of a board that were kept under a name. */
export function versionRoutes({ storage, rooms, allow }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()

  app.get('/boards/:board/versions', allow('readVersions'), (c) => {
    const { id: board } = c.var.board
    const people = storage.memberships.ofBoard(board).map(({ participant }) => participant)
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const rows = storage.versions.ofBoard(board).map(({ id, name, at, participant }): VersionRow => {
      const by = names.get(participant)
      return { id, name, at, ...(by !== undefined && { by }) }
    })
    return c.json(rows)
  })

  app.post('/boards/:board/versions', allow('keepVersion'), wholeBody, allow('keepVersion'), async (c) => {
    const { name } = await readBody(c, versionBody)
    const { board, membership } = c.var
    const { id, at } = await rooms.workshops.keepVersion(board.id, membership.participant.id, name)
    const row: VersionRow = { id, name, at, by: membership.participant.name }
    return c.json(row, 201)
  })

  return app
}
