import { BoardError } from '@commonground/shared/base/boardError'
import { run } from '@commonground/shared/commands/command'
import { changeSettings } from '@commonground/shared/commands/settings'
import { origin as by } from '@commonground/shared/document/origin'
import {
  type BoardDetail,
  type BoardSummary,
  changeBoardBody,
  createBoardBody,
} from '@commonground/shared/protocol/http'
import { closeCode } from '@commonground/shared/protocol/messages'
import { may } from '@commonground/shared/protocol/policy'
import { agendaOf, boardFor } from '@commonground/shared/templates/boardFor'
import { words } from '@commonground/shared/words/words'
import { Hono } from 'hono'
import type { Membership } from '../storage/accessTables.ts'
import type { BoardRow } from '../storage/boardTables.ts'
import { newBoard } from '../workers/copyJob.ts'
import type { BoardEnv } from './access.ts'
import { readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'
import { foundBoard, requireCreation } from './foundBoard.ts'
import { originOf } from './origin.ts'
import { settle } from './settle.ts'

/** Making boards, finding one's own again, and changing what a library shows of them. */
export function boardRoutes(deps: RouteDeps): Hono<BoardEnv> {
  const { storage, rooms, identities, allow, now } = deps
  const app = new Hono<BoardEnv>()

  app.post('/boards', async (c) => {
    const {
      title,
      question,
      template = 'blank',
      name,
      sector = '',
      as,
      createKey,
    } = await readBody(c, createBoardBody)
    requireCreation(deps, c, createKey)
    const { identity, token } = settle(c, identities, as)
    const created = await foundBoard(deps, {
      title,
      identity,
      name: name || words.model.roles.facilitator,
      sector,
      origin: originOf(c.req.raw, deps.publicOrigin),
      agenda: agendaOf(template),
      content: (actor) => newBoard((doc) => boardFor(doc, template, { title, question, actor })),
    })
    return c.json({ ...created, ...(token && { token }) }, 201)
  })

  app.get('/boards', (c) => {
    const identity = identities.find(c.req.raw.headers)
    const memberships = identity ? storage.memberships.ofIdentity(identity) : []
    const rows = memberships.flatMap((membership): BoardSummary[] => {
      const board = storage.boards.find(membership.board)
      const isHidden = board?.trashedAt !== undefined && !may(membership.role, 'trashBoard')
      return board && !isHidden && !membership.waiting ? [summary(board, membership)] : []
    })
    return c.json(rows)
  })

  app.get('/boards/:board', allow('readBoard'), (c) => c.json(detail(c.var.board, c.var.membership)))

  app.patch('/boards/:board', allow('changeBoard'), wholeBody, allow('changeBoard'), async (c) => {
    const { title, archived, trashed } = await readBody(c, changeBoardBody)
    const { board, membership } = c.var
    const at = now()
    if (title !== undefined && title !== board.title) {
      const actor = { role: membership.role, participant: membership.participant.id, now: at }
      await rooms.change(board.id, actor.participant, (doc) =>
        run(doc, changeSettings, { settings: { title } }, actor, by.server),
      )
    }
    storage.boards.change(board.id, {
      ...(title !== undefined && { title }),
      ...(archived !== undefined && { archivedAt: archived ? (board.archivedAt ?? at) : null }),
      ...(trashed === false && { trashedAt: null }),
    })
    return c.json(detail(storage.boards.find(board.id) ?? board, membership))
  })

  app.delete('/boards/:board', allow('trashBoard'), (c) => {
    const { board, membership } = c.var
    if (c.req.query('forever') !== undefined) {
      if (board.trashedAt === undefined) throw new BoardError('bad-request', 'Move it to the trash first')
      rooms.forget(board.id)
      storage.boards.destroy(board.id)
      const participant = membership.participant.id
      storage.audit.add({ participant, at: now(), what: 'board-deleted', about: board.id })
      return c.body(null, 204)
    }
    if (board.trashedAt === undefined) {
      storage.boards.change(board.id, { trashedAt: now() })
      storage.audit.add({
        board: board.id,
        participant: membership.participant.id,
        at: now(),
        what: 'board-trashed',
      })
    }
    rooms.closeSessions(board.id, () => true, closeCode.noSuchBoard)
    return c.body(null, 204)
  })

  return app
}

function summary(board: BoardRow, { role, openedAt }: Membership): BoardSummary {
  // When something private was changed is private as well.
  const changedAt = may(role, 'readPrivateFields') ? board.changedAt : board.createdAt
  return { ...board, changedAt, role, openedAt }
}

function detail(board: BoardRow, membership: Membership): BoardDetail {
  return { ...summary(board, membership), participant: membership.participant }
}
