import { migrate } from '@commonground/shared/document/migrations/migrations'
import { isTooNew } from '@commonground/shared/document/open'
import type * as Y from 'yjs'
import { loadStored } from '../log/load.ts'
import type { HistoryPack, StoredLog } from '../storage/logTable.ts'

/** A board as bytes that can be handed to another thread. */
export interface StoredBoard {
  readonly log: StoredLog
  /** What may stand in for a snapshot that is not sound; left out until one is found. */
  readonly history?: readonly HistoryPack[]
}

/** Something stored cannot be trusted: the room has to open the board and set it aside first. @see SPEC S4 */
export class UnsoundBoard extends Error {
  override readonly name = 'UnsoundBoard'
}

/**
 * The document of a stored board.
 *
 * @throws UnsoundBoard
 */
export function readStored({ log, history }: StoredBoard): Y.Doc {
  const { doc, damage } = loadStored(log, () => history ?? [])
  if (damage && (damage.lost || !history)) throw new UnsoundBoard()
  return doc
}

/**
 * The same in this version's form.
 *
 * @throws UnsoundBoard
 */
export function openStored(board: StoredBoard): Y.Doc {
  const doc = readStored(board)
  if (!isTooNew(doc)) migrate(doc)
  return doc
}
