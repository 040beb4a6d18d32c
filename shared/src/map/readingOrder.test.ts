import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardOf } from '../model/board.testing.ts'
import { cardsInOrder, readingOrder } from './readingOrder.ts'

const names = (cards: readonly { readonly name: string }[]): string[] => cards.map((card) => card.name)

test('M7 quadrants in their order, influence then interest high to low, then name, the tray last', () => {
  const board = boardOf({
    cards: [
      { name: 'Tray B' },
      { name: 'tray a' },
      { name: 'Low', place: { influence: 1, interest: 1 } },
      { name: 'Top 10', place: { influence: 90, interest: 60 } },
      { name: 'Top 9', place: { influence: 90, interest: 60 } },
      { name: 'Top keener', place: { influence: 90, interest: 70 } },
      { name: 'Support', place: { influence: 10, interest: 90 } },
      { name: 'Satisfied', place: { influence: 95, interest: 10 } },
    ],
  })
  expect(names(cardsInOrder(board))).toEqual([
    'Top keener',
    'Top 9',
    'Top 10',
    'Satisfied',
    'Support',
    'Low',
    'tray a',
    'Tray B',
  ])
})

test('M7 every card is in the order exactly once', () => {
  const place = fc.option(fc.record({ influence: fc.integer({ min: 0, max: 100 }), interest: fc.nat(100) }), {
    nil: undefined,
  })
  fc.assert(
    fc.property(fc.array(fc.record({ name: fc.string(), place })), (cards) => {
      const board = boardOf({ cards: cards.map((card) => card as { name: string }) })
      const order = cardsInOrder(board)
      expect(order).toHaveLength(board.cards.size)
      expect(new Set(order)).toEqual(new Set(board.cards.values()))
      expect(readingOrder(board).tray.every((card) => card.place === undefined)).toBe(true)
    }),
  )
})
