import { expect, test } from 'vitest'
import { tellOvertaken } from './tellOvertaken.ts'
import { testBoard } from './testing/boardFor.ts'

test('C6 who overtook a step is named, with what is taken back next', async () => {
  const { context, session, idOf, notices } = testBoard()
  const overtaken = { cards: [idOf('Food bank')], did: 'moved', by: 7, next: [idOf('Local paper')] } as const
  session.people.set([
    { clientId: 7, participantId: 'vera', name: 'Vera', sector: '', colour: 1, role: 'participant' },
  ])
  tellOvertaken(context, 'undo', overtaken)
  expect(notices.at(-1)?.text).toBe(
    'Vera moved Food bank meanwhile. Undo again to take back your earlier step: Local paper.',
  )
  session.people.set([])
  const asked = { ...context, session: { ...session, authorOf: async () => 'Vera' } }
  tellOvertaken(asked, 'redo', { ...overtaken, next: [] })
  await Promise.resolve()
  expect(notices.at(-1)?.text).toBe('Vera moved Food bank meanwhile.')
  tellOvertaken(context, 'undo', { cards: [idOf('Food bank')], did: 'changed', isOwn: true, next: [] })
  expect(notices.at(-1)?.text).toBe('You changed Food bank in another window meanwhile.')
  tellOvertaken(context, 'undo', { cards: [], did: 'destroyed', next: [idOf('Local paper')] })
  expect(notices.at(-1)?.text).toBe(
    'What this was about was deleted for good meanwhile. Undo again to take back your earlier step: Local paper.',
  )
})
