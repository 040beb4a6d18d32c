import * as Y from 'yjs'
import { metaKey, yMeta } from './layout.ts'
import { newestVersion } from './migrations/migrations.ts'

/** Which layout a document was written in; 0 for an empty one. */
export function versionOf(doc: Y.Doc): number {
  const version = yMeta(doc).get(metaKey.schemaVersion)
  return typeof version === 'number' ? version : 0
}

/** True when the document was written by newer code and must not be written by this one. */
export function isTooNew(doc: Y.Doc): boolean {
  return versionOf(doc) > newestVersion
}

/** The document a stored state holds. Throws what Yjs throws on bytes that are not one. */
export function docFrom(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
