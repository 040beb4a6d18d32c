import type { ParticipantId } from '@commonground/shared/base/ids'
import { freshWorkshop, type PutBackTold, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { words } from '@commonground/shared/words/words'
import { expect, test } from 'vitest'
import { createStore } from '../state/store.ts'
import { clockText } from './clockText.ts'
import { tellPutBack } from './tellPutBack.ts'

const ada = { by: 'ada' as ParticipantId, name: 'Ada' }

function listen(first: WorkshopState) {
  const told: string[] = []
  const workshop = createStore<WorkshopState>(first)
  tellPutBack({ workshop, me: { id: 'me', name: 'Me', sector: '', colour: 0 } }, ({ text }) =>
    told.push(text),
  )
  const hear = (putBack: PutBackTold): void => workshop.set({ ...freshWorkshop, now: 2, putBack })
  return { told, hear }
}

test('R27 everybody else is told once who put the board back, and to when', () => {
  const { told, hear } = listen({ ...freshWorkshop, now: 1 })
  hear({ ...ada, at: 5_000, before: 1_000 })
  hear({ ...ada, at: 5_000, before: 1_000 })
  hear({ ...ada, at: 6_000, of: 'Ben' })
  hear({ ...ada, at: 7_000 })
  hear({ at: 8_000, by: 'me' as ParticipantId, name: 'Me' })
  expect(told).toEqual([
    `Ada put the board back to how it was at ${clockText(1_000, 5_000)}.`,
    'Ada took back what Ben had changed.',
    'Ada undid that: the board is as it was before it was put back.',
  ])
})

test('R27 who comes later hears nothing of it', () => {
  const { told, hear } = listen(freshWorkshop)
  hear({ ...ada, at: 5_000, before: 1_000 })
  expect(told).toEqual([])
})

test('R29 everybody else is told who deleted removed cards for good, and how many', () => {
  const { told, hear } = listen({ ...freshWorkshop, now: 1 })
  hear({ ...ada, at: 5_000, destroyed: 12 })
  hear({ ...ada, at: 6_000, destroyed: 1 })
  hear({ at: 7_000, by: 'me' as ParticipantId, name: 'Me', destroyed: 2 })
  expect(told).toEqual(['Ada deleted 12 removed cards for good.', 'Ada deleted 1 removed card for good.'])
})

test('R27 what will happen is one sentence in plain words', () => {
  const { effect } = words.putBack
  expect([
    effect({ changed: 41, back: 3, gone: 2, others: 0 }),
    effect({ changed: 1, back: 0, gone: 0, others: 1 }),
    effect({ changed: 0, back: 0, gone: 2, others: 0 }),
    effect({ changed: 0, back: 0, gone: 0, others: 3 }),
  ]).toEqual([
    '41 cards get back what they said, 3 come back and 2 are taken off the board.',
    '1 card gets back what it said. 1 tie, plan line or setting changes as well.',
    '2 cards are taken off the board.',
    '3 ties, plan lines and settings change.',
  ])
})
