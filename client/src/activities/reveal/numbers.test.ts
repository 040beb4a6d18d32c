import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { disagreementOf } from '@commonground/shared/analysis/disagreement'
import { boardOf } from '@commonground/shared/model/board.testing'
import { expect, test } from 'vitest'
import { cellOf, sortedNumbers } from './numbers.ts'

const board = boardOf({ cards: [{ name: 'Library' }, { name: 'council' }, { name: 'Nobody' }] })
const [library, council, nobody] = [...board.cards.keys()]
const placed = (card: typeof library, ...influences: readonly number[]): PlacedCard => {
  if (!card) throw new Error('No such card')
  const answers = influences.map((influence) => ({ sector: '', place: { influence, interest: 50 } }))
  return { card, ...disagreementOf(answers, board.settings) }
}
const cards = [placed(library, 20, 60, 60), placed(nobody), placed(council, 90, 90, 90)]
const order = (...args: Parameters<typeof sortedNumbers>): readonly (string | number | undefined)[] =>
  sortedNumbers(...args).map((one) => cellOf(one, 'card', board))

test('W8 without a chosen column the numbers stand in the order of talking', () => {
  expect(order(cards, undefined, board)).toEqual(['Library', 'Nobody', 'council'])
})

test('numbers sort both ways, and what has no number stands last in both', () => {
  expect(order(cards, { column: 'influence', isDescending: true }, board)).toEqual([
    'council',
    'Library',
    'Nobody',
  ])
  expect(order(cards, { column: 'influence', isDescending: false }, board)).toEqual([
    'Library',
    'council',
    'Nobody',
  ])
})

test('W7 of what fewer than five placed there is no spread and no share to tell', () => {
  const cells = (one: PlacedCard) =>
    (['influence', 'spread', 'otherPlan'] as const).map((column) => cellOf(one, column, board))
  expect(cells(placed(library, 20, 60))).toEqual([undefined, undefined, undefined])
  expect(cells(placed(library, 20, 60, 60, 60))).toEqual([60, undefined, undefined])
  expect(cells(placed(library, 40, 40, 40, 40, 40))).toEqual([40, 0, 0])
})

test('names sort as people sort them', () => {
  expect(order(cards, { column: 'card', isDescending: false }, board)).toEqual([
    'council',
    'Library',
    'Nobody',
  ])
})
