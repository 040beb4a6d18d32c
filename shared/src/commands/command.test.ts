import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import { type Role, roles } from '../model/participant.ts'
import { addCards, changeCard, lockCards, moveCards, orderCards, removeCards, restoreCards } from './cards.ts'
import { type Command, run } from './command.ts'
import { importBoard } from './importBoard.ts'
import { importCards } from './importCards.ts'
import { mergeCards } from './mergeCards.ts'
import { addPlanLine, changePlanLine, removePlanLines, restorePlanLines } from './plan.ts'
import { putBack } from './putBack.ts'
import { changeSettings } from './settings.ts'
import { addTie, removeTies } from './ties.ts'

/** A command, and whether it is refused for who asks before it looks at what is asked. */
function ask<Args>(command: Command<Args>): [name: string, isForbidden: (role: Role) => boolean] {
  const isForbidden = (role: Role): boolean => {
    const doc = new Y.Doc()
    try {
      run(doc, command, {} as Args, { role, now: 1 })
    } catch (error) {
      expect(doc.store.clients.size).toBe(0)
      return error instanceof BoardError && error.code === 'forbidden'
    }
    return false
  }
  return [command.name, isForbidden]
}

test.each([
  ask(addCards),
  ask(changeCard),
  ask(moveCards),
  ask(removeCards),
  ask(restoreCards),
  ask(orderCards),
  ask(importBoard),
  ask(importCards),
  ask(mergeCards),
  ask(addPlanLine),
  ask(changePlanLine),
  ask(removePlanLines),
  ask(restorePlanLines),
  ask(addTie),
  ask(removeTies),
])('A1 C1 %s is for those who work on the board', (_name, isForbidden) => {
  expect(roles.filter(isForbidden)).toEqual(['viewer'])
})

test.each([ask(lockCards), ask(changeSettings), ask(putBack)])(
  'A1 C1 %s is for facilitators',
  (_name, isForbidden) => {
    expect(roles.filter(isForbidden)).toEqual(['participant', 'viewer'])
  },
)
