import { isAtLeast, type Role } from '../model/participant.ts'

/**
 * Who may do what: the one table for commands, HTTP, the socket and the interface. Each action names the least role.
 *
 * @see SPEC A1
 */
export const policy = {
  readBoard: 'viewer',
  readPrivateFields: 'participant',
  showPresence: 'viewer',
  writeBoard: 'participant',
  writeWhileFrozen: 'facilitator',
  lockCards: 'facilitator',
  moveLockedCards: 'facilitator',
  changeSettings: 'facilitator',
  import: 'participant',
  exportShareSafe: 'viewer',
  exportPrivate: 'participant',
  duplicateBoard: 'participant',
  changeBoard: 'facilitator',
  trashBoard: 'facilitator',
  manageLinks: 'facilitator',
  managePeople: 'facilitator',
  passLobby: 'facilitator',
  runWorkshop: 'facilitator',
  raiseHand: 'participant',
  answerRound: 'participant',
  readResult: 'participant',
  readVersions: 'viewer',
  keepVersion: 'facilitator',
  putBack: 'facilitator',
  emptyTrash: 'facilitator',
  readSittings: 'viewer',
} as const satisfies Record<string, Role>

export type Action = keyof typeof policy

export function may(role: Role, action: Action): boolean {
  return isAtLeast(role, policy[action])
}
