import { expect, test } from 'vitest'
import { newCardId, newPlanLineId, newTieId } from '../base/ids.ts'
import { boardOf } from './board.testing.ts'
import { type Board, settingFields } from './board.ts'
import { type Card, cardFieldNames, cardFields } from './card.ts'
import { line } from './field.ts'
import { planFields } from './planLine.ts'
import { shareableBoard, shareableFields, withoutPrivate } from './shareable.ts'
import { tieFields } from './tie.ts'

const canary = 'CANARY'

test('P1 the shareable board holds no private value, no plan and nothing removed', () => {
  const text = JSON.stringify(shareableBoard(boardOfCanaries()), (_key, value) =>
    value instanceof Map ? [...value] : value,
  )
  expect(text).not.toContain(canary)
  expect(text).toContain('seen name')
})

test.each([
  ['settings', settingFields],
  ['cards', cardFields],
  ['ties', tieFields],
  ['plan lines', planFields],
])('P1 a field of %s that becomes private is hidden by that word', (_of, fields) => {
  const [name = ''] = Object.keys(fields)
  const record = Object.fromEntries(Object.keys(fields).map((key) => [key, canary]))
  const tomorrow = { ...fields, [name]: line('private') }
  expect(Object.keys(shareableFields(tomorrow))).not.toContain(name)
  expect(withoutPrivate(tomorrow, record)).toMatchObject({ [name]: '' })
  expect(withoutPrivate({ ...fields, [name]: line('shareable') }, record)).toMatchObject({ [name]: canary })
})

test('P1 private fields stand at their fallback and shareable ones are untouched', () => {
  const [card] = boardOfCanaries().cards.values()
  const [shared] = shareableBoard(boardOfCanaries()).cards.values()
  for (const name of cardFieldNames) {
    const expected = cardFields[name].sharing === 'private' ? cardFields[name].fallback : card?.[name]
    expect(shared?.[name], name).toEqual(expected)
  }
  expect(shared?.createdBy).toBeUndefined()
})

test('P1 opinions, notes and contacts are private', () => {
  const candid = [
    'attitude',
    'attitudeWanted',
    'notes',
    'minorityNote',
    'reasonForPlace',
    'contactHeldBy',
    'basis',
  ]
  for (const name of candid) expect(shareableFields(cardFields)).not.toHaveProperty(name)
  for (const field of Object.values(planFields)) expect(field.sharing).toBe('private')
})

function boardOfCanaries(): Board {
  const privateValues = Object.fromEntries(
    cardFieldNames
      .filter((name) => cardFields[name].sharing === 'private')
      .map((name) => [name, cardFields[name].control === 'labels' ? [canary] : canary]),
  )
  const board = boardOf({
    cards: [{ name: 'seen name', sector: 'Health', description: 'seen', ...privateValues }],
  })
  const [card] = board.cards.values()
  const removed = { ...(card as Card), id: newCardId(), name: canary, removedAt: 1 }
  const tie = { id: newTieId(), from: removed.id, to: removed.id, kind: 'funds', label: canary } as const
  const planValues = Object.fromEntries(Object.keys(planFields).map((key) => [key, canary]))
  const plan = { ...planValues, id: newPlanLineId(), card: removed.id } as never
  return {
    ...board,
    cards: new Map([...board.cards].map(([id, live]) => [id, { ...live, createdBy: canary as never }])),
    removedCards: new Map([[removed.id, removed]]),
    ties: new Map([[tie.id, tie]]),
    plan: new Map([[newPlanLineId(), plan]]),
  }
}
