import type { ActivityKind } from '@commonground/shared/activities/activities'
import type { StampedBallot } from '@commonground/shared/activities/mergeBallot'
import { BoardError, type ErrorCode } from '@commonground/shared/base/boardError'
import type { BoardId, RoundId, SittingId } from '@commonground/shared/base/ids'
import type { Role } from '@commonground/shared/model/participant'
import type {
  AuthorAnswer,
  BoardDetail,
  BoardSummary,
  ChangeBoardBody,
  ChangesAnswer,
  CheckKeyBody,
  CreateBoardBody,
  CreatedBoard,
  DuplicateBoardBody,
  EmptiedTrash,
  ImportAnswer,
  JoinBody,
  JoinByCodeBody,
  Joined,
  KeyAnswer,
  LinkRow,
  OwnBallot,
  PersonRow,
  PutBackAnswer,
  PutBackBody,
  RotatedLink,
  RoundResult,
  SittingDetail,
  SittingRow,
} from '@commonground/shared/protocol/http'
import type { WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import { request } from './request.ts'
import { serverClock } from './serverClock.ts'

const at = (board: BoardId, rest = ''): string => `/boards/${board}${rest}`

/** Every function here throws BoardError: the server's code, or `unreachable`. */
export const createBoard = (body: CreateBoardBody): Promise<CreatedBoard> =>
  request('/boards', { method: 'POST', json: body })

/** Joins by a link's key. The cookie the answer sets is this browser's membership. */
export const join = (board: BoardId, body: JoinBody): Promise<Joined> =>
  request(at(board, '/join'), { method: 'POST', json: body })

/** Joins by the short code a facilitator shows. */
export const joinByCode = (body: JoinByCodeBody): Promise<Joined> =>
  request('/join', { method: 'POST', json: body })

/** Looks up the board and role that a link's key opens, before anyone is asked for a name. */
export const checkKey = (board: BoardId, body: CheckKeyBody): Promise<KeyAnswer> =>
  request(at(board, '/key'), { method: 'POST', json: body })

/** The boards this browser belongs to, newest first. */
export const listBoards = (): Promise<readonly BoardSummary[]> => request('/boards')

export const readBoard = (board: BoardId): Promise<BoardDetail> => request(at(board))

/** Renames, archives, or takes out of the trash. */
export const changeBoard = (board: BoardId, body: ChangeBoardBody): Promise<BoardDetail> =>
  request(at(board), { method: 'PATCH', json: body })

export const trashBoard = (board: BoardId): Promise<void> => request(at(board), { method: 'DELETE' })

/** Deletes a board in the trash for good. */
export const eraseBoard = (board: BoardId): Promise<void> =>
  request(at(board, '?forever=1'), { method: 'DELETE' })

/** Destroys what was removed from the board. */
export const emptyTrash = (board: BoardId): Promise<EmptiedTrash> =>
  request(at(board, '/empty-trash'), { method: 'POST', takesLong: true })

/** A new board with what is on this one. */
export const duplicateBoard = (board: BoardId, body: DuplicateBoardBody): Promise<CreatedBoard> =>
  request(at(board, '/duplicate'), { method: 'POST', json: body })

/** Where other computers reach the server; none when it listens to its own alone. */
export const networkAddresses = (board: BoardId): Promise<readonly string[]> =>
  request(at(board, '/addresses'))

export const links = (board: BoardId): Promise<readonly LinkRow[]> => request(at(board, '/links'))

/** Makes a new link for a role; the old one stops working. The key is shown this once. */
export const rotateLink = (board: BoardId, role: Role): Promise<RotatedLink> =>
  request(at(board, '/links'), { method: 'POST', json: { role } })

export const revokeLink = (board: BoardId, link: string): Promise<void> =>
  request(at(board, `/links/${encodeURIComponent(link)}`), { method: 'DELETE' })

export const people = (board: BoardId): Promise<readonly PersonRow[]> => request(at(board, '/people'))

/** Who wrote under a client id of the shared document. */
export const author = (board: BoardId, client: number): Promise<AuthorAnswer> =>
  request(at(board, `/clients/${client}`))

export const removePerson = (board: BoardId, participant: string): Promise<void> =>
  request(at(board, `/people/${encodeURIComponent(participant)}`), { method: 'DELETE' })

/** Imports a CSV or a board file as it is, bytes and all; nothing of it is half applied. */
export const importText = (
  board: BoardId,
  body: string | Blob,
  kind: 'text/csv' | 'application/json',
): Promise<ImportAnswer> => request(at(board, '/import'), { method: 'POST', text: { body, kind } })

/** Who changed a board and when; facilitators only. */
export const changes = (board: BoardId): Promise<ChangesAnswer> =>
  request(at(board, '/changes'), { takesLong: true })

/** Puts a board back, or tells what that would do; facilitators only. */
export const putBack = (board: BoardId, body: PutBackBody): Promise<PutBackAnswer> =>
  request(at(board, '/put-back'), { method: 'POST', json: body, takesLong: true })

/** Lets one person in from the lobby; without one, everybody who waits. */
export const admit = (board: BoardId, participant?: string): Promise<void> =>
  request(at(board, '/admit'), { method: 'POST', json: { participant } })

/** Runs one command of the workshop; facilitators only. */
export async function command(board: BoardId, command: WorkshopCommand): Promise<WorkshopState> {
  const askedAt = serverClock.local()
  const state = await request<WorkshopState>(at(board, '/workshop'), { method: 'POST', json: command })
  serverClock.hear(state.now, askedAt)
  return state
}

/** Holds or releases the board for everyone but facilitators. */
export const freeze = (board: BoardId, frozen: boolean): Promise<WorkshopState> =>
  command(board, { type: 'freeze', frozen })

/** Raises or lowers one's own hand. */
export const raiseHand = (board: BoardId, up: boolean): Promise<void> =>
  request(at(board, '/hand'), { method: 'POST', json: { up } })

const round = (board: BoardId, id: RoundId, rest: string): string =>
  at(board, `/rounds/${encodeURIComponent(id)}${rest}`)

/** One's own answer in a round; the server tells nobody else's. */
export const ownBallot = <K extends ActivityKind>(board: BoardId, id: RoundId): Promise<OwnBallot<K>> =>
  request(round(board, id, '/ballot'))

/** Keeps what one tab changed of one's own answers; answers all of them. */
export const keepBallot = <K extends ActivityKind>(
  board: BoardId,
  id: RoundId,
  change: StampedBallot,
): Promise<OwnBallot<K>> => request(round(board, id, '/ballot'), { method: 'PUT', json: change })

/** What a round found; `not-found` before its reveal. */
export const roundResult = (board: BoardId, id: RoundId): Promise<RoundResult> =>
  request(round(board, id, '/result'))

/** Workshops that were held on the board, newest first. */
export const sittings = (board: BoardId): Promise<{ readonly sittings: readonly SittingRow[] }> =>
  request(at(board, '/sittings'))

/** One of them, with all this person may see. */
export const sitting = (board: BoardId, id: SittingId): Promise<SittingDetail> =>
  request(at(board, `/sittings/${encodeURIComponent(id)}`))

/** The code of an expected refusal. Anything else is a bug and is thrown on. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof BoardError) return error.code
  throw error
}
