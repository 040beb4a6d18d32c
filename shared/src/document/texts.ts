import * as Y from 'yjs'
import type { Fields } from '../model/field.ts'
import { fieldsOf, recordRoots, yMeta, yRecord, yRecords } from './layout.ts'
import { origin } from './origin.ts'

/**
 * Gives the settings and each record the texts that their tables name and they lack. Of a text that two people make at
 * once one would be lost, so that the room alone makes them, before anyone joins.
 *
 * @see SPEC D1
 */
export function makeTexts(doc: Y.Doc): void {
  doc.transact(() => {
    makeIn(yMeta(doc), fieldsOf.meta)
    for (const root of recordRoots)
      for (const id of yRecords(doc, root).keys()) makeIn(yRecord(doc, root, id), fieldsOf[root])
  }, origin.migration)
}

function makeIn(record: Y.Map<unknown> | undefined, fields: Fields): void {
  for (const [key, { merge }] of Object.entries(fields))
    if (merge === 'text' && record?.has(key) === false) record.set(key, new Y.Text())
}
