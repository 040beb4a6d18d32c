import { BoardError } from '@commonground/shared/base/boardError'
import { run } from '@commonground/shared/commands/command'
import { importBoard } from '@commonground/shared/commands/importBoard'
import { origin as by } from '@commonground/shared/document/origin'
import { readBoard } from '@commonground/shared/document/read'
import { exporterFor, exporters, exportFileName } from '@commonground/shared/exports/exports'
import type { BoardFile } from '@commonground/shared/imports/boardFile'
import { planBoardImport } from '@commonground/shared/imports/planBoardImport'
import type { Board } from '@commonground/shared/model/board'
import { duplicateBoardBody, type ImportAnswer } from '@commonground/shared/protocol/http'
import { maxImportBytes } from '@commonground/shared/protocol/limits'
import { may } from '@commonground/shared/protocol/policy'
import { isResting } from '@commonground/shared/protocol/workshop'
import { Hono } from 'hono'
import { requireMemoryFor } from '../rooms/memory.ts'
import type { BoardEnv } from './access.ts'
import { atMost, maxBodyBytes, mediaType, readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'
import { foundBoard, requireCreation } from './foundBoard.ts'
import { originOf } from './origin.ts'
import { prepareImport } from './prepareImport.ts'
import { settle } from './settle.ts'

/** Bringing files into a board, writing a board down, and making a second one from it. */
export function transferRoutes(deps: RouteDeps): Hono<BoardEnv> {
  const { rooms, identities, allow, now } = deps
  const app = new Hono<BoardEnv>()

  app.post(
    '/boards/:board/import',
    allow('import'),
    atMost(maxImportBytes, 'csv-too-large'),
    wholeBody,
    allow('import'),
    async (c) => {
      const { board, membership } = c.var
      const type = mediaType(c)
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      requireMemoryFor(bytes)
      const { write, guessed } = await prepareImport(type, bytes, c.req.query())
      const mayAlways = may(membership.role, 'writeWhileFrozen')
      if (!mayAlways && isResting(rooms.workshops.state(board.id), now())) throw new BoardError('frozen')
      const actor = { role: membership.role, participant: membership.participant.id, now: now() }
      const { added, changed, refused, left, half } = await rooms.change(board.id, actor.participant, (doc) =>
        write(doc, actor),
      )
      const answer: ImportAnswer = {
        added: added.length,
        updated: changed.length,
        refused: refused.map(({ row, reason }) => ({ row, reason })),
        ...(guessed && { guessed }),
        ...(half > 0 && { half }),
        left: left.map(({ column, cells, example }) => ({ column, cells, example })),
      }
      return c.json(answer)
    },
  )

  app.get('/boards/:board/export/:format', allow('exportShareSafe'), (c) => {
    const isPrivate = c.req.query('private') === '1'
    if (isPrivate && !may(c.var.membership.role, 'exportPrivate')) throw new BoardError('forbidden')
    const exporter = exporterFor(c.req.param('format'))
    if (!exporter) throw new BoardError('unknown-format', `It can be ${formats}`)
    const board = rooms.snapshot(c.var.board.id)
    const name = exportFileName(board, exporter.extension, isPrivate)
    return c.body(exporter.write({ board, private: isPrivate }), 200, {
      'content-type': exporter.mime,
      'content-disposition': `attachment; filename="${name}"`,
    })
  })

  app.post(
    '/boards/:board/duplicate',
    allow('duplicateBoard'),
    atMost(maxBodyBytes),
    wholeBody,
    allow('duplicateBoard'),
    async (c) => {
      const { board, membership } = c.var
      const { title = board.title, as, createKey } = await readBody(c, duplicateBoardBody)
      requireCreation(deps, c, createKey)
      const file = fileOf(rooms.snapshot(board.id))
      const { identity, token } = settle(c, identities, as)
      const created = foundBoard(deps, {
        title,
        identity,
        name: membership.participant.name,
        sector: membership.participant.sector,
        origin: originOf(c.req.raw, deps.publicOrigin),
        fill(doc, actor) {
          const plan = planBoardImport(readBoard(doc), file, actor.role)
          run(doc, importBoard, { ...plan, settings: { ...plan.settings, title } }, actor, by.server)
        },
      })
      return c.json({ ...created, ...(token && { token }) }, 201)
    },
  )

  return app
}

/** A board as a board file is read: live records only, so that what was removed stays with the board it was on. */
function fileOf({ settings, cards, ties, plan }: Board): BoardFile {
  return {
    settings,
    cards: [...cards.values()].map((card, at) => ({
      row: at + 1,
      fileId: card.id,
      fields: card,
      locked: card.locked,
      order: card.order,
    })),
    removedCards: [],
    ties: [...ties.values()].map((tie) => ({ from: tie.from, to: tie.to, fields: tie })),
    plan: [...plan.values()].map((line) => ({ card: line.card, fields: line })),
    refused: [],
  }
}

const formats = exporters.map(({ format }) => format).join(', ')
