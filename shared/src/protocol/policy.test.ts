import { expect, test } from 'vitest'
import { roles } from '../model/participant.ts'
import { type Action, may, policy } from './policy.ts'

// Written by hand, apart from the table in code: a new action needs a line here.
const expected: Record<Action, readonly (typeof roles)[number][]> = {
  readBoard: ['facilitator', 'participant', 'viewer'],
  readPrivateFields: ['facilitator', 'participant'],
  showPresence: ['facilitator', 'participant', 'viewer'],
  writeBoard: ['facilitator', 'participant'],
  writeWhileFrozen: ['facilitator'],
  lockCards: ['facilitator'],
  moveLockedCards: ['facilitator'],
  changeSettings: ['facilitator'],
  import: ['facilitator', 'participant'],
  exportShareSafe: ['facilitator', 'participant', 'viewer'],
  exportPrivate: ['facilitator', 'participant'],
  duplicateBoard: ['facilitator', 'participant'],
  changeBoard: ['facilitator'],
  trashBoard: ['facilitator'],
  manageLinks: ['facilitator'],
  managePeople: ['facilitator'],
  passLobby: ['facilitator'],
  runWorkshop: ['facilitator'],
  raiseHand: ['facilitator', 'participant'],
  answerRound: ['facilitator', 'participant'],
  readResult: ['facilitator', 'participant'],
  readVersions: ['facilitator', 'participant', 'viewer'],
  keepVersion: ['facilitator'],
  readSittings: ['facilitator', 'participant', 'viewer'],
  putBack: ['facilitator'],
  emptyTrash: ['facilitator'],
}

test.each(Object.keys(policy) as Action[])('A1 who may %s is as agreed', (action) => {
  expect(roles.filter((role) => may(role, action))).toEqual(expected[action])
})
