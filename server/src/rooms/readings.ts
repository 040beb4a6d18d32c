import { rootNames } from '@commonground/shared/document/layout'
import * as Y from 'yjs'
import { keysNow } from './yjsInside.ts'

/**
 * What a document is to its readers, in short: the same keys, held by the same items, and the same texts give the same,
 * in whatever order they are kept.
 *
 * @param chance whole, below 2³². Two documents are compared by one that nobody can guess: one in 2³² that differ is then
 * taken for the same, and nobody can make such a one.
 * @see SPEC D3, R18
 */
export function readingOf(doc: Y.Doc, chance = 0): number {
  // A sum, as keys have no order.
  let sum = 0
  const addMap = (map: Y.Map<unknown>, under: number): void => {
    for (const [key, item] of keysNow(map)) {
      const { client, clock } = item.lastId
      // One id is one value, for ever.
      const at = mixed(mixed(mixedText(under, key), client), clock)
      const type = item.content instanceof Y.ContentType ? item.content.type : undefined
      sum = (sum + (type instanceof Y.Text ? mixedText(at, type.toString()) : at)) >>> 0
      if (type instanceof Y.Map) addMap(type, at)
    }
  }
  for (const root of rootNames) addMap(doc.getMap(root), mixedText(chance, root))
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    sum = (sum + mixed(mixed(chance, client), clock)) >>> 0
  return sum
}

function mixedText(hash: number, text: string): number {
  let all = mixed(hash, text.length)
  for (let at = 0; at < text.length; at += 1) all = mixed(all, text.charCodeAt(at))
  return all
}

/** A round of the 32-bit MurmurHash3, by Austin Appleby, who gave it to everybody. */
function mixed(hash: number, value: number): number {
  const scattered = Math.imul(value, 0xcc9e2d51)
  const turned = hash ^ Math.imul((scattered << 15) | (scattered >>> 17), 0x1b873593)
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0
}
