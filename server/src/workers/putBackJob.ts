import { type Actor, run } from '@commonground/shared/commands/command'
import { putBack } from '@commonground/shared/commands/putBack'
import { type Contents, difference, inPieces, readContents } from '@commonground/shared/document/contents'
import { recordKey } from '@commonground/shared/document/layout'
import { origin } from '@commonground/shared/document/origin'
import type { PutBackBody, PutBackEffect } from '@commonground/shared/protocol/http'
import type * as Y from 'yjs'
import { apply, type Past, readPast } from '../log/past.ts'
import { takingBack } from '../log/takingBack.ts'
import type { StoredUpdate } from '../storage/logTable.ts'
import type { StoredBoard } from './storedBoard.ts'

export interface PutBackTask {
  /** With its history. */
  readonly board: StoredBoard
  readonly asked: PutBackBody['what']
  readonly actor: Actor
}

/** The changes that put a board back, and what they do to it. */
export interface PuttingBack {
  readonly updates: readonly Uint8Array[]
  readonly effect: PutBackEffect
  /** How many cards more there are on the board then; fewer when less than none. */
  readonly moreCards: number
}

/** Applied at once, more records than this would hold everybody up. */
const recordsInPiece = 50

/** Works out what puts a board back, and does it on a board of its own. @see SPEC R27, R28 */
export function putBoardBack({ board, asked, actor }: PutBackTask): PuttingBack {
  const past = readPast(board.log, board.history ?? [])
  const { doc, change } = worked(past, asked, actor)
  const cards = cardsIn(doc, change)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const piece of inPieces(change, recordsInPiece)) run(doc, putBack, piece, actor, origin.server)
  const { ties, plan } = change.records
  const from = 'before' in asked ? asked.before : (asked.since ?? 0)
  return {
    updates,
    effect: {
      ...cards,
      others: ties.size + plan.size + Object.keys(change.settings).length,
      ...(past.reachesTo !== undefined && from < past.reachesTo && { reachesTo: past.reachesTo }),
    },
    moreCards: cards.back - cards.gone,
  }
}

/** The board as it is now, and what changes it. */
function worked(past: Past, asked: PutBackTask['asked'], actor: Actor): { doc: Y.Doc; change: Contents } {
  const { changes } = past
  const from = 'before' in asked ? asked.before : (asked.since ?? 0)
  const index = changes.findIndex(({ at }) => at >= from)
  const later = index < 0 ? [] : changes.slice(index)
  const doc = past.before(later[0]?.seq ?? Number.POSITIVE_INFINITY)
  if (!('before' in asked)) {
    return { doc, change: takingBack(doc, later, { isTaken: (one) => isMeant(one, asked), at: actor.now }) }
  }
  const then = readContents(doc)
  apply(doc, later)
  return { doc, change: difference(readContents(doc), then, actor.now) }
}

function isMeant(
  { participant, at }: StoredUpdate,
  { by, since, until }: { by: string; since?: number; until?: number },
): boolean {
  return participant === by && at >= (since ?? 0) && at <= (until ?? Number.POSITIVE_INFINITY)
}

/** What happens to cards that people see, or will see. */
function cardsIn(doc: Y.Doc, change: Contents): Pick<PutBackEffect, 'changed' | 'back' | 'gone'> {
  const now = readContents(doc).records.cards
  const effect = { changed: 0, back: 0, gone: 0 }
  for (const [id, values] of change.records.cards) {
    const isShown = now.get(id)?.[recordKey.removedAt] === undefined
    if (!(recordKey.removedAt in values)) effect.changed += Number(isShown)
    else if (isShown) effect.gone += 1
    else effect.back += 1
  }
  return effect
}
