import { BoardError } from '@commonground/shared/base/boardError'
import { isId, type ParticipantId } from '@commonground/shared/base/ids'
import { type AuthorAnswer, admitBody, type PersonRow } from '@commonground/shared/protocol/http'
import { closeCode } from '@commonground/shared/protocol/messages'
import { Hono } from 'hono'
import type { BoardEnv } from './access.ts'
import { readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'

/** Who belongs to a board, and taking someone off it. */
export function peopleRoutes({ storage, rooms, allow, now }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()

  app.get('/boards/:board/people', allow('managePeople'), (c) => {
    const rows = storage.memberships.ofBoard(c.var.board.id).map(
      ({ participant, role, openedAt, waiting }): PersonRow => ({
        ...participant,
        role,
        openedAt,
        ...(waiting && { waiting }),
      }),
    )
    return c.json(rows)
  })

  // A change names only the client id it was written under, and a tab has a new one each time it is loaded.
  app.get('/boards/:board/clients/:client', allow('writeBoard'), (c) => {
    const { id } = c.var.board
    const by = storage.clients.ofBoard(id).get(Number(c.req.param('client')))
    const member = by && storage.memberships.ofBoard(id).find(({ participant }) => participant.id === by)
    if (!member) throw new BoardError('not-found')
    const answer: AuthorAnswer = { name: member.participant.name }
    return c.json(answer)
  })

  app.post('/boards/:board/admit', allow('managePeople'), wholeBody, allow('managePeople'), async (c) => {
    const { board, membership } = c.var
    const { participant } = await readBody(c, admitBody)
    if (participant !== undefined && !isId(participant)) throw new BoardError('not-found')
    const id = participant as ParticipantId | undefined
    storage.transaction(() => {
      storage.memberships.admit(board.id, id)
      storage.audit.add({
        board: board.id,
        participant: membership.participant.id,
        at: now(),
        what: 'admitted',
        about: id ?? 'everybody',
      })
    })
    rooms.workshops.lobbyChanged(board.id)
    return c.body(null, 204)
  })

  app.delete('/boards/:board/people/:participant', allow('managePeople'), (c) => {
    const { board, membership } = c.var
    const id = c.req.param('participant') as ParticipantId
    // A board is never left without the one who is looking after it.
    if (id === membership.participant.id) throw new BoardError('forbidden', 'You cannot remove yourself')
    if (!isId(id) || !storage.memberships.remove(board.id, id, now())) throw new BoardError('not-found')
    storage.audit.add({
      board: board.id,
      participant: membership.participant.id,
      at: now(),
      what: 'person-removed',
      about: id,
    })
    rooms.closeSessions(board.id, ({ participant }) => participant === id, closeCode.withdrawn)
    rooms.workshops.personRemoved(board.id, id)
    return c.body(null, 204)
  })

  return app
}
