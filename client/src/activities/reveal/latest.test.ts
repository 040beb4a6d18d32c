import type { PlacedCard } from '@commonground/shared/activities/blindPlacing'
import { disagreementOf } from '@commonground/shared/analysis/disagreement'
import { newCardId } from '@commonground/shared/base/ids'
import { boardOf } from '@commonground/shared/model/board.testing'
import { expect, test } from 'vitest'
import { latestOf, partsOf } from './latest.ts'

const { settings } = boardOf({})
const [library, council, clinic] = [newCardId(), newCardId(), newCardId()]
/** Placed at these interests by one person each, all at influence 80. */
const placed = (card: typeof library, ...interests: readonly number[]): PlacedCard => {
  const answers = interests.map((interest) => ({ sector: '', place: { influence: 80, interest } }))
  return { card, ...disagreementOf(answers, settings) }
}
const first = { people: 4, cards: [placed(library, 10, 20, 80, 90), placed(council, 60, 70), placed(clinic)] }
const own = { [library]: { influence: 80, interest: 10 }, [council]: { influence: 80, interest: 60 } }

test('W8 a card that was placed again stands in the list as it was placed last', () => {
  const again = placed(library, 80, 80, 85, 90)
  const { cards } = latestOf({ first, own, after: new Map([[library, again]]) })
  expect(cards.map(({ card, shape }) => [card, shape])).toEqual([
    [council, 'few'],
    [library, 'agreed'],
    [clinic, 'none'],
  ])
})

test('W5 one’s own place before a talk is not marked among those after it', () => {
  const latest = latestOf({
    first,

    own,
    after: new Map([[library, placed(library, 10, 80, 80)]]),
  })
  expect(latest.own).toEqual({ [council]: own[council] })
  expect(latestOf({ first, own, after: new Map() })).toEqual({ cards: first.cards, own })
})

test('W8 what nobody answered is neither to talk about nor agreed', () => {
  const { open, agreed, unanswered } = partsOf([...first.cards, placed(newCardId(), 60, 60, 60)])
  expect(open.map(({ card }) => card)).toEqual([library, council])
  expect([agreed.length, unanswered.map(({ card }) => card)]).toEqual([1, [clinic]])
})
