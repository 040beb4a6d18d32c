import type { CardId } from '@commonground/shared/base/ids'
import type { NewCard } from '@commonground/shared/commands/cards'
import { expect, test } from 'vitest'
import { localSession } from '../../session/localSession.ts'
import { planChoices } from './choices.ts'

const card = (name: string, influence?: number, relationship: NewCard['relationship'] = 'weak'): NewCard => ({
  id: `${name}00000000`.slice(0, 12) as CardId,
  name,
  relationship,
  ...(influence !== undefined && { place: { influence, interest: 60 } }),
})
const cards = [card('tray'), card('low', 20), card('high', 70), card('top', 90), card('strong', 95, 'strong')]
const idOf = (name: string): CardId => card(name).id
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)

test('W18 first the vote’s choice, then the influential whose relationship is not strong; each card once', () => {
  const board = localSession({ cards }).board.get()
  const { voted, priorities, others } = planChoices(board, [
    idOf('low'),
    idOf('top'),
    'goneaway0001' as CardId,
  ])
  expect(names(voted)).toEqual(['low', 'top'])
  expect(names(priorities)).toEqual(['high'])
  expect(names(others)).toEqual(['strong', 'tray'])
  expect(names(planChoices(board, []).priorities)).toEqual(['top', 'high'])
})
