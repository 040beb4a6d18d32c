import * as Y from 'yjs'
import type { NewStructs, Struct } from './structs.ts'

/** One list of items: a text, or what one key of a map held one after the other. One object per list. */
export interface Standing {
  readonly root: string
  /** 0 in a root, 1 in a record. */
  readonly depth: number
  /** The key in the map it stands in; `null` in a text. */
  readonly key: string | null
  readonly inText: boolean
  /** The map or text, when the document has it already. */
  readonly stored: Y.AbstractType<unknown> | undefined
  /** The key the map or text itself stands under, in the map above it. */
  readonly holderKey: string | null
}

/** `gone`: it hangs on something deleted for good and integrates as nothing. `nowhere`: on what can hold nothing. */
export type Place = Standing | 'gone' | 'nowhere'

/** Finds where items stand, those not yet in the document too. Ask for new ones in the order of `inOrder`. */
export class Standings {
  readonly #structs: NewStructs
  readonly #known = new Map<Struct, Place>()
  readonly #lists = new Map<unknown, Map<string | null, Place>>()

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
    if (parent instanceof Y.AbstractType) return this.#in(parent, item.parentSub)
    // The wire leaves the parent out where a neighbour tells it. Neighbours that stand in different lists would
    // tie the two together.
    const [first, ...others] = this.neighboursOf(item).map((id) => this.#beside(this.#structs.find(id)))
    if (first === 'gone' || others.includes('gone')) return 'gone'
    const told = parent === null ? first : this.#in(parent, item.parentSub)
    if (told === undefined || (first !== undefined && first !== told)) return 'nowhere'
    return others.every((other) => other === told) ? told : 'nowhere'
  }

  /** The ids a new item is put beside; when part of it is known, the end of that part is one. */
  neighboursOf({ id, length, origin, rightOrigin }: Y.Item): readonly Y.ID[] {
    const state = this.#structs.storedStateOf(id.client)
    const known = id.clock < state && state < id.clock + length ? Y.createID(id.client, state - 1) : null
    return [known, origin, rightOrigin].filter((beside) => beside !== null)
  }

  #in(parent: unknown, key: string | null): Place {
    if (typeof parent === 'string') {
      const type = this.#structs.root(parent)
      return type ? this.#in(type, key) : this.#list(parent, key, () => inNewRoot(parent, key))
    }
    if (parent instanceof Y.AbstractType) return this.#list(parent, key, () => integrated(parent, key))
    const holder = parent instanceof Y.ID ? this.#structs.find(parent) : undefined
    if (holder instanceof Y.GC) return 'gone'
    if (!(holder instanceof Y.Item)) return 'nowhere'
    if (holder.content instanceof Y.ContentDeleted) return 'gone'
    if (!(holder.content instanceof Y.ContentType)) return 'nowhere'
    const { type } = holder.content
    return this.#list(type, key, () => this.#inside(holder, type, key))
  }

  #list(holder: unknown, key: string | null, find: () => Place): Place {
    const keys = this.#lists.get(holder) ?? new Map<string | null, Place>()
    this.#lists.set(holder, keys)
    const place = keys.get(key) ?? find()
    keys.set(key, place)
    return place
  }

  #beside(neighbour: Struct | undefined): Place {
    if (neighbour instanceof Y.GC) return 'gone'
    return neighbour instanceof Y.Item ? this.of(neighbour) : 'nowhere'
  }

  #inside(holder: Y.Item, type: Y.AbstractType<unknown>, key: string | null): Place {
    if (type.doc) return integrated(type, key)
    const above = this.of(holder)
    if (above === 'gone' || above === 'nowhere') return above
    const { root, depth, key: holderKey } = above
    return { root, depth: depth + 1, key, inText: type instanceof Y.Text, stored: undefined, holderKey }
  }
}

const inNewRoot = (root: string, key: string | null): Standing => {
  return { root, depth: 0, key, inText: false, stored: undefined, holderKey: null }
}

function integrated(type: Y.AbstractType<unknown>, key: string | null): Place {
  const holderKey = type._item?.parentSub ?? null
  let depth = 0
  let at = type
  while (at._item) {
    const above: unknown = at._item.parent
    if (!(above instanceof Y.AbstractType)) return 'nowhere'
    at = above
    depth += 1
  }
  const root = Y.findRootTypeKey(at)
  return { root, depth, key, inText: type instanceof Y.Text, stored: type, holderKey }
}
