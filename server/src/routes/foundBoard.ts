import { BoardError } from '@commonground/shared/base/boardError'
import { type BoardId, newBoardId, newParticipantId } from '@commonground/shared/base/ids'
import type { Actor } from '@commonground/shared/commands/command'
import type { CreatedBoard } from '@commonground/shared/protocol/http'
import type { Stage } from '@commonground/shared/protocol/workshop'
import type { Context } from 'hono'
import { join } from '../identity/joining.ts'
import { makeLinks, makeOwnLink, type NewLink } from '../identity/links.ts'
import { hashSecret, sameHash } from '../identity/secrets.ts'
import type { NewBoard as NewContent } from '../workers/copyJob.ts'
import { freshStored } from '../workshop/stored.ts'
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
  /** Makes what the board starts with. */
  readonly content: (maker: Actor) => NewContent | Promise<NewContent>
  /** The steps of a workshop it brings. */
  readonly agenda?: readonly Stage[] | undefined
}

/**
 * Makes a board with a link of every role and its maker as facilitator. Either all of it is there afterwards or
 * nothing, also when the process is killed meanwhile.
 *
 * @see SPEC S15
 */
export async function foundBoard(
  { storage, now }: Pick<RouteDeps, 'storage' | 'now'>,
  { title, identity, name, sector, origin, content, agenda }: NewBoard,
): Promise<Omit<CreatedBoard, 'token'>> {
  const id = newBoardId()
  const at = now()
  const participant = newParticipantId()
  const { updates, summary } = await content({ role: 'facilitator', participant, now: at })
  // One commit: a process that is killed half-way leaves nothing of it.
  const links = storage.transaction(() => {
    storage.boards.add({ id, title, createdAt: at, changedAt: at, ...summary })
    const own = makeOwnLink(storage, id, 'facilitator', at)
    join(storage, { board: id, identity, participant, link: own, name, sector, lobby: false, now: at })
    storage.log.append(
      id,
      updates.map((bytes) => ({ participant, at, bytes })),
    )
    if (agenda) storage.workshops.save(id, { ...freshStored, agenda })
    return makeLinks(storage, id, at)
  })
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
