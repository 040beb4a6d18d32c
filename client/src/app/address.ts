import { BoardError, type ErrorCode } from '@commonground/shared/base/boardError'
import { type BoardId, isBoardId } from '@commonground/shared/base/ids'
import type { JoinByCodeBody, Joined, KeyAnswer } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import * as api from '../session/api.ts'
import { rememberBoard, rememberedBoard, rememberedPerson, rememberPerson } from '../session/remembered.ts'
import { announce } from './announce.ts'

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
  | {
      readonly kind: 'ask'
      readonly key: string
      readonly name: string
      readonly sector: string
      /** The board and role of the link; absent when the server could not be asked. */
      readonly told?: KeyAnswer
    }
  /** In the lobby: ask again until a facilitator has let this person in. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly code: ErrorCode }

/** Reads a board's address from a path and fragment; nothing when it is another page. */
export function parseAddress({
  pathname,
  hash,
}: Pick<Location, 'pathname' | 'hash'>): BoardAddress | undefined {
  const board = /^\/b\/([^/]+)(?:\/result(?:\/[^/]+)?)?\/?$/.exec(pathname)?.[1]
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
  if (!known) return ask(board, key)
  const { name, sector } = known.participant
  try {
    return arrivalOf(await joinBoard({ board, key, name, sector }))
  } catch (error) {
    const code = api.errorCodeOf(error)
    // An old link in the history of a browser that is still a member: go on with what it has.
    return code === 'unreachable' || code === 'bad-key'
      ? { kind: 'joined', joined: known }
      : { kind: 'refused', code }
  }
}

/** A link that is cut short or withdrawn is refused before anyone types a name for it. */
async function ask(board: BoardId, key: string): Promise<Arrival> {
  let told: KeyAnswer | undefined
  try {
    told = await api.checkKey(board, { key })
  } catch (error) {
    const code = api.errorCodeOf(error)
    // Joining says it in its own place, and can be tried again there.
    if (code === 'bad-key' || code === 'bad-request') return { kind: 'refused', code: 'bad-key' }
  }
  return { kind: 'ask', key, ...(rememberedPerson() ?? { name: '', sector: '' }), ...(told && { told }) }
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
  comeIn(joined)
  hideKey()
  return joined
}

/**
 * Joins by the short code a facilitator shows, and remembers who this is. Returns the board's id.
 *
 * @throws BoardError `code-unknown`, `too-many-attempts`, `unreachable` …
 */
export async function joinByCode(body: JoinByCodeBody): Promise<BoardId> {
  const joined = await api.joinByCode(body)
  comeIn(joined)
  const { id } = joined.board
  if (!isBoardId(id)) throw new BoardError('server-error')
  return id
}

/** What joining led to. */
export const arrivalOf = (joined: Joined): Arrival =>
  joined.waiting ? { kind: 'waiting' } : { kind: 'joined', joined }

/** Who the server says this browser is on a board, or nothing when it gives no such answer. */
export async function askWhoThisIs(board: BoardId): Promise<Joined | undefined> {
  const arrival = await resume(board)
  return arrival.kind === 'joined' ? arrival.joined : undefined
}

let isNew = false

/** Remembers who this is, and says where they are now. Who waits is told once they are in. */
function comeIn(joined: Joined): void {
  rememberJoined(joined)
  if (!joined.waiting) tellWhere(joined)
}

/** Said once; the board's heading then takes the keyboard. @see SPEC U7 */
export function tellWhere({ board }: Joined): void {
  bringNewcomer()
  announce.polite(words.pages.join.isIn(board.title))
}

/** Someone comes to a board they did not have before: made by them, or joined. */
export function bringNewcomer(): void {
  isNew = true
}

/** Whether someone has just come, to whom the board's heading is shown first. */
export function takeNewcomer(): boolean {
  const was = isNew
  isNew = false
  return was
}

/** Who waits in the lobby has nothing of the board yet, and so there is nothing to open it from. */
function rememberJoined(joined: Joined): void {
  const { participant, board, waiting } = joined
  rememberPerson({ name: participant.name, sector: participant.sector })
  if (!waiting && isBoardId(board.id)) rememberBoard(board.id, joined)
}

/** Opens a board this browser has already joined, by its cookie. */
export async function resume(board: BoardId): Promise<Arrival> {
  try {
    const { role, participant, id, title } = await api.readBoard(board)
    const joined: Joined = { role, participant, board: { id, title } }
    rememberBoard(board, joined)
    return { kind: 'joined', joined }
  } catch (error) {
    const code = api.errorCodeOf(error)
    return code === 'waiting' ? { kind: 'waiting' } : { kind: 'refused', code }
  }
}

/** Whoever looks at the address bar or its history afterwards finds no key there. */
function hideKey(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}
