import { BoardError } from '@commonground/shared/base/boardError'
import { type BoardId, newParticipantId, type ParticipantId } from '@commonground/shared/base/ids'
import { line } from '@commonground/shared/model/field'
import { isAtLeast, personColours } from '@commonground/shared/model/participant'
import { may } from '@commonground/shared/protocol/policy'
import type { Link, Membership } from '../storage/accessTables.ts'
import type { Storage } from '../storage/storage.ts'

export interface Joining {
  readonly board: BoardId
  readonly identity: string
  /** Their id when they come new; drawn unless given. */
  readonly participant?: ParticipantId
  readonly link: Link
  readonly name: string
  readonly sector: string
  /** Whether whoever comes new has to be let in. */
  readonly lobby: boolean
  readonly now: number
}

/**
 * Makes an identity a member of a board, or brings what it was there up to date. Someone who comes again by a lesser
 * link keeps the greater role; who comes back after theirs was withdrawn is the same person, with the new link's role.
 * Runs in the caller's transaction.
 *
 * @see SPEC A8, W10
 * @throws BoardError `bad-request` when nothing readable is left of the name.
 */
export function join(storage: Storage, joining: Joining): Membership {
  const { board, identity, link, name, sector, lobby, now } = joining
  const before = storage.memberships.find(board, identity)
  const keeps = before !== undefined && isAtLeast(before.role, link.role)
  const role = keeps ? before.role : link.role
  const person = before?.participant ?? storage.memberships.formerly(board, identity)
  const waits = !may(role, 'passLobby') && (before ? before.waiting === true : lobby)
  const membership: Membership = {
    board,
    identity,
    participant: {
      id: person?.id ?? joining.participant ?? newParticipantId(),
      name: readName(name),
      sector: oneLine.check(sector) ?? '',
      colour: person?.colour ?? freeColour(storage.memberships.colours(board)),
    },
    role,
    link: keeps ? before.link : link.id,
    openedAt: now,
    ...(waits && { waiting: true }),
    ...(before?.letIn && { letIn: true }),
  }
  storage.memberships.save(membership)
  storage.links.use(board, identity, link.id)
  return membership
}

const oneLine = line('shareable')

// Names are shown to others, so letters that cannot be seen are taken out of them as they are out of cards.
function readName(name: string): string {
  const shown = oneLine.check(name)
  if (!shown) throw new BoardError('bad-request', 'name')
  return shown
}

/** The colour fewest people wear, the lowest first. */
function freeColour(many: ReadonlyMap<number, number>): number {
  const worn = Array.from({ length: personColours }, (_, colour) => many.get(colour) ?? 0)
  return worn.indexOf(Math.min(...worn))
}
