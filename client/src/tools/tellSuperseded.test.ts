import { removeCards } from '@commonground/shared/commands/cards'
import { expect, test, vi } from 'vitest'
import type { Superseded } from '../session/superseded.ts'
import { moveTo } from './cardActs.ts'
import { tellSuperseded } from './tellSuperseded.ts'
import { testBoard } from './testing/boardFor.ts'

const mine = { influence: 70, interest: 60 }

/** An open board on which others' moves can be said to have won. */
function told() {
  const board = testBoard()
  let lose: (lost: readonly Superseded[]) => void = () => {}
  const session = {
    ...board.session,
    authorOf: async (client: number) => (client === 7 ? 'Ben' : undefined),
    onSuperseded: (listener: typeof lose) => {
      lose = listener
      return () => {}
    },
  }
  const context = { ...board.context, session }
  tellSuperseded(context)
  const move = (name: string): Superseded => ({
    card: board.idOf(name),
    mine,
    theirs: board.placeOf(name),
    by: 7,
  })
  return { ...board, context, move, lose: (...names: string[]) => lose(names.map(move)) }
}

test('C9 the loser reads who moved the card and both places, and puts theirs back in one step', () => {
  const { session, notices, lose, placeOf } = told()
  session.people.set([
    { clientId: 7, participantId: 'ben', name: 'Ben', sector: '', colour: 1, role: 'participant' },
  ])
  lose('Food bank')
  const [notice] = notices
  expect(notice?.text).toBe(
    'Ben moved Food bank meanwhile: it is now at influence 40, interest 80. You had put it at influence 70, interest 60.',
  )
  notice?.action?.perform()
  expect(placeOf('Food bank')).toEqual(mine)
  session.undo.undo()
  expect(placeOf('Food bank')).toEqual({ influence: 40, interest: 80 })
})

test('C9 several lost at once are one notice, put back in one step', () => {
  const { session, notices, lose, placeOf } = told()
  lose('Food bank', 'Local paper', 'Youth forum')
  expect(notices).toHaveLength(1)
  expect(notices[0]?.text).toContain('Youth forum: now in the tray, yours was at influence 70, interest 60.')
  notices[0]?.action?.perform()
  expect(['Food bank', 'Local paper', 'Youth forum'].map(placeOf)).toEqual([mine, mine, mine])
  session.undo.undo()
  expect(placeOf('Youth forum')).toBeUndefined()
})

test('C9 the notice is over when its card has moved on, and puts back no card that has', () => {
  const { context, session, notices, lose, idOf, placeOf } = told()
  lose('Food bank', 'Local paper')
  let isOver = false
  notices[0]?.until?.(() => {
    isOver = true
  })
  const later = { influence: 1, interest: 2 }
  moveTo(context, [{ id: idOf('Food bank'), place: later }])
  expect(isOver).toBe(false)
  session.run(removeCards, { ids: [idOf('Local paper')] })
  expect(isOver).toBe(true)
  notices[0]?.action?.perform()
  expect(placeOf('Food bank')).toEqual(later)
})

test('C9 who moved it is named also when they have loaded the page again since', async () => {
  const { session, notices, lose } = told()
  lose('Food bank')
  await vi.waitFor(() => expect(notices).toHaveLength(1))
  expect(notices[0]?.text).toMatch(/^Ben moved Food bank/)
  expect(session.people.get()).toEqual([])
})
