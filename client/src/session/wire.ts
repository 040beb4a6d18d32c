import { roles } from '@commonground/shared/model/participant'
import { type Connected, type Refused, refusalCodes } from '@commonground/shared/protocol/messages'
import { freshWorkshop, type WorkshopState } from '@commonground/shared/protocol/workshop'

/** Message 65 as sent; entries that cannot be one are left out. */
export function readPeople(value: unknown): readonly Connected[] {
  return Array.isArray(value) ? value.filter(isConnected) : []
}

/** Message 64 as sent. */
export function readWorkshop(value: unknown): WorkshopState {
  return isRecord(value) && typeof value['frozen'] === 'boolean'
    ? { ...freshWorkshop, ...(value as unknown as WorkshopState) }
    : freshWorkshop
}

/** Message 67 as sent; a code this page does not know counts as `invalid`. */
export function readRefused(value: unknown): Refused {
  const { code, rule } = isRecord(value) ? value : {}
  return {
    code: refusalCodes.find((known) => known === code) ?? 'invalid',
    ...(typeof rule === 'string' && { rule }),
  }
}

function isConnected(value: unknown): value is Connected {
  return (
    isRecord(value) &&
    typeof value['participantId'] === 'string' &&
    typeof value['name'] === 'string' &&
    typeof value['sector'] === 'string' &&
    typeof value['colour'] === 'number' &&
    roles.some((role) => role === value['role'])
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
