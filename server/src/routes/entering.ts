import { BoardError } from '@commonground/shared/base/boardError'
import { isBoardId } from '@commonground/shared/base/ids'
import { type CloseCode, closeCode } from '@commonground/shared/protocol/messages'
import { isScript } from '../identity/identities.ts'
import type { Connection, LiveRooms } from '../rooms/liveRooms.ts'
import type { Log } from '../rooms/log.ts'
import type { Wire } from '../rooms/session.ts'
import type { Membership } from '../storage/accessTables.ts'

/** The sender of a request, and their membership of a board. */
export interface Members {
  find(headers: Headers): string | undefined
  membership(board: Membership['board'], identity: string): Membership | undefined
}

/** All that letting a connection in needs, whatever carries it. */
export interface EnteringDeps {
  readonly rooms: LiveRooms
  readonly identities: Members
  /** Whether a request comes from a page of this site; asked only when it carries no bearer token. */
  readonly isAllowedOrigin: (request: Request) => boolean
  readonly log: Log
  /** Called when a member connected. */
  readonly onConnected?: (membership: Membership) => void
}

/** True for a script, or a page of this very site. @see SPEC A5 */
export function isOwnPage(request: Request, { isAllowedOrigin }: EnteringDeps): boolean {
  return isScript(request.headers) || isAllowedOrigin(request)
}

/** A request to a board, and the far end it would be let in with. */
export interface Asking {
  readonly headers: Headers
  readonly board: string
  /** The last epoch of the store that this page heard of; stock clients and fresh copies name none. */
  readonly epoch?: string | undefined
  readonly wire: Wire
}

/**
 * Lets a member in, or says by which code they are turned away.
 *
 * @see SPEC A3, W10, R12, R31
 */
export function enter(
  { rooms, identities, log, onConnected }: EnteringDeps,
  { headers, board, epoch, wire }: Asking,
): Connection | CloseCode {
  try {
    const admitted = admit(headers, board, identities)
    if (typeof admitted === 'number') return admitted
    const isOld = epoch === undefined ? undefined : rooms.refusalOf(admitted.board, epoch)
    if (isOld) return isOld
    const { participant, role, link, identity } = admitted
    const connection = rooms.connect(admitted.board, { participant, role, link, identity }, wire)
    onConnected?.(admitted)
    return connection
  } catch (error) {
    const code = error instanceof BoardError ? error.code : undefined
    if (code === 'board-missing') return closeCode.noSuchBoard
    if (code === 'limit') return closeCode.tooMuch
    log.error({ board, err: error }, 'a board cannot be opened')
    return closeCode.restarting
  }
}

function admit(headers: Headers, board: string, identities: Members): Membership | CloseCode {
  const identity = identities.find(headers)
  if (identity === undefined) return closeCode.joinFirst
  const membership = isBoardId(board) ? identities.membership(board, identity) : undefined
  if (membership?.waiting) return closeCode.waiting
  return membership ?? closeCode.noSuchBoard
}
