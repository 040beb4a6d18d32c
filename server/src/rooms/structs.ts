import * as Y from 'yjs'

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
export type Deletions = ReturnType<typeof Y.decodeUpdate>['ds']

/** What an update adds to a document: its structs that the document does not have yet, by client, in clock order. */
export class NewStructs {
  readonly byClient = new Map<number, Struct[]>()
  size = 0
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
    this.size += 1
  }

  /** How far a client's clock goes, these structs included. */
  stateOf(client: number): number {
    return this.#states.get(client) ?? this.storedStateOf(client)
  }

  storedStateOf(client: number): number {
    return Y.getState(this.#doc.store, client)
  }

  /** How many structs of a client there are, stored and new. */
  sizeOf(client: number): number {
    const stored = this.#doc.store.clients.get(client)?.length ?? 0
    return stored + (this.byClient.get(client)?.length ?? 0)
  }

  root(name: string): Y.AbstractType<unknown> | undefined {
    const type: unknown = this.#doc.share.get(name)
    return type instanceof Y.AbstractType ? type : undefined
  }

  /** The struct that covers this clock, stored or new. */
  find({ client, clock }: Y.ID): Struct | undefined {
    if (clock < this.storedStateOf(client)) {
      const structs = this.#doc.store.clients.get(client) ?? []
      return structs[Y.findIndexSS(structs, clock)]
    }
    const structs = this.byClient.get(client) ?? []
    const struct = structs[firstEndingAfter(structs, clock)]
    return struct && struct.id.clock <= clock ? struct : undefined
  }

  /** Structs that touch a range of clocks, stored and new. */
  *within(client: number, from: number, to: number): Iterable<Struct> {
    const stored = this.#doc.store.clients.get(client) ?? []
    if (from < this.storedStateOf(client)) yield* until(stored, Y.findIndexSS(stored, from), to)
    const fresh = this.byClient.get(client) ?? []
    yield* until(fresh, firstEndingAfter(fresh, from), to)
  }

  /**
   * All of them in the order in which Yjs takes them, each after everything it refers to. Ends early when some refer
   * to each other in a ring, which the document could only keep waiting for ever: the caller compares `size`.
   */
  *inOrder(): Iterable<Struct> {
    const next = new Map<number, number>()
    const takeNext = (client: number): Struct | undefined => {
      const at = next.get(client) ?? 0
      next.set(client, at + 1)
      return this.byClient.get(client)?.[at]
    }
    const reached = new Map([...this.byClient.keys()].map((client) => [client, this.storedStateOf(client)]))
    const isMissing = (id: Y.ID): boolean => id.clock >= (reached.get(id.client) ?? Infinity)
    for (const client of [...this.byClient.keys()].sort((a, b) => b - a)) {
      const waiting: Struct[] = []
      for (let struct = takeNext(client); struct; struct = waiting.pop() ?? takeNext(client)) {
        for (let missing = firstOf(struct, isMissing); missing; missing = firstOf(struct, isMissing)) {
          waiting.push(struct)
          const needed = takeNext(missing.client)
          if (!needed) return
          struct = needed
        }
        if (struct.id.clock > (reached.get(struct.id.client) ?? 0)) return
        yield struct
        reached.set(struct.id.client, struct.id.clock + struct.length)
      }
    }
  }
}

/** The ids a struct cannot do without. */
export function referencesOf(struct: Struct): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent].filter((id) => id instanceof Y.ID)
}

function firstOf(struct: Struct, isMissing: (id: Y.ID) => boolean): Y.ID | undefined {
  return referencesOf(struct).find(isMissing)
}

function* until(structs: readonly Struct[], from: number, to: number): Iterable<Struct> {
  for (let at = from; at < structs.length; at += 1) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) return
    yield struct
  }
}

/** Where the first struct stands that ends after a clock: among structs in clock order. */
function firstEndingAfter(structs: readonly Struct[], clock: number): number {
  let low = 0
  let high = structs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]
    if (struct && struct.id.clock + struct.length <= clock) low = middle + 1
    else high = middle
  }
  return low
}
