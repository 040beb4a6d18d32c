import { BoardError } from '@commonground/shared/base/boardError'
import { type BoardId, newBoardId } from '@commonground/shared/base/ids'
import type { Actor } from '@commonground/shared/commands/command'
import type { CreatedBoard } from '@commonground/shared/protocol/http'
import type { Stage } from '@commonground/shared/protocol/workshop'
import type { Context } from 'hono'
import type * as Y from 'yjs'
import { join } from '../identity/joining.ts'
import { makeLinks, makeOwnLink, type NewLink } from '../identity/links.ts'
import { hashSecret, sameHash } from '../identity/secrets.ts'
import type { RouteDeps } from './deps.ts'
import { addressOf } from './rates.ts'

export interface NewBoard {
  readonly title: string
  readonly identity: string
  /** How the maker is shown to others. */
  readonly name: string
  readonly sector: string
  /** Where people reach this server. */
  readonly origin: string
  /** Writes what the board starts with. */
  readonly fill: (doc: Y.Doc, maker: Actor) => void
  /** The steps of a workshop it brings. */
  readonly agenda?: readonly Stage[] | undefined
}

/**
 * Makes a board with a link of every role and its maker as facilitator. Either all of it is there afterwards or
 * nothing.
 */
export async function foundBoard(
  { storage, rooms, now }: Pick<RouteDeps, 'storage' | 'rooms' | 'now'>,
  { title, identity, name, sector, origin, fill, agenda }: NewBoard,
): Promise<Omit<CreatedBoard, 'token'>> {
  const id = newBoardId()
  const at = now()
  const { links, maker } = storage.transaction(() => {
    storage.boards.add({ id, title, createdAt: at, changedAt: at, cards: 0, picture: [] })
    const own = makeOwnLink(storage, id, 'facilitator', at)
    return {
      links: makeLinks(storage, id, at),
      maker: join(storage, { board: id, identity, link: own, name, sector, lobby: false, now: at }),
    }
  })
  try {
    const actor = { role: maker.role, participant: maker.participant.id, now: at }
    await rooms.change(id, actor.participant, (doc) => fill(doc, actor))
    if (agenda) rooms.workshops.command(id, maker.participant.id, { type: 'setAgenda', agenda: [...agenda] })
  } catch (error) {
    storage.boards.destroy(id)
    throw error
  }
  const withUrl = ({ key }: NewLink) => ({ key, url: linkUrl(origin, id, key) })
  return {
    board: { id, title },
    links: {
      facilitator: withUrl(links.facilitator),
      participant: withUrl(links.participant),
      viewer: withUrl(links.viewer),
    },
  }
}

/** Where a link leads. The key is a fragment: browsers never send it, and no log sees it. @see SPEC P3 */
export function linkUrl(origin: string, board: BoardId, key: string): string {
  return `${origin}/b/${board}#${key}`
}

/**
 * Stops whoever may not make boards on this server, or makes too many where anyone may.
 *
 * @throws BoardError `creation-closed` or `too-many-attempts`.
 */
export function requireCreation(
  { createKey, attempts, rates }: Pick<RouteDeps, 'createKey' | 'attempts' | 'rates'>,
  c: Context,
  given: string | undefined,
): void {
  if (createKey === undefined) {
    rates.makeBoard(addressOf(c))
    return
  }
  if (given !== undefined && sameHash(hashSecret(given), hashSecret(createKey))) return
  const isGuess = given !== undefined
  throw new BoardError(
    isGuess && attempts.wrong('making boards').tooMany ? 'too-many-attempts' : 'creation-closed',
  )
}
