import { boardOf } from '@commonground/shared/model/board.testing'
import { expect, test } from 'vitest'
import { cardsInScope, type Scope } from './scope.ts'

const board = boardOf({
  cards: [
    { name: 'Council', place: { influence: 80, interest: 80 }, relationship: 'strong' },
    { name: 'Revenues', place: { influence: 80, interest: 20 }, relationship: 'weak' },
    { name: 'Jobcentre', place: { influence: 50, interest: 60 } },
    { name: 'Panel', place: { influence: 20, interest: 90 }, relationship: 'weak' },
    { name: 'New' },
  ],
})
const named = (scope: Scope, chosen: readonly string[] = []): readonly (string | undefined)[] => {
  const ids = [...board.cards.values()].filter(({ name }) => chosen.includes(name)).map(({ id }) => id)
  return cardsInScope(board, scope, new Set(ids)).map((id) => board.cards.get(id)?.name)
}

test('M7 all cards come in reading order, the tray last', () => {
  expect(named('all')).toEqual(['Council', 'Jobcentre', 'Revenues', 'Panel', 'New'])
})

test('M4 priorities are influential and not strong; a value on the line counts as influential', () => {
  expect(named('priorities')).toEqual(['Jobcentre', 'Revenues'])
})

test('a quadrant, the tray, and cards chosen one by one', () => {
  expect(named('keepSatisfied')).toEqual(['Revenues'])
  expect(named('unplaced')).toEqual(['New'])
  expect(named('chosen', ['New', 'Council'])).toEqual(['Council', 'New'])
  expect(named('chosen')).toEqual([])
})
