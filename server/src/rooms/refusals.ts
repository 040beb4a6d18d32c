import { recordRoots } from '@commonground/shared/document/layout'
import type { Refused } from '@commonground/shared/protocol/messages'

/**
 * Whether an honest page can be refused for this: it had not heard of a lock, a rest or its new role yet, there is no
 * room, it is newer than its server, or the server lost what others wrote and the page still has.
 *
 * @see SPEC R33
 */
export function meetsHonest({ code, rule }: Refused): boolean {
  // No honest page tangles, and each try costs time.
  if (code === 'limit') return rule !== 'tangled'
  return code === 'frozen' || (code === 'invalid' && rule !== undefined && honestRules.includes(rule))
}

/**
 * Whether a change was refused because what it stands on is not here.
 *
 * @see SPEC R34
 */
export function lacksSomething({ code, rule }: Refused): boolean {
  return code === 'invalid' && rule !== undefined && lackRules.includes(rule)
}

/** Whether a change was refused because the board is as large as it may be. @see SPEC R17 */
export function tellsOfFullness({ rule }: Refused): boolean {
  return rule !== undefined && fullRules.includes(rule)
}

const honestRules: readonly string[] = ['locked', 'lock', 'foreign-client', 'newer-schema', 'field', 'value']
const lackRules: readonly string[] = ['gap', 'missing', 'future-delete']
const fullRules: readonly string[] = ['board-full', ...recordRoots.map((root) => `too-many-${root}`)]
