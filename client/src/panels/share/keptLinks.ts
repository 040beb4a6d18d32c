import type { BoardId } from '@commonground/shared/base/ids'
import { type Role, roles } from '@commonground/shared/model/participant'
import { browserStorage } from '../../session/browserStorage.ts'

/** Keys of a board's links that this browser was told when they were made. The server itself cannot tell them again. */
export type KeptLinks = Readonly<Partial<Record<Role, string>>>

const storageKey = (board: BoardId): string => `commonground:links:${board}`

export function keptLinks(board: BoardId): KeptLinks {
  const value = browserStorage.read(storageKey(board))
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    roles.flatMap((role) => {
      const key = (value as Readonly<Record<string, unknown>>)[role]
      return typeof key === 'string' ? [[role, key]] : []
    }),
  )
}

export function keepLinks(board: BoardId, links: KeptLinks): void {
  browserStorage.write(storageKey(board), links)
}

export function forgetLinks(board: BoardId): void {
  browserStorage.write(storageKey(board), undefined)
}

/** Keeps or forgets the key of one role. */
export function keepLink(board: BoardId, role: Role, key: string | undefined): void {
  const { [role]: _old, ...others } = keptLinks(board)
  keepLinks(board, key === undefined ? others : { ...others, [role]: key })
}

/** The address people open: the key stands behind `#` and so never reaches a server's log. */
export function linkAddress(origin: string, board: BoardId, key: string): string {
  return `${origin}/b/${board}#${key}`
}
