import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { metaKey, schemaVersion, yMeta } from '../layout.ts'
import { origin } from '../origin.ts'
import { migrate, migrations, newestVersion } from './migrations.ts'

test('D5 migrations are numbered 1, 2, 3 …, and the last is the layout this code writes', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => at + 1))
  expect(newestVersion).toBe(schemaVersion)
})

test('D5 an empty document becomes one of the newest version', () => {
  const doc = new Y.Doc()
  expect(migrate(doc)).toBe(newestVersion)
  expect(yMeta(doc).get(metaKey.schemaVersion)).toBe(newestVersion)
})

test('D5 migrating twice writes nothing the second time', () => {
  const doc = new Y.Doc()
  migrate(doc)
  const before = Y.encodeStateAsUpdate(doc)
  expect(migrate(doc)).toBe(0)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('D6 a document of a newer version is left alone', () => {
  const doc = new Y.Doc()
  yMeta(doc).set(metaKey.schemaVersion, newestVersion + 1)
  expect(migrate(doc)).toBe(0)
})

test('C6 what a migration wrote cannot be undone by a person', () => {
  const doc = new Y.Doc()
  const undo = new Y.UndoManager(yMeta(doc), { trackedOrigins: new Set([origin.person]) })
  migrate(doc)
  expect(undo.canUndo()).toBe(false)
})
