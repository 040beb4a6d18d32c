import { BoardError } from '@commonground/shared/base/boardError'
import { type BoardId, newParticipantId } from '@commonground/shared/base/ids'
import { line } from '@commonground/shared/model/field'
import { isAtLeast, type Participant, personColours } from '@commonground/shared/model/participant'
import type { Link, Membership, Storage } from '../storage/storage.ts'

export interface Joining {
  readonly board: BoardId
  readonly identity: string
  readonly link: Link
  readonly name: string
  readonly sector: string
  readonly now: number
}

/**
 * Makes an identity a member of a board, or brings what it was there up to date. Someone who comes again by a lesser
 * link keeps the greater role. Runs in the caller's transaction.
 *
 * @see SPEC A8
 * @throws BoardError `bad-request` when nothing readable is left of the name.
 */
export function join(storage: Storage, { board, identity, link, name, sector, now }: Joining): Membership {
  const before = storage.memberships.find(board, identity)
  const keeps = before !== undefined && isAtLeast(before.role, link.role)
  const membership: Membership = {
    board,
    identity,
    participant: {
      id: before?.participant.id ?? newParticipantId(),
      name: readName(name),
      sector: oneLine.check(sector) ?? '',
      colour: before?.participant.colour ?? freeColour(storage.memberships.ofBoard(board)),
    },
    role: keeps ? before.role : link.role,
    link: keeps ? before.link : link.id,
    openedAt: now,
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
function freeColour(members: readonly { readonly participant: Participant }[]): number {
  const worn = Array.from({ length: personColours }, () => 0)
  for (const { participant } of members) worn[participant.colour] = (worn[participant.colour] ?? 0) + 1
  return worn.indexOf(Math.min(...worn))
}
