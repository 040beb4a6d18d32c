import type { Role } from '@commonground/shared/model/participant'
import type { RefusalCode } from '@commonground/shared/protocol/messages'
import { may } from '@commonground/shared/protocol/policy'

/** Why this role may not change the board now, or nothing when it may. @see SPEC A1, W14 */
export function whyNot(role: Role, isResting: boolean): RefusalCode | undefined {
  if (!may(role, 'writeBoard')) return 'viewer'
  if (isResting && !may(role, 'writeWhileFrozen')) return 'frozen'
  return undefined
}
