import { newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { changeSettings } from '@commonground/shared/commands/settings'
import { noSectorColour } from '@commonground/shared/protocol/http'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { summarise } from './summary.ts'

test('M6 in the small picture a card without a sector has no sector’s colour', () => {
  const place = { influence: 80, interest: 20 }
  const doc = new Y.Doc()
  const actor = { role: 'facilitator', now: 1 } as const
  run(doc, changeSettings, { settings: { sectors: ['Health'] } }, actor)
  const cards = [
    { id: newCardId(), name: 'Clinic', sector: 'Health', place },
    { id: newCardId(), name: 'Nobody’s', place },
  ]
  run(doc, addCards, { cards }, actor)
  expect(
    summarise(doc)
      .picture.map(([, , colour]) => colour)
      .sort(),
  ).toEqual([noSectorColour, 0])
})
