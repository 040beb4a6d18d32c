import { type RootName, rootNames } from '@commonground/shared/document/layout'
import * as Y from 'yjs'
import { type NewStructs, referencesOf } from './structs.ts'
import { holderOf, rootNameOf, type Struct } from './yjsInside.ts'

/**
 * One list of items: what one key held one after the other, or the letters of a text. One object per list.
 *
 * `record`: a key of `cards`, `ties` or `plan`. `field`: a key of a record or of `meta`. `text`: the text of a field.
 */
export interface Standing {
  readonly kind: 'record' | 'field' | 'text'
  readonly root: RootName
  /** The key, of a text that of its field. */
  readonly key: string
  /** The map or text, when the document has it already. */
  readonly stored: Y.AbstractType<unknown> | undefined
}

/** `gone`: it hangs on what was collected and integrates as nothing. `nowhere`: a board has no such place. */
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

  /** The wire leaves the parent out where a neighbour tells it. All that tell must tell the same. */
  #look(item: Y.Item): Place {
    const { parent, parentSub: key }: { parent: unknown; parentSub: string | null } = item
    if (parent instanceof Y.AbstractType) return this.#in(parent, key)
    if (typeof parent === 'string') return this.#inRoot(parent, key)
    const [first = 'nowhere', ...others] = referencesOf(item).map((id) => {
      const struct = this.#structs.find(id)
      if (struct instanceof Y.GC) return 'gone'
      if (!(struct instanceof Y.Item)) return 'nowhere'
      return id === parent ? this.#inside(struct, key) : this.of(struct)
    })
    return others.every((other) => other === first) ? first : 'nowhere'
  }

  #inside(holder: Y.Item, key: string | null): Place {
    if (holder.content instanceof Y.ContentDeleted) return 'gone'
    return holder.content instanceof Y.ContentType ? this.#in(holder.content.type, key, holder) : 'nowhere'
  }

  #in(type: Y.AbstractType<unknown>, key: string | null, holder = holderOf(type)): Place {
    if (!holder) return this.#inRoot(rootNameOf(type), key)
    return this.#list(type, key, () => {
      const above = this.of(holder)
      if (above === 'gone' || above === 'nowhere') return above
      const stored = holderOf(type) ? type : undefined
      if (above.kind === 'record' && type instanceof Y.Map && key !== null) {
        return { kind: 'field', root: above.root, key, stored }
      }
      const isText = above.kind === 'field' && type instanceof Y.Text && key === null
      return isText ? { kind: 'text', root: above.root, key: above.key, stored } : 'nowhere'
    })
  }

  #inRoot(name: string, key: string | null): Place {
    const root = rootNames.find((known) => known === name)
    if (!root || key === null) return 'nowhere'
    return this.#list(root, key, () => {
      return { kind: root === 'meta' ? 'field' : 'record', root, key, stored: this.#structs.root(root) }
    })
  }

  #list(holder: unknown, key: string | null, find: () => Place): Place {
    const keys = this.#lists.get(holder) ?? new Map<string | null, Place>()
    this.#lists.set(holder, keys)
    const place = keys.get(key) ?? find()
    keys.set(key, place)
    return place
  }
}
