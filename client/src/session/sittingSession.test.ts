import { type CardId, newCardId, newRoundId, newSittingId } from '@commonground/shared/base/ids'
import { changeCard } from '@commonground/shared/commands/cards'
import { plainBoard } from '@commonground/shared/model/plainBoard'
import type { SittingDetail } from '@commonground/shared/protocol/http'
import { expect, test } from 'vitest'
import { localSession } from './localSession.ts'
import { sittingSession } from './sittingSession.ts'

const card: CardId = newCardId()
const round = newRoundId()
const sitting: SittingDetail = {
  id: newSittingId(),
  name: 'May',
  begunAt: 1,
  closedAt: 2,
  reviewOn: '2027-03-01',
  people: { Health: 2 },
  agenda: ['Welcome'],
  rounds: [{ id: round, kind: 'fairness', setup: {}, openedAt: 1, state: 'closed' }],
  outcomes: { [card]: 'agreed' },
}

test('W19 what shows results shows the board and outcomes of that day, and changes nothing', () => {
  const outer = localSession({ cards: [{ id: card, name: 'Council' }] })
  const kept = { ...sitting, board: plainBoard(outer.board.get()) }
  outer.run(changeCard, { id: card, fields: { name: 'City council' } })
  const inner = sittingSession(outer, kept)
  expect(inner.board.get().cards.get(card)?.name).toBe('Council')
  expect(inner.workshop.get()).toMatchObject({
    closedAt: 2,
    reviewOn: '2027-03-01',
    outcomes: sitting.outcomes,
  })
  expect(inner.canWrite()).toBe(false)
  expect(() => inner.run(changeCard, { id: card, fields: { name: 'X' } })).toThrow('frozen')
  expect(outer.board.get().cards.get(card)?.name).toBe('City council')
})

test('W19 a round that is shown meanwhile is found in the workshop it waited in', () => {
  const outer = localSession()
  const stateOf = (shown?: typeof round) =>
    sittingSession(outer, sitting, shown)
      .workshop.get()
      .earlier.map(({ state }) => state)
  expect(stateOf()).toEqual(['closed'])
  expect(stateOf(newRoundId())).toEqual(['closed'])
  expect(stateOf(round)).toEqual(['revealed'])
})
