import { BoardError } from '@commonground/shared/base/boardError'
import { isBoardId } from '@commonground/shared/base/ids'
import { type Action, may } from '@commonground/shared/protocol/policy'
import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Identities } from '../identity/identities.ts'
import type { Membership } from '../storage/accessTables.ts'
import type { BoardRow } from '../storage/boardTables.ts'
import type { Storage } from '../storage/storage.ts'

/** What a handler behind `allow` knows of the request. */
export interface BoardEnv {
  Variables: {
    readonly board: BoardRow
    readonly membership: Membership
  }
}

/** Lets a request to `/boards/:board/…` through when its sender may do this there. */
export type Allow = (action: Action) => MiddlewareHandler<BoardEnv>

// A board in the trash is there for whoever may take it out again, and for nothing else.
const possibleInTrash: readonly Action[] = ['readBoard', 'changeBoard', 'trashBoard']

/**
 * The one gate of all board routes; it asks the policy and nothing else. Whoever is not a member hears the same as
 * about a board that never was.
 *
 * @see SPEC A1, A3, A9, W10
 */
export function createAllow(storage: Storage, identities: Identities): Allow {
  return (action) =>
    createMiddleware<BoardEnv>(async (c, next) => {
      const id = c.req.param('board')
      const identity = identities.find(c.req.raw.headers)
      const board = isBoardId(id) && identity ? storage.boards.find(id) : undefined
      const membership = board && identity ? storage.memberships.find(board.id, identity) : undefined
      if (!board || !membership) throw new BoardError('board-missing')
      if (board.trashedAt !== undefined) {
        const mayRestore = possibleInTrash.includes(action) && may(membership.role, 'trashBoard')
        if (!mayRestore) throw new BoardError('board-missing')
      }
      if (membership.waiting) throw new BoardError('waiting')
      if (!may(membership.role, action)) throw new BoardError('forbidden')
      c.set('board', board)
      c.set('membership', membership)
      await next()
    })
}
