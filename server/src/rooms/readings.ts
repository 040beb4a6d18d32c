import { createHash } from 'node:crypto'
import { rootNames } from '@commonground/shared/document/layout'
import * as Y from 'yjs'
import { lastOn } from './yjsInside.ts'

/**
 * What a document is to its readers, in short: the same keys, held by the same items, and the same texts give the same.
 *
 * @see SPEC D3, R18
 */
export function readingOf(doc: Y.Doc): string {
  const hash = createHash('sha256').update(Y.encodeStateVector(doc))
  for (const root of rootNames) hash.update(readingOfMap(doc.getMap(root)))
  return hash.digest('base64url')
}

function readingOfMap(map: Y.Map<unknown>): string {
  const keys = [...map.keys()].sort()
  return JSON.stringify(keys.map((key) => [key, readingOfKey(map, key)]))
}

function readingOfKey(map: Y.Map<unknown>, key: string): unknown {
  const held = map.get(key)
  // One id is one value, for ever.
  const id = lastOn(map, key)?.lastId
  const inside =
    held instanceof Y.Map ? readingOfMap(held) : held instanceof Y.Text ? held.toString() : held === undefined
  return [id?.client, id?.clock, inside]
}
