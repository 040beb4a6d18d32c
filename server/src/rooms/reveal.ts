import type { FoundCard } from '@commonground/shared/activities/activity'
import { anyActivity } from '@commonground/shared/activities/anyActivity'
import type { ParticipantId } from '@commonground/shared/base/ids'
import { nameKey } from '@commonground/shared/base/nameKey'
import { cardSpace } from '@commonground/shared/commands/cardSpace'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { yRecords } from '@commonground/shared/document/layout'
import { origin } from '@commonground/shared/document/origin'
import type { Round } from '@commonground/shared/protocol/workshop'
import type { Storage } from '../storage/storage.ts'
import { roundsOf } from '../workshop/stored.ts'
import type { Kept } from './kept.ts'

interface Revealing {
  readonly storage: Storage
  readonly discard: (kept: Kept) => void
  readonly kept: Kept
  readonly by: ParticipantId
  readonly at: number
  readonly round: Round
}

/**
 * Computes what a round found, puts what goes on the board there on behalf of whoever reveals it, and destroys the
 * ballots: all in the one commit that `commit` makes, so that there is one result wherever the server ends. Partners that
 * are on the board already, and what a full board has no room for, stand in the result alone.
 *
 * @throws StorageError
 * @see SPEC R17, W5, W15
 */
export function reveal(
  { storage, discard, kept, by, at, round }: Revealing,
  commit: (write: () => void) => void,
): void {
  const { board, plain } = kept.room
  const casts = storage.ballots.ofRound(board, round.id)
  const { result, cards } = anyActivity(round.kind).reveal(round.setup, casts, {
    settings: plain.settings,
    earlier: earlierResults(storage, kept, round),
  })
  try {
    if (cards.length > 0) putOnBoard(kept, cards, by, at)
    commit(() => storage.rounds.reveal(board, round.id, at, result))
  } catch (error) {
    // The document holds the cards and the disk does not: it is opened again from there.
    if (cards.length > 0) discard(kept)
    throw error
  }
}

function earlierResults(storage: Storage, { room }: Kept, { kind }: Round): readonly unknown[] {
  return roundsOf(room.workshop.stored)
    .filter((id) => storage.rounds.find(room.board, id)?.kind === kind)
    .flatMap((id) => storage.rounds.result(room.board, id) ?? [])
}

function putOnBoard({ room }: Kept, cards: readonly FoundCard[], by: ParticipantId, at: number): void {
  const known = new Set([...room.plain.cards.values()].map(({ name }) => nameKey(name)))
  // An id that is taken cannot be a card of this list: whoever sent it did not draw it.
  const fresh = cards
    .filter(({ id, name }) => !yRecords(room.doc, 'cards').has(id) && !known.has(nameKey(name)))
    .slice(0, Math.max(0, cardSpace(room.doc)))
  // In pieces, so that a board which has room for some of them is filled and hardly more.
  for (let from = 0; from < fresh.length && !room.isFull; from += cardsInPiece) {
    const piece = fresh.slice(from, from + cardsInPiece)
    room.write(by, at, (doc) => {
      run(doc, addCards, { cards: piece }, { role: 'facilitator', participant: by, now: at }, origin.server)
    })
  }
}

/** Each piece counts all records of the board once. */
const cardsInPiece = 250
