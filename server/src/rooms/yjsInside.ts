import * as Y from 'yjs'

/*
 * The server's one door into what Yjs keeps to itself. A new version of Yjs is held against this file first.
 */

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
export type Deletions = ReturnType<typeof Y.decodeUpdate>['ds']
type AnyType = Y.AbstractType<unknown>
type OfType = Pick<AnyType, '_map' | '_start' | '_item'>

/** What a document has of one client, in clock order and without gaps. */
export function structsOf(doc: Y.Doc, client: number): readonly Struct[] {
  return doc.store.clients.get(client) ?? []
}

/** How far a client's clock goes. */
export function stateOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

export function countStructs(doc: Y.Doc): number {
  let count = 0
  for (const structs of doc.store.clients.values()) count += structs.length
  return count
}

/** Whether a document waits for something that it cannot stand on yet. */
export function isWaiting({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null
}

/** The last item of a key, taken away or not. */
export function lastOn(map: OfType | undefined, key: string): Y.Item | undefined {
  return map?._map.get(key)
}

/** The keys that hold something, each with its item. */
export function* keysNow(map: OfType): Iterable<readonly [string, Y.Item]> {
  for (const one of map._map) if (!one[1].deleted) yield one
}

/** How many keys a map ever had. */
export const keysEver = (map: OfType): number => map._map.size

export const firstIn = (text: OfType): Y.Item | null => text._start

/** The item that holds a type; nothing for a root. */
export const holderOf = (type: OfType): Y.Item | null => type._item

export const rootNameOf = (type: AnyType): string => Y.findRootTypeKey(type)

/** The root as the document has it, without making one. */
export function rootOf(doc: Y.Doc, name: string): AnyType | undefined {
  const type: unknown = doc.share.get(name)
  return type instanceof Y.AbstractType ? type : undefined
}

/**
 * Lets Yjs put structs into a document of our own, in the order given, and asks after each has found its neighbours.
 *
 * @param isPlaced false ends it.
 * @returns whether all of them went in.
 */
export function integrate(
  doc: Y.Doc,
  structs: Iterable<Y.Item | Y.GC>,
  isPlaced: (item: Y.Item) => boolean,
): boolean {
  return Y.transact(doc, (transaction) => {
    for (const struct of structs) {
      struct.getMissing(transaction, doc.store)
      if (struct instanceof Y.Item && !isPlaced(struct)) return false
      struct.integrate(transaction, 0)
    }
    return true
  })
}
