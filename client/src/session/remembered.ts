import type { BoardId } from '@commonground/shared/base/ids'
import { roles } from '@commonground/shared/model/participant'
import type { Joined } from '@commonground/shared/protocol/http'
import { browserStorage } from './browserStorage.ts'
import { forgetWorkshop } from './keptWorkshop.ts'

/** How a person called themselves last, on any board. */
export interface RememberedPerson {
  readonly name: string
  readonly sector: string
}

const personKey = 'commonground:person'
const boardKey = (board: BoardId): string => `commonground:board:${board}`

export function rememberedPerson(): RememberedPerson | undefined {
  const value = browserStorage.read(personKey)
  return isRecord(value) && isText(value['name']) && isText(value['sector'])
    ? { name: value['name'], sector: value['sector'] }
    : undefined
}

export function rememberPerson({ name, sector }: RememberedPerson): void {
  browserStorage.write(personKey, { name, sector })
}

/**
 * How this browser last joined the board: enough to open it from the local store with no server in reach. The
 * server decides anew on every connection; this is only what to show until then.
 */
export function rememberedBoard(board: BoardId): Joined | undefined {
  const value = browserStorage.read(boardKey(board))
  return isJoined(value) ? value : undefined
}

export function rememberBoard(board: BoardId, joined: Joined): void {
  const { role, participant, board: about } = joined
  browserStorage.write(boardKey(board), { role, participant, board: about })
}

export function forgetBoard(board: BoardId): void {
  browserStorage.write(boardKey(board), undefined)
  forgetWorkshop(board)
}

function isJoined(value: unknown): value is Joined {
  if (!isRecord(value)) return false
  const { role, participant, board } = value
  return (
    roles.some((known) => known === role) &&
    isRecord(participant) &&
    isText(participant['id']) &&
    isText(participant['name']) &&
    isText(participant['sector']) &&
    typeof participant['colour'] === 'number' &&
    isRecord(board) &&
    isText(board['title'])
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

const isText = (value: unknown): value is string => typeof value === 'string'
