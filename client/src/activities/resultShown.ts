import type { SittingId } from '@commonground/shared/base/ids'
import { allRounds, type WorkshopState } from '@commonground/shared/protocol/workshop'

/** The workshop of a result page: one that is not closed and has shown something, else the newest that is kept. */
export type ResultShown =
  | { readonly kind: 'live' | 'none' }
  | { readonly kind: 'sitting'; readonly id: SittingId }

/** @see SPEC W19 */
export function resultShown(workshop: WorkshopState): ResultShown {
  const { closedAt, sitting, outcomes } = workshop
  const hasFound =
    allRounds(workshop).some(({ state }) => state === 'revealed') || Object.keys(outcomes).length > 0
  if (closedAt === undefined && hasFound) return { kind: 'live' }
  if (sitting !== undefined) return { kind: 'sitting', id: sitting }
  return { kind: closedAt === undefined ? 'none' : 'live' }
}
