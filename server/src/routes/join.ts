import { BoardError } from '@commonground/shared/base/boardError'
import { isBoardId } from '@commonground/shared/base/ids'
import { readCode } from '@commonground/shared/base/joinCode'
import {
  checkKeyBody,
  type JoinBody,
  type Joined,
  joinBody,
  joinByCodeBody,
  type KeyAnswer,
} from '@commonground/shared/protocol/http'
import { closeCode } from '@commonground/shared/protocol/messages'
import { type Context, Hono } from 'hono'
import { join } from '../identity/joining.ts'
import { linkOfKey, liveLinkOf } from '../identity/links.ts'
import type { Link } from '../storage/accessTables.ts'
import type { BoardRow } from '../storage/boardTables.ts'
import { readBody } from './body.ts'
import type { RouteDeps } from './deps.ts'
import { presentedAs, settle } from './settle.ts'

/** Joining a board by one of its links, or by the short code a facilitator shows. */
export function joinRoutes(deps: RouteDeps): Hono {
  const { storage, rooms, attempts, now, log } = deps
  const app = new Hono()

  /** The board and link a key opens. Wrong ones are counted. @see SPEC A3, A6 */
  const opened = (id: string, key: string): { readonly board: BoardRow; readonly link: Link } => {
    const board = isBoardId(id) ? storage.boards.find(id) : undefined
    const link = board && board.trashedAt === undefined ? linkOfKey(storage, board.id, key) : undefined
    if (board && link) return { board, link }
    const { tooMany, first } = attempts.wrong(id)
    if (first) log.warn({ board: board?.id }, 'many wrong keys for one board')
    throw new BoardError(tooMany ? 'too-many-attempts' : 'bad-key')
  }

  // Nobody should have to give a name to a link that was cut short, nor to a board they know nothing of.
  app.post('/boards/:board/key', async (c) => {
    const { board, link } = opened(c.req.param('board'), (await readBody(c, checkKeyBody)).key)
    // People who will wait in the lobby are told nothing of the board. @see SPEC W10
    const { lobby } = rooms.workshops.state(board.id)
    const answer: KeyAnswer = { role: link.role, ...(!lobby && { title: board.title }) }
    return c.json(answer)
  })

  app.post('/boards/:board/join', async (c) => {
    const body = await readBody(c, joinBody)
    return c.json(enter(deps, c, { ...opened(c.req.param('board'), body.key), body }))
  })

  app.post('/join', async (c) => {
    const body = await readBody(c, joinByCodeBody)
    const code = readCode(body.code)
    const id = code === undefined ? undefined : storage.codes.find(code)
    const board = id && storage.boards.find(id)
    const link =
      board && board.trashedAt === undefined ? liveLinkOf(storage, board.id, 'participant') : undefined
    if (!board || !link) {
      // A right code is never held up: only what is wrong is counted, and noted once a burst.
      if (attempts.wrong('short codes').first) {
        log.warn({}, 'many wrong short codes')
        storage.audit.add({ at: now(), what: 'many-wrong-codes' })
      }
      throw new BoardError('code-unknown')
    }
    return c.json(enter(deps, c, { board, link, body }))
  })

  return app
}

interface Entering {
  readonly board: BoardRow
  readonly link: Link
  readonly body: Omit<JoinBody, 'key'>
}

/** Makes whoever asks a member, or has them wait in the lobby. @see SPEC W10 */
function enter(
  { storage, rooms, identities, rates, now }: RouteDeps,
  c: Context,
  { board, link, body }: Entering,
): Joined {
  const { name, sector = '', as } = body
  // Whoever asks to be somebody else besides comes new.
  const known = presentedAs(c, identities, as)
  const isNew = known === undefined || !storage.memberships.find(board.id, known.hash)
  if (isNew) rates.join(link.id)
  const { identity, token } = settle(c, identities, as)
  const before = storage.memberships.find(board.id, identity)
  const { lobby } = rooms.workshops.state(board.id)
  const { role, participant, waiting } = storage.transaction(() =>
    join(storage, { board: board.id, identity, link, name, sector, lobby, now: now() }),
  )
  if (before && before.role !== role) {
    // What an open page shows and may do was decided when it connected.
    rooms.closeSessions(board.id, (owner) => owner.identity === identity, closeCode.reload)
  }
  if (before?.waiting !== waiting) rooms.workshops.lobbyChanged(board.id)
  return {
    role,
    participant,
    board: { id: board.id, title: waiting ? '' : board.title },
    ...(waiting && { waiting }),
    ...(token && { token }),
  }
}
