import * as Y from 'yjs'

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
export type Deletions = ReturnType<typeof Y.decodeUpdate>['ds']

/** What an update adds to a document: its structs that the document does not have yet, by client, in clock order. */
export class NewStructs {
  readonly byClient = new Map<number, Struct[]>()
  readonly #doc: Y.Doc
  readonly #states = new Map<number, number>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  add(struct: Struct): void {
    const { client, clock } = struct.id
    this.#states.set(client, clock + struct.length)
    const structs = this.byClient.get(client)
    if (structs) structs.push(struct)
    else this.byClient.set(client, [struct])
  }

  /** How far a client's clock goes, these structs included. */
  stateOf(client: number): number {
    return this.#states.get(client) ?? this.storedStateOf(client)
  }

  storedStateOf(client: number): number {
    return Y.getState(this.#doc.store, client)
  }

  /** The struct that covers this clock, stored or new. */
  find({ client, clock }: Y.ID): Struct | undefined {
    if (clock >= this.storedStateOf(client)) return findIn(this.byClient.get(client) ?? [], clock)
    const structs = this.#doc.store.clients.get(client) ?? []
    return structs[Y.findIndexSS(structs, clock)]
  }

  /** Stored structs that touch a range of clocks. */
  *stored(client: number, from: number, to: number): Iterable<Struct> {
    const structs = this.#doc.store.clients.get(client) ?? []
    if (from >= Math.min(to, this.storedStateOf(client))) return
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
      const struct = structs[at]
      if (!struct || struct.id.clock >= to) return
      yield struct
    }
  }

  /** New structs that touch a range of clocks. */
  fresh(client: number, from: number, to: number): readonly Struct[] {
    const structs = this.byClient.get(client) ?? []
    return structs.filter(({ id, length }) => id.clock < to && from < id.clock + length)
  }

  /**
   * All of them, each after everything it refers to. Ends early when some refer to each other in a ring, which the
   * document could only keep waiting for ever: the caller compares `size`.
   */
  *inOrder(): Iterable<Struct> {
    const next = new Map([...this.byClient.keys()].map((client) => [client, 0]))
    const reached = new Map([...next.keys()].map((client) => [client, this.storedStateOf(client)]))
    const isThere = (id: Y.ID | null): boolean => !id || id.clock < (reached.get(id.client) ?? Infinity)
    for (let before = -1, done = 0; before < done; ) {
      before = done
      for (const [client, structs] of this.byClient) {
        let at = next.get(client) ?? 0
        for (let struct = structs[at]; struct; struct = structs[at]) {
          if (!referencesOf(struct).every(isThere)) break
          yield struct
          reached.set(client, struct.id.clock + struct.length)
          at += 1
          done += 1
        }
        next.set(client, at)
      }
    }
  }

  get size(): number {
    return [...this.byClient.values()].reduce((sum, structs) => sum + structs.length, 0)
  }
}

/** The ids a struct cannot do without. */
export function referencesOf(struct: Struct): readonly (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return []
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null]
}

function findIn(structs: readonly Struct[], clock: number): Struct | undefined {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (!struct) return undefined
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= struct.id.clock + struct.length) low = middle + 1
    else return struct
  }
  return undefined
}
