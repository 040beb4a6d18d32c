import type { ParticipantId } from '../base/ids.ts'

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

/** Up to two letters that stand for a person beside their colour. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}
