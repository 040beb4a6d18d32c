import { newParticipantId } from '@commonground/shared/base/ids'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Unsaved } from './unsaved.ts'

const participant = newParticipantId()

test('S6 what waits for the disk is bounded, and free again once it is saved', () => {
  const doc = new Y.Doc()
  const unsaved = new Unsaved(doc)
  for (let at = 0; at < 2; at += 1) {
    expect(unsaved.isFull).toBe(false)
    unsaved.queueWritten({ participant, at }, () =>
      doc.getMap('cards').set(`card-${at}`, 'x'.repeat(33 * 1024 * 1024)),
    )
  }
  expect(unsaved.isFull).toBe(true)
  expect(unsaved.take().sessions).toHaveLength(2)
  expect(unsaved.isFull).toBe(false)
  expect(unsaved.updates).toEqual([])
})

test('R3 what one maker wrote in several steps is one change', () => {
  const doc = new Y.Doc()
  const unsaved = new Unsaved(doc)
  unsaved.queueWritten({ participant, at: 5 }, () => {
    doc.getMap('meta').set('title', 'One')
    doc.getMap('meta').set('note', 'Two')
  })
  const [update, ...others] = unsaved.updates
  expect(others).toEqual([])
  expect(update).toMatchObject({ participant, at: 5 })
  const again = new Y.Doc()
  Y.applyUpdate(again, update?.bytes ?? new Uint8Array())
  expect(again.getMap('meta').toJSON()).toEqual({ title: 'One', note: 'Two' })
})
