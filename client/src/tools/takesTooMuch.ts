import type { CardId } from '@commonground/shared/base/ids'
import type { Card } from '@commonground/shared/model/card'
import { isAtLeast } from '@commonground/shared/model/participant'
import { maxRemovalsOfOthers } from '@commonground/shared/protocol/limits'
import type { Session } from '../session/session.ts'

/** Whether taking these cards off the board, or the map, is more than this person may take from others at once. @see SPEC R11 */
export function takesTooMuch(
  { me, role }: Pick<Session, 'me' | 'role'>,
  cards: ReadonlyMap<CardId, Card>,
  ids: readonly CardId[],
): boolean {
  if (isAtLeast(role, 'facilitator')) return false
  return ids.filter((id) => cards.get(id)?.createdBy !== me.id).length > maxRemovalsOfOthers
}
