import type { ErrorCode } from '@commonground/shared/base/boardError'
import { type BoardId, isBoardId } from '@commonground/shared/base/ids'
import type { Joined } from '@commonground/shared/protocol/http'
import * as api from '../session/api.ts'
import { rememberBoard, rememberedBoard, rememberedPerson, rememberPerson } from '../session/remembered.ts'

/** A board's address: `/b/<board>`, and while joining the key of a link behind `#`. */
export interface BoardAddress {
  readonly board: BoardId
  readonly key?: string
}

/** What opening a board's address leads to. */
export type Arrival =
  /** Open the board. */
  | { readonly kind: 'joined'; readonly joined: Joined }
  /** Ask for a name, then `joinBoard`. */
  | { readonly kind: 'ask'; readonly key: string; readonly name: string; readonly sector: string }
  | { readonly kind: 'refused'; readonly code: ErrorCode }

/** Reads a board's address from a path and fragment; nothing when it is another page. */
export function parseAddress({
  pathname,
  hash,
}: Pick<Location, 'pathname' | 'hash'>): BoardAddress | undefined {
  const board = /^\/b\/([^/]+)\/?$/.exec(pathname)?.[1]
  if (!isBoardId(board)) return undefined
  const key = hash.slice(1)
  return key === '' ? { board } : { board, key }
}

/**
 * Finds out how this browser stands to a board. A board it knows opens at once, also with no server in reach; a
 * link it holds anew is used without asking again who this is.
 */
export async function arrive({ board, key }: BoardAddress): Promise<Arrival> {
  const known = rememberedBoard(board)
  if (key === undefined) return known ? { kind: 'joined', joined: known } : resume(board)
  if (!known) return { kind: 'ask', key, ...(rememberedPerson() ?? { name: '', sector: '' }) }
  const { name, sector } = known.participant
  try {
    return { kind: 'joined', joined: await joinBoard({ board, key, name, sector }) }
  } catch (error) {
    const code = api.errorCodeOf(error)
    // An old link in the history of a browser that is still a member: go on with what it has.
    return code === 'unreachable' || code === 'bad-key'
      ? { kind: 'joined', joined: known }
      : { kind: 'refused', code }
  }
}

export interface Joining {
  readonly board: BoardId
  readonly key: string
  readonly name: string
  readonly sector: string
}

/**
 * Joins by a link: sends its key once, remembers who this is, and takes the key out of the address.
 *
 * @throws BoardError `bad-key`, `too-many-attempts`, `unreachable` …
 */
export async function joinBoard({ board, key, name, sector }: Joining): Promise<Joined> {
  const joined = await api.join(board, { key, name, sector })
  rememberPerson({ name: joined.participant.name, sector: joined.participant.sector })
  rememberBoard(board, joined)
  hideKey()
  return joined
}

/** Who the server says this browser is on a board, or nothing when it gives no such answer. */
export async function askWhoThisIs(board: BoardId): Promise<Joined | undefined> {
  const arrival = await resume(board)
  return arrival.kind === 'joined' ? arrival.joined : undefined
}

/** Opens a board this browser has already joined, by its cookie. */
async function resume(board: BoardId): Promise<Arrival> {
  try {
    const { role, participant, id, title } = await api.readBoard(board)
    const joined: Joined = { role, participant, board: { id, title } }
    rememberBoard(board, joined)
    return { kind: 'joined', joined }
  } catch (error) {
    return { kind: 'refused', code: api.errorCodeOf(error) }
  }
}

/** Whoever looks at the address bar or its history afterwards finds no key there. */
function hideKey(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}
