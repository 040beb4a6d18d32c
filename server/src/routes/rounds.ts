import { BoardError } from '@commonground/shared/base/boardError'
import { isId, type RoundId } from '@commonground/shared/base/ids'
import { ballotChange } from '@commonground/shared/protocol/http'
import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { Own } from '../rooms/ballots.ts'
import type { BoardEnv } from './access.ts'
import { atMost, readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'

/** A ballot about every card of the largest board. */
const maxBallotBytes = 512 * 1024

const anything = z.unknown()

/** One's own ballot in a round, and what a round found. */
export function roundRoutes({ rooms, allow }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()

  app.put(
    '/boards/:board/rounds/:round/ballot',
    allow('answerRound'),
    atMost(maxBallotBytes),
    wholeBody,
    allow('answerRound'),
    async (c) => {
      const body = await readBody(c, anything)
      const change = ballotChange.safeParse(body).data
      const kept = await rooms.ballots.keep(own(c.var, c.req.param('round')), change ?? { ballot: body })
      return change ? c.json(kept) : c.body(null, 204)
    },
  )

  app.get('/boards/:board/rounds/:round/ballot', allow('answerRound'), (c) =>
    c.json(rooms.ballots.own(own(c.var, c.req.param('round')))),
  )

  app.get('/boards/:board/rounds/:round/result', allow('readResult'), (c) => {
    const { bytes, etag } = rooms.ballots.written(c.var.board.id, roundOf(c.req.param('round')))
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
    return c.body(bytes, 200, { 'content-type': 'application/json', etag })
  })

  return app
}

function own({ board, membership }: BoardEnv['Variables'], round: string): Own {
  return { board: board.id, round: roundOf(round), participant: membership.participant.id }
}

function roundOf(id: string): RoundId {
  if (!isId(id)) throw new BoardError('not-found')
  return id as RoundId
}
