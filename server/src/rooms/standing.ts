import * as Y from 'yjs'
import type { NewStructs, Struct } from './structs.ts'

/** Where an item stands: directly in a root, or in a map or text that itself stands somewhere. */
export interface Standing {
  readonly root: string
  /** 0 in a root, 1 in a record. */
  readonly depth: number
  /** The key in the map it stands in; `null` in a text. */
  readonly key: string | null
  readonly inText: boolean
}

/** `gone`: it hangs on something deleted for good and integrates as nothing. `nowhere`: on what can hold nothing. */
export type Place = Standing | 'gone' | 'nowhere'

/** Finds where items stand, those not yet in the document too. Ask for new ones in the order of `inOrder`. */
export class Standings {
  readonly #structs: NewStructs
  readonly #known = new Map<Struct, Place>()

  constructor(structs: NewStructs) {
    this.#structs = structs
  }

  of(item: Y.Item): Place {
    const known = this.#known.get(item)
    if (known) return known
    const place = this.#look(item)
    this.#known.set(item, place)
    return place
  }

  #look(item: Y.Item): Place {
    const parent: unknown = item.parent
    if (typeof parent === 'string') return { root: parent, depth: 0, key: item.parentSub, inText: false }
    if (parent instanceof Y.ID) return this.#inside(this.#structs.find(parent), item.parentSub)
    if (parent instanceof Y.AbstractType) return integrated(parent, item.parentSub)
    // The wire leaves the parent out where a neighbour tells it.
    const beside = item.origin ?? item.rightOrigin
    return beside ? this.#beside(this.#structs.find(beside)) : 'nowhere'
  }

  #beside(neighbour: Struct | undefined): Place {
    if (neighbour instanceof Y.GC) return 'gone'
    return neighbour instanceof Y.Item ? this.of(neighbour) : 'nowhere'
  }

  #inside(holder: Struct | undefined, key: string | null): Place {
    if (holder instanceof Y.GC) return 'gone'
    if (!(holder instanceof Y.Item)) return 'nowhere'
    if (holder.content instanceof Y.ContentDeleted) return 'gone'
    if (!(holder.content instanceof Y.ContentType)) return 'nowhere'
    const above = this.of(holder)
    if (above === 'gone' || above === 'nowhere') return above
    return { root: above.root, depth: above.depth + 1, key, inText: holder.content.type instanceof Y.Text }
  }
}

function integrated(type: Y.AbstractType<unknown>, key: string | null): Place {
  let depth = 0
  let at = type
  while (at._item) {
    const above: unknown = at._item.parent
    if (!(above instanceof Y.AbstractType)) return 'nowhere'
    at = above
    depth += 1
  }
  return { root: Y.findRootTypeKey(at), depth, key, inText: type instanceof Y.Text }
}
