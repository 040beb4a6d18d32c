import { roles } from '@commonground/shared/model/participant'
import type { Connected } from '@commonground/shared/protocol/messages'
import type { Other } from '../../session/session.ts'

/** One person who is on the board now, however many tabs they have open. */
export interface Present {
  readonly person: Connected
  readonly tabs: number
  readonly isMe: boolean
}

/** Who is here: facilitators first, then by name; one entry for each person. */
export function present(people: readonly Connected[], me: string): readonly Present[] {
  const found = new Map<string, Present>()
  for (const person of people) {
    const before = found.get(person.participantId)
    found.set(person.participantId, {
      person,
      tabs: (before?.tabs ?? 0) + 1,
      isMe: person.participantId === me,
    })
  }
  return [...found.values()].sort(
    (a, b) => rank(a.person) - rank(b.person) || a.person.name.localeCompare(b.person.name, 'en'),
  )
}

const rank = ({ role }: Connected): number => roles.indexOf(role)

/** True when every tab of this person is hidden or unused. */
export function isAway(participant: string, others: readonly Other[]): boolean {
  const tabs = others.filter(({ person }) => person.participantId === participant)
  return tabs.length > 0 && tabs.every(({ presence }) => presence.away === true)
}
