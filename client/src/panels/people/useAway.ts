import { useSyncExternalStore } from 'react'
import { useSession } from '../../state/hooks.ts'
import { isAway, type Present } from './present.ts'

/** Ids of people who are away, as one string: cursors move many times a second, this seldom changes. */
export function useAway(): ReadonlySet<string> {
  const { others } = useSession()
  const away = useSyncExternalStore(others.subscribe, () => {
    const all = others.get()
    const ids = new Set(all.map(({ person }) => person.participantId))
    return [...ids]
      .filter((id) => isAway(id, all))
      .sort()
      .join(' ')
  })
  return new Set(away.split(' '))
}

/** How many of these people are away. */
export function useAwayCount(people: readonly Present[]): number {
  const away = useAway()
  return people.filter(({ person, isMe }) => !isMe && away.has(person.participantId)).length
}
