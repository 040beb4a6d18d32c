import * as Y from 'yjs'
import { rootOf, type Struct, stateOf, structsOf } from './yjsInside.ts'

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
    return this.#states.get(client) ?? stateOf(this.#doc, client)
  }

  has({ client, clock }: Y.ID): boolean {
    return clock < this.stateOf(client)
  }

  root(name: string): Y.AbstractType<unknown> | undefined {
    return rootOf(this.#doc, name)
  }

  /** The struct that covers this clock, stored or new. */
  find({ client, clock }: Pick<Y.ID, 'client' | 'clock'>): Struct | undefined {
    const isStored = clock < stateOf(this.#doc, client)
    const structs = isStored ? structsOf(this.#doc, client) : (this.byClient.get(client) ?? [])
    const struct = structs[firstEndingAfter(structs, clock)]
    return struct && struct.id.clock <= clock ? struct : undefined
  }

  /** Whether there is no cut between two structs before this clock yet. */
  isInside(client: number, clock: number): boolean {
    const struct = this.find({ client, clock })
    return struct instanceof Y.Item && struct.id.clock < clock
  }

  /** How many structs of a client there are, stored and new. */
  countOf(client: number): number {
    return structsOf(this.#doc, client).length + (this.byClient.get(client)?.length ?? 0)
  }

  /** How many of them touch a range of clocks. */
  countWithin(client: number, from: number, to: number): number {
    const between = (structs: readonly Struct[]): number =>
      firstEndingAfter(structs, to - 1) - firstEndingAfter(structs, from) + 1
    return between(structsOf(this.#doc, client)) + between(this.byClient.get(client) ?? [])
  }

  /** Structs that touch a range of clocks, stored and new. */
  *within(client: number, from: number, to: number): Iterable<Struct> {
    for (const structs of [structsOf(this.#doc, client), this.byClient.get(client) ?? []]) {
      for (let at = firstEndingAfter(structs, from); at < structs.length; at += 1) {
        const struct = structs[at]
        if (!struct || struct.id.clock >= to) break
        yield struct
      }
    }
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
    const reached = new Map([...this.byClient.keys()].map((client) => [client, stateOf(this.#doc, client)]))
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

/** The first struct that ends after a clock, by its place among structs in clock order. */
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
