import type * as Y from 'yjs'
import { metaKey, yMeta } from '../layout.ts'
import { origin } from '../origin.ts'
import { toVersion1 } from './toVersion1.ts'

/** Brings a document from the version before to this one. Applied by the room alone, before anyone joins. */
export interface Migration {
  readonly version: number
  readonly apply: (doc: Y.Doc) => void
}

/** Every migration there ever was, in order. Never edit one that was released: add the next. */
export const migrations: readonly Migration[] = [toVersion1]

export const newestVersion = migrations.length

/**
 * Runs the migrations a document still lacks, each in one transaction. Returns how many ran.
 *
 * @see SPEC D5
 */
export function migrate(doc: Y.Doc): number {
  const stored = yMeta(doc).get(metaKey.schemaVersion)
  const from = typeof stored === 'number' ? stored : 0
  const missing = migrations.filter((migration) => migration.version > from)
  for (const migration of missing) {
    doc.transact(() => {
      migration.apply(doc)
      yMeta(doc).set(metaKey.schemaVersion, migration.version)
    }, origin.migration)
  }
  return missing.length
}
