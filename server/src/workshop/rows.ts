import type { BoardId } from '@commonground/shared/base/ids'
import type { There } from '../storage/roundTables.ts'
import type { Storage } from '../storage/storage.ts'
import type { StoredWorkshop } from './stored.ts'

export interface Passage {
  readonly before: StoredWorkshop
  readonly after: StoredWorkshop
  readonly at: number
  /** Asked for when a round is opened. */
  readonly there: () => There
}

/**
 * Writes a new state, and what stands in rows of its own so that it follows the state. A reveal is no part of it: it
 * also needs what was found. Runs in the caller's transaction.
 */
export function writeState(storage: Storage, board: BoardId, passage: Passage): void {
  const { before, after, at } = passage
  storage.workshops.save(board, after)
  if (before.code !== after.code) {
    if (after.code === undefined) storage.codes.close(board)
    else storage.codes.open(board, after.code, at)
  }
  if (before.lobby && !after.lobby) storage.memberships.endLobby(board)
  writeRound(storage, board, passage)
}

function writeRound({ rounds }: Storage, board: BoardId, { before, after, at, there }: Passage): void {
  const [old, round] = [before.round, after.round]
  if (old && old.state !== 'revealed' && old.id !== round?.id) rounds.drop(board, old.id)
  if (!round) return
  if (round.id !== old?.id) rounds.add(board, round, there())
  else if (round.state !== old.state && round.state !== 'revealed') {
    rounds.close(board, round.id, round.state === 'closed' ? at : null)
  }
}
