import { setImmediate } from 'node:timers/promises'
import type { BoardId, ParticipantId } from '@commonground/shared/base/ids'
import { destroy, trashOf } from '@commonground/shared/document/trash'
import { graceMs } from '@commonground/shared/protocol/workshop'
import type * as Y from 'yjs'
import type { Kept } from './kept.ts'

interface TrashDeps {
  readonly now: () => number
  /** @throws BoardError `board-missing` */
  readonly open: (board: BoardId) => Kept
  /** Writes and saves, on a full board too. @throws BoardError `board-missing`, `storage-unavailable`. */
  readonly write: <T>(board: BoardId, by: ParticipantId, write: (doc: Y.Doc) => T) => T
}

/** So many records are destroyed before others have their turn: Yjs takes long to let go of what many wrote. */
const pieceSize = 50
/** What was removed so long ago is destroyed on a board that runs full. */
const oldMs = 30 * 24 * 60 * 60_000

/** What was removed from boards, and its end. @see SPEC R29 */
export class Trash {
  readonly #deps: TrashDeps

  constructor(deps: TrashDeps) {
    this.#deps = deps
  }

  /**
   * Destroys what was removed from a board, in pieces between which others go on. Resolves when it is on disk.
   *
   * @returns how many cards.
   * @throws BoardError `board-missing`, `storage-unavailable`.
   */
  async empty(board: BoardId, by: ParticipantId): Promise<number> {
    const { open, write } = this.#deps
    const trash = trashOf(open(board).room.doc)
    // A new record is shown by a message of its own, which may be on its way.
    await new Promise((resolve) => setTimeout(resolve, graceMs))
    let cards = 0
    for (let from = 0; from < trash.length; from += pieceSize) {
      cards += write(board, by, (doc) => destroy(doc, trash.slice(from, from + pieceSize)))
      await setImmediate()
    }
    if (trash.length > 0) open(board).room.shrank()
    return cards
  }

  /** Destroys a piece of what nobody will miss, where nobody is there. Answers whether there was any. */
  letGo({ room }: Kept): boolean {
    const now = this.#deps.now()
    const old = room.oldTrash(now - oldMs, pieceSize)
    if (old.length > 0) room.write(undefined, now, (doc) => destroy(doc, old))
    return old.length > 0
  }
}
