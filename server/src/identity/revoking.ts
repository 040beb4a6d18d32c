import { isId, type LinkId } from '@commonground/shared/base/ids'
import { type Role, roles } from '@commonground/shared/model/participant'
import type { Membership } from '../storage/accessTables.ts'
import type { Storage } from '../storage/storage.ts'
import { isOwnLink, makeLink, makeOwnLink, type NewLink } from './links.ts'

/** Someone whose role a withdrawn link changed; without a role they are no member any more. */
export interface Standing {
  readonly identity: string
  readonly role?: Role
}

interface Revocation {
  /** Who withdraws it. They stay what they are. */
  readonly membership: Membership
  readonly link: LinkId
  readonly now: number
}

/**
 * Withdraws a link. Who came by it is no member any more, unless another live link of the board brought them too.
 * Answers whose standing changed, or nothing when there is no such live link.
 *
 * @see SPEC A4
 */
export function revokeLink(storage: Storage, revocation: Revocation): readonly Standing[] | undefined {
  return storage.transaction(() => revoke(storage, revocation))
}

export interface Rotation {
  readonly membership: Membership
  readonly role: Role
  readonly now: number
}

/**
 * Makes a new link of a role and withdraws the live ones it had.
 *
 * @see SPEC A4
 */
export function rotateLink(
  storage: Storage,
  { membership, role, now }: Rotation,
): NewLink & { readonly changed: readonly Standing[] } {
  const { board } = membership
  return storage.transaction(() => {
    const old = storage.links
      .ofBoard(board)
      .filter((link) => link.role === role && link.revokedAt === undefined && !isOwnLink(link.id))
    const made = makeLink(storage, board, role, now)
    const changed = old.flatMap(({ id }) => revoke(storage, { membership, link: id, now }) ?? [])
    return { ...made, changed }
  })
}

function revoke(storage: Storage, { membership, link, now }: Revocation): readonly Standing[] | undefined {
  const { board, identity } = membership
  if (!isId(link) || isOwnLink(link)) return undefined
  const members = storage.memberships.ofLink(board, link)
  if (!storage.links.revoke(board, link, now)) return undefined
  const changed = members.filter((member) => member.identity !== identity)
  if (members.length > changed.length) keep(storage, membership, now)
  storage.audit.add({
    board,
    participant: membership.participant.id,
    at: now,
    what: 'link-revoked',
    about: link,
  })
  return changed.flatMap((member) => fallBack(storage, member))
}

function keep(storage: Storage, membership: Membership, now: number): void {
  const own = makeOwnLink(storage, membership.board, membership.role, now)
  storage.memberships.save({ ...membership, link: own.id })
}

/** What is left to someone whose link is gone: the greatest of the other links they came by. */
function fallBack(storage: Storage, member: Membership): readonly Standing[] {
  const { board, identity } = member
  const others = storage.links.usedBy(board, identity)
  const best = roles.flatMap((role) => others.filter((link) => link.role === role))[0]
  if (!best) return [{ identity }]
  storage.memberships.save({ ...member, role: best.role, link: best.id })
  return best.role === member.role ? [] : [{ identity, role: best.role }]
}
