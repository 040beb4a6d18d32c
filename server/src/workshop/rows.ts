import type { BoardId } from '@commonground/shared/base/ids'
import type { Storage } from '../storage/storage.ts'
import type { StoredWorkshop } from './stored.ts'

export interface Passage {
  readonly before: StoredWorkshop
  readonly after: StoredWorkshop
  readonly at: number
}

/**
 * Writes a new state, and what stands in rows of its own so that it follows the state. A reveal is no part of it: it
 * also needs what was found. Runs in the caller's transaction.
 */
export function writeState(storage: Storage, board: BoardId, { before, after, at }: Passage): void {
  storage.workshops.save(board, after)
  if (before.code !== after.code) {
    if (after.code === undefined) storage.codes.close(board)
    else storage.codes.open(board, after.code, at)
  }
  if (before.lobby && !after.lobby) storage.memberships.admit(board)
  writeRound(storage, board, { before, after, at })
}

function writeRound({ rounds }: Storage, board: BoardId, { before, after, at }: Passage): void {
  const [old, round] = [before.round, after.round]
  if (old && old.state !== 'revealed' && old.id !== round?.id) rounds.drop(board, old.id)
  if (!round) return
  if (round.id !== old?.id) rounds.add(board, round)
  else if (round.state !== old.state && round.state !== 'revealed') {
    rounds.close(board, round.id, round.state === 'closed' ? at : null)
  }
}
