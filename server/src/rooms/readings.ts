import { rootNames } from '@commonground/shared/document/layout'
import * as Y from 'yjs'
import { lastOn } from './yjsInside.ts'

/**
 * Whether two documents are the same to their readers: the same keys, held by the same items, and the same texts.
 *
 * @see SPEC D3, R18
 */
export function isReadAlike(one: Y.Doc, other: Y.Doc): boolean {
  if (Buffer.compare(Y.encodeStateVector(one), Y.encodeStateVector(other)) !== 0) return false
  return rootNames.every((root) => isMapAlike(one.getMap(root), other.getMap(root)))
}

function isMapAlike(one: Y.Map<unknown>, other: Y.Map<unknown>): boolean {
  const keys = [...one.keys()]
  if (keys.length !== other.size) return false
  return keys.every((key) => {
    // One id is one value, for ever.
    if (!Y.compareIDs(lastOn(one, key)?.lastId ?? null, lastOn(other, key)?.lastId ?? null)) return false
    const [held, there] = [one.get(key), other.get(key)]
    if (held instanceof Y.Map) return there instanceof Y.Map && isMapAlike(held, there)
    if (held instanceof Y.Text) return there instanceof Y.Text && held.toString() === there.toString()
    return (held === undefined) === (there === undefined)
  })
}
