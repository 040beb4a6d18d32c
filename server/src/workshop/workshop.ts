import type { WorkshopState } from '@commonground/shared/protocol/workshop'

/** What of the workshop outlives the process. */
export interface StoredWorkshop {
  readonly version: 1
  readonly frozen: boolean
}

export const freshWorkshop: StoredWorkshop = { version: 1, frozen: false }

/** Reads the stored state; anything else is a fresh workshop. */
export function readWorkshop(value: unknown): StoredWorkshop {
  const frozen = typeof value === 'object' && value !== null && 'frozen' in value && value.frozen === true
  return { ...freshWorkshop, frozen }
}

/** What the server knows besides, for everyone connected. */
export interface Condition {
  readonly recoveredAt?: number
  readonly trouble?: WorkshopState['trouble']
}

/** Message 64. */
export function workshopState(stored: StoredWorkshop, { recoveredAt, trouble }: Condition): WorkshopState {
  return {
    ...stored,
    ...(recoveredAt !== undefined && { recovered: { at: recoveredAt } }),
    ...(trouble && { trouble }),
  }
}
