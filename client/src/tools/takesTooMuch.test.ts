import { newCardId, newParticipantId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { takesTooMuch } from './takesTooMuch.ts'

test('R11 more cards of others than one may take off at once are known before, but not to facilitators', () => {
  const [ann, bob] = [newParticipantId(), newParticipantId()]
  const doc = new Y.Doc()
  const born = Array.from({ length: 201 }, () => ({ id: newCardId(), name: 'New' }))
  run(doc, addCards, { cards: born }, { role: 'participant', participant: ann, now: 1 })
  const { cards } = readBoard(doc)
  const ids = [...cards.keys()]
  const me = (id: string, role: 'participant' | 'facilitator') => ({
    me: { id, name: '', sector: '', colour: 0 },
    role,
  })
  expect(takesTooMuch(me(bob, 'participant'), cards, ids)).toBe(true)
  expect(takesTooMuch(me(bob, 'participant'), cards, ids.slice(1))).toBe(false)
  expect(takesTooMuch(me(bob, 'facilitator'), cards, ids)).toBe(false)
  expect(takesTooMuch(me(ann, 'participant'), cards, ids)).toBe(false)
})
