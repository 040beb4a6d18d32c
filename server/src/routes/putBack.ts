import {
  type ChangesAnswer,
  type PutBackAnswer,
  type PutBackBody,
  putBackBody,
} from '@commonground/shared/protocol/http'
import type { PutBackTold } from '@commonground/shared/protocol/workshop'
import { Hono } from 'hono'
import type { BoardEnv } from './access.ts'
import { askerOf } from './asker.ts'
import { readBody, wholeBody } from './body.ts'
import type { RouteDeps } from './deps.ts'

/** Putting a board back to before a time, or to before what one person changed. @see SPEC R27, R28 */
export function putBackRoutes({ storage, rooms, allow, now }: RouteDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>()
  const allowed = allow('putBack')

  const namesOn = (board: BoardEnv['Variables']['board']['id']): ReadonlyMap<string, string> =>
    new Map(storage.memberships.ofBoard(board).map(({ participant: { id, name } }) => [id, name]))

  app.get('/boards/:board/changes', allowed, async (c) => {
    const { id } = c.var.board
    const { people, moments, reachesTo } = await rooms.transfers.changes(id, askerOf(c))
    const names = namesOn(id)
    const answer: ChangesAnswer = {
      people: people.map((person) => {
        const name = names.get(person.id)
        return { ...person, ...(name !== undefined && { name }) }
      }),
      moments: moments.map(({ at, much }) => ({ at, ...(much && { much: names.get(much) ?? '' }) })),
      ...(reachesTo !== undefined && { reachesTo }),
    }
    return c.json(answer)
  })

  app.post('/boards/:board/put-back', allowed, wholeBody, allowed, async (c) => {
    const { what, preview = false } = await readBody(c, putBackBody)
    const { board, membership } = c.var
    const { participant, role } = membership
    const asked = {
      asked: what,
      isPreview: preview,
      actor: { role, participant: participant.id, now: now() },
      mayStill: async () => {
        await allowed(c, async () => {})
      },
    }
    const answer: PutBackAnswer = await rooms.transfers.putBack(board.id, asked, askerOf(c))
    if (answer.change !== undefined) {
      const { id, name } = participant
      const at = answer.change
      storage.audit.add({
        board: board.id,
        participant: id,
        at,
        what: 'board-put-back',
        about: aboutOf(what),
      })
      rooms.workshops.tellPutBack(board.id, told(what, { at, by: id, name }, namesOn(board.id)))
    }
    return c.json(answer)
  })

  return app
}

/** A change of one's own that began and ended at one moment is what was put back last. */
function told(
  what: PutBackBody['what'],
  by: Pick<PutBackTold, 'at' | 'by' | 'name'>,
  names: ReadonlyMap<string, string>,
): PutBackTold {
  if ('before' in what) return { ...by, before: what.before }
  const isUndone = what.by === by.by && what.since !== undefined && what.since === what.until
  return isUndone ? by : { ...by, of: names.get(what.by) ?? '' }
}

const aboutOf = (what: PutBackBody['what']): string =>
  'before' in what ? `before ${what.before}` : `by ${what.by} ${what.since ?? 0}-${what.until ?? ''}`
