import * as encoding from 'lib0/encoding'

/** An id as it stands in an update. */
export type At = readonly [client: number, clock: number]

/** One letter or value, with exactly the neighbours it is given. */
export interface Crafted {
  readonly origin?: At | undefined
  readonly right?: At | undefined
  /** Written when it has no neighbours: a root by name, or the id of a map or text. */
  readonly parent?: string | At
  readonly key?: string
  /**
   * A string is letters in a text, `map` and `text` are born as such, a number is a value and a list several. What is
   * deleted or collected only takes clocks.
   */
  readonly content:
    | string
    | number
    | readonly string[]
    | { readonly deleted: number }
    | { readonly collected: number }
}

export interface CraftedClient {
  readonly client: number
  readonly clock: number
  readonly items: readonly Crafted[]
}

interface CraftedDeletion {
  readonly client: number
  readonly ranges: readonly At[]
}

/** An update made by hand, byte for byte: what no Yjs would write too. */
export function crafted(
  clients: readonly CraftedClient[],
  deletions: readonly CraftedDeletion[] = [],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients.length)
    for (const { client, clock, items } of clients) {
      for (const number of [items.length, client, clock]) encoding.writeVarUint(encoder, number)
      for (const item of items) writeItem(encoder, item)
    }
    encoding.writeVarUint(encoder, deletions.length)
    for (const { client, ranges } of deletions) {
      for (const number of [client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, number)
    }
  })
}

function writeItem(encoder: encoding.Encoder, { origin, right, parent, key, content }: Crafted): void {
  if (isObject(content) && 'collected' in content) {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, content.collected)
    return
  }
  const isAlone = !origin && !right
  const hasKey = isAlone && key !== undefined
  encoding.writeUint8(
    encoder,
    referenceOf(content) | (origin ? 128 : 0) | (right ? 64 : 0) | (hasKey ? 32 : 0),
  )
  for (const [client, clock] of [origin, right].filter((at) => at !== undefined)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  if (isAlone) writeParent(encoder, parent ?? 'meta')
  if (hasKey) encoding.writeVarString(encoder, key)
  if (isObject(content)) encoding.writeVarUint(encoder, 'deleted' in content ? content.deleted : 0)
  else if (content === 'map') encoding.writeVarUint(encoder, 1)
  else if (content === 'text') encoding.writeVarUint(encoder, 2)
  else if (typeof content === 'string') encoding.writeVarString(encoder, content)
  else {
    const values = typeof content === 'number' ? [content] : content
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) encoding.writeAny(encoder, value)
  }
}

type Content = Crafted['content']
type Taken = Exclude<Content, string | number | readonly string[]>

const isObject = (content: Content): content is Taken => typeof content === 'object' && !('length' in content)

function referenceOf(content: Content): number {
  if (isObject(content)) return 1
  if (content === 'map' || content === 'text') return 7
  return typeof content === 'string' ? 4 : 8
}

function writeParent(encoder: encoding.Encoder, parent: string | At): void {
  encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
  if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
  else for (const number of parent) encoding.writeVarUint(encoder, number)
}
