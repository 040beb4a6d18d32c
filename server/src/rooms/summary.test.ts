import { boardOf } from '@commonground/shared/model/board.testing'
import { noSectorColour } from '@commonground/shared/protocol/http'
import { expect, test } from 'vitest'
import { summarise } from './summary.ts'

test('M6 in the small picture a card without a sector has no sector’s colour', () => {
  const place = { influence: 80, interest: 20 }
  const board = boardOf({
    settings: { sectors: ['Health'] },
    cards: [
      { name: 'Clinic', sector: 'Health', place },
      { name: 'Nobody’s', place },
    ],
  })
  expect(
    summarise(board)
      .picture?.map(([, , colour]) => colour)
      .sort(),
  ).toEqual([noSectorColour, 0])
})
