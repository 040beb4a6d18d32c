import type { ParticipantId } from '../base/ids.ts'
import { initialOf, lettersOf } from '../base/initial.ts'

/** What a link allows, from most to least. */
export const roles = ['facilitator', 'participant', 'viewer'] as const
export type Role = (typeof roles)[number]

/** True when `role` may do all that `needed` may. A role nobody knows, such as one damaged on disk, may nothing. */
export function isAtLeast(role: Role, needed: Role): boolean {
  const at = roles.indexOf(role)
  return at >= 0 && at <= roles.indexOf(needed)
}

/** How many colours people are told apart by; initials are always shown beside them. */
export const personColours = 12

/** One person on one board, as others may know them. `colour` is 0–11, an index into the theme. */
export interface Participant {
  readonly id: ParticipantId
  readonly name: string
  readonly sector: string
  readonly colour: number
}

/** Up to two letters or digits that stand for a person beside their colour; a question mark for a name without any. */
export function initials(name: string): string {
  const words = name.split(/\s+/).flatMap((part) => lettersOf(part).slice(0, 1))
  const [first, ...others] = words.map(initialOf)
  return (first ?? '?') + (others.at(-1) ?? '')
}
