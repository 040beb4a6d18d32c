import type { BoardId, LinkId, ParticipantId } from '@commonground/shared/base/ids'
import type { Participant, Role } from '@commonground/shared/model/participant'

/** A capability link. Its key exists only as a hash. */
export interface Link {
  readonly id: LinkId
  readonly board: BoardId
  readonly keyHash: string
  readonly role: Role
  readonly createdAt: number
  readonly revokedAt?: number
}

/** A browser (cookie) or a script (token), known only by the SHA-256 of its secret. */
export interface StoredIdentity {
  readonly hash: string
  readonly kind: 'browser' | 'script'
  readonly createdAt: number
}

/** One identity on one board: who they are there, what they may do, and by which link. */
export interface Membership {
  readonly board: BoardId
  readonly identity: string
  readonly participant: Participant
  readonly role: Role
  readonly link: LinkId
  /** When this identity last joined or connected. */
  readonly openedAt: number
  /** In the lobby: nothing of the board is for them yet. */
  readonly waiting?: true
  /** A facilitator saw them in the lobby and let them in. */
  readonly letIn?: true
}

export interface LinkTable {
  add(link: Link): void
  /** Revoked links are not found. */
  findByKey(board: BoardId, keyHash: string): Link | undefined
  /** All of them, oldest first, revoked ones too, with the number of people who came by each. */
  ofBoard(board: BoardId): readonly (Link & { readonly people: number })[]
  /** False when there is no such live link on that board. */
  revoke(board: BoardId, link: LinkId, at: number): boolean
  /** Remembers that an identity came by a link, whichever link its membership rests on. */
  use(board: BoardId, identity: string, link: LinkId): void
  /** The live links an identity came by on a board. */
  usedBy(board: BoardId, identity: string): readonly Link[]
}

export interface IdentityTable {
  add(identity: StoredIdentity): void
  find(hash: string): StoredIdentity | undefined
}

/** Removed people and people whose link was revoked are not members: no lookup of members returns them. */
export interface MembershipTable {
  /** Adds it, or replaces what that identity was on that board; someone removed before is a member again. */
  save(membership: Membership): void
  find(board: BoardId, identity: string): Membership | undefined
  /** Who this identity was on that board until their link was withdrawn; nothing when they were removed. */
  formerly(board: BoardId, identity: string): Participant | undefined
  /** Newest opened first. */
  ofIdentity(identity: string): readonly Membership[]
  ofBoard(board: BoardId): readonly Membership[]
  /** How many wear each colour. */
  colours(board: BoardId): ReadonlyMap<number, number>
  ofLink(board: BoardId, link: LinkId): readonly Membership[]
  opened(board: BoardId, identity: string, at: number): void
  /** False when there is no such member. */
  remove(board: BoardId, participant: ParticipantId, at: number): boolean
  /** Lets one person in from the lobby, or everybody who is there. */
  admit(board: BoardId, participant?: ParticipantId): void
  /** There is no lobby any more: who is in it waits no longer, though nobody let them in. */
  endLobby(board: BoardId): void
  /** How many are in the lobby. */
  waiting(board: BoardId): number
}

/** Which Yjs client id belongs to whom: nobody else may write under it. */
export interface ClientTable {
  ofBoard(board: BoardId): ReadonlyMap<number, ParticipantId>
  claim(board: BoardId, client: number, participant: ParticipantId): void
  /** None of them has written any more. */
  clear(board: BoardId): void
}
