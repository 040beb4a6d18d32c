import { type BoardId, type LinkId, newLinkId } from '@commonground/shared/base/ids'
import { type Role, roles } from '@commonground/shared/model/participant'
import type { Link } from '../storage/accessTables.ts'
import type { Storage } from '../storage/storage.ts'
import { hashSecret, newSecret, sameHash } from './secrets.ts'

/** A link and its key. The key is shown once and kept nowhere. */
export interface NewLink {
  readonly link: Link
  readonly key: string
}

/** Makes one link of a role and stores it. Runs in the caller's transaction. */
export function makeLink(storage: Storage, board: BoardId, role: Role, now: number): NewLink {
  const key = newSecret()
  const link: Link = { id: newLinkId(), board, keyHash: hashSecret(key), role, createdAt: now }
  storage.links.add(link)
  return { link, key }
}

/** One link of every role, as a new board has. */
export function makeLinks(storage: Storage, board: BoardId, now: number): Readonly<Record<Role, NewLink>> {
  const [facilitator, participant, viewer] = roles.map((role) => makeLink(storage, board, role, now))
  if (!facilitator || !participant || !viewer) throw new Error('A role has no link')
  return { facilitator, participant, viewer }
}

/** The live link a key belongs to on that board, or nothing. @see SPEC A2 */
export function linkOfKey(storage: Storage, board: BoardId, key: string): Link | undefined {
  const keyHash = hashSecret(key)
  const link = storage.links.findByKey(board, keyHash)
  return link && sameHash(link.keyHash, keyHash) ? link : undefined
}

/** A live link of a role that was given out, or nothing. */
export function liveLinkOf(storage: Storage, board: BoardId, role: Role): Link | undefined {
  return storage.links
    .ofBoard(board)
    .find((link) => link.role === role && link.revokedAt === undefined && !isOwnLink(link.id))
}

const ownMark = 'own-'

/**
 * The link a person stands on who needs none: the maker of a board, or who withdrew the link they came by. Its key is
 * thrown away at birth, so that nobody can join by it, and it is not listed. Without it the maker of a board would be
 * locked out by their own new link.
 *
 * @see SPEC A8
 */
export function makeOwnLink(storage: Storage, board: BoardId, role: Role, now: number): Link {
  const id = `${ownMark}${newLinkId()}` as LinkId
  const link: Link = { id, board, keyHash: hashSecret(newSecret()), role, createdAt: now }
  storage.links.add(link)
  return link
}

export function isOwnLink(link: LinkId): boolean {
  return link.startsWith(ownMark)
}
