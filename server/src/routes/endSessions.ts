import type { BoardId } from '@commonground/shared/base/ids'
import { closeCode } from '@commonground/shared/protocol/messages'
import type { Standing } from '../identity/revoking.ts'
import type { Rooms } from '../rooms/liveRooms.ts'

/** Ends the connections of everyone whose standing changed: for good, or so that they come back as what they now are. */
export function endSessions(rooms: Rooms, board: BoardId, changed: readonly Standing[]): void {
  const out = new Set(changed.filter(({ role }) => !role).map(({ identity }) => identity))
  const lowered = new Set(changed.filter(({ role }) => role).map(({ identity }) => identity))
  if (out.size > 0) rooms.closeSessions(board, ({ identity }) => out.has(identity), closeCode.withdrawn)
  if (lowered.size > 0) rooms.closeSessions(board, ({ identity }) => lowered.has(identity), closeCode.reload)
  if (changed.length > 0) rooms.workshops.lobbyChanged(board)
}
