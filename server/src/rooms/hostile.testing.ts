import { newCardId, newParticipantId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { migrate } from '@commonground/shared/document/migrations/migrations'
import * as Y from 'yjs'
import { type Author, judge, type Verdict } from './admission.ts'
import { readingOf } from './readings.ts'
import { type At, type Crafted, type CraftedClient, crafted } from './shapes.testing.ts'
import { isWaiting, stateOf } from './yjsInside.ts'

/** A whole number from 0 to below. */
export type Pick = (below: number) => number

export interface HostileCount {
  tries: number
  taken: number
  /** Yjs threw, or waits for something. */
  threw: number
  /** Somebody reads something else than somebody else. */
  twoReadings: number
  honest: number
  honestRefused: number
}

const eves = [2_001, 2_002, 2_003, 9_004, 9_005, 9_006]
const resetAfter = 60
const texts = ['notes', 'description']
const keys = ['name', 'order', 'title']
const card = newCardId()
const first = new Y.Doc()
migrate(first)
run(
  first,
  addCards,
  { cards: [{ id: card, name: 'Ann', notes: 'Some words', description: 'More' }] },
  { role: 'facilitator', now: 1 },
)
const beginning = Y.encodeStateAsUpdate(first)
const recordAt = at(first.getMap('cards')._map.get(card))

/**
 * A board, two honest pages that hear of it late, and somebody who sends whatever comes to mind: near what an honest
 * page sends, so that much of it is taken, and with every kind of neighbour, length and content.
 */
export class HostileBoard {
  readonly count: HostileCount = { tries: 0, taken: 0, threw: 0, twoReadings: 0, honest: 0, honestRefused: 0 }
  /** What had been taken before the last harm: it makes it again. */
  harmed: readonly Uint8Array[] = []
  readonly #pick: Pick
  #taken: Uint8Array[] = []
  #server = new Y.Doc()
  /** One text or key at a time: harm comes of many things at one place. */
  #focus = ''
  #pages: { readonly doc: Y.Doc; heard: number }[] = []
  readonly #author: Author = {
    participant: newParticipantId(),
    owns: (client) => eves.includes(client) || this.#pages.some(({ doc }) => doc.clientID === client),
    isFacilitator: false,
    mayHandIn: false,
    pays: () => true,
  }

  constructor(pick: Pick) {
    this.#pick = pick
    this.#begin()
  }

  /** One try. Answers what was sent, when it did harm. */
  step(): Uint8Array | undefined {
    const isHonest = this.#pick(8) === 0
    const update = isHonest ? this.#typed() : this.#invented()
    if (!update) return undefined
    this.count.tries += 1
    if (isHonest) this.count.honest += 1
    const verdict = this.#judged(update)
    if (isHonest && verdict?.kind !== 'new' && verdict?.kind !== 'known') {
      this.count.honestRefused += 1
      return update
    }
    if (verdict?.kind !== 'new') return undefined
    const { update: taken } = verdict
    this.count.taken += 1
    this.#taken.push(taken)
    const harm = this.#harmOf(taken)
    if (harm) this.count[harm] += 1
    if (harm) this.harmed = this.#taken.slice(0, -1)
    if (harm || this.#taken.length >= resetAfter) this.#begin()
    return harm && update
  }

  #begin(): void {
    for (const page of this.#pages) {
      if (!this.#hear(page, this.#taken.length)) this.count.threw += 1
      else if (readingOf(this.#server) !== readingOf(page.doc)) this.count.twoReadings += 1
    }
    this.#taken = []
    this.#focus = this.#one([...texts, ...keys])
    this.#server = begun()
    this.#pages = [0, 1].map(() => ({ doc: begun(), heard: 0 }))
  }

  #judged(update: Uint8Array): Verdict | undefined {
    try {
      return judge(this.#server, update, this.#author)
    } catch {
      // Not an update.
      return undefined
    }
  }

  #harmOf(update: Uint8Array): 'threw' | 'twoReadings' | undefined {
    try {
      Y.applyUpdate(this.#server, update)
      if (isWaiting(this.#server)) return 'threw'
      const bytes = Y.encodeStateAsUpdateV2(this.#server)
      const fresh = new Y.Doc()
      Y.applyUpdateV2(fresh, bytes)
      const again = Y.encodeStateAsUpdateV2(fresh)
      return readingOf(this.#server) === readingOf(fresh) && Buffer.compare(bytes, again) === 0
        ? undefined
        : 'twoReadings'
    } catch {
      return 'threw'
    }
  }

  #hear(page: { readonly doc: Y.Doc; heard: number }, upTo: number): boolean {
    const updates = this.#taken.slice(page.heard, upTo)
    page.heard = upTo
    try {
      for (const update of updates) Y.applyUpdate(page.doc, update)
      return true
    } catch {
      return false
    }
  }

  /** An honest page hears some of what there is to hear, and types. */
  #typed(): Uint8Array | undefined {
    const page = this.#pages[this.#pick(2)]
    if (!page) return undefined
    this.#hear(page, page.heard + this.#pick(this.#taken.length - page.heard + 1))
    const record = page.doc.getMap<Y.Map<unknown>>('cards').get(card)
    const before = Y.encodeStateVector(page.doc)
    const text = record?.get(this.#pick(2) === 0 ? 'notes' : 'description')
    page.doc.transact(() => {
      const act = this.#pick(5)
      if (act === 0 || !(text instanceof Y.Text)) record?.set('name', `Ann ${this.#pick(9)}`)
      else if (act === 1 && text.length > 3) text.delete(this.#pick(text.length - 2), 2)
      else text.insert(this.#pick(text.length + 1), 'hey'.slice(this.#pick(3)))
    })
    return Y.encodeStateAsUpdate(page.doc, before)
  }

  #invented(): Uint8Array {
    const clients: CraftedClient[] = []
    for (let parts = 1 + this.#pick(2); parts > 0; parts -= 1) {
      const client = this.#one(eves)
      const state = stateOf(this.#server, client)
      const clock = this.#pick(6) === 0 ? Math.max(0, state - this.#pick(3)) : state
      clients.push({ client, clock, items: this.#items(client, clock) })
    }
    const update = crafted(clients, this.#pick(4) === 0 ? [this.#deletion()] : [])
    if (this.#pick(20) === 0) update[this.#pick(update.length)] = this.#pick(256)
    return update
  }

  #items(client: number, from: number): readonly Crafted[] {
    const own: At[] = []
    let clock = from
    return Array.from({ length: 1 + this.#pick(4) }, () => {
      const item = this.#item(own)
      own.push([client, clock])
      clock += lengthOf(item)
      return item
    })
  }

  #item(own: readonly At[]): Crafted {
    const key = this.#pick(6) > 0 ? this.#focus : this.#one([...texts, ...keys])
    const isText = texts.includes(key)
    const beside = this.#idsIn(key, isText)
    const from = this.#pick(beside.length + 1)
    // Mostly side by side, else anywhere.
    const to = this.#pick(2) === 0 ? from : this.#pick(beside.length + 1)
    const own2 = own.length > 0 && this.#pick(3) === 0 ? this.#one(own) : undefined
    const origin = own2 ?? (this.#pick(40) === 0 ? this.#any() : beside[from - 1])
    const right = isText || this.#pick(4) === 0 ? beside[to] : undefined
    return {
      origin,
      right,
      parent: this.#parent(key, isText),
      ...(!isText && { key }),
      content: this.#content(isText),
    }
  }

  #content(isText: boolean): Crafted['content'] {
    const odd = this.#pick(12)
    if (odd === 0) return { deleted: 1 + this.#pick(3) }
    if (odd === 1) return { collected: 1 + this.#pick(3) }
    if (odd === 2) return isText ? ['a', 'b'] : 'ab'
    if (odd === 3) return this.#one(['map', 'text'])
    return isText ? 'xyz'.slice(this.#pick(3)) : this.#one([7, ['Ann'], ['Bo', 'Cem']])
  }

  #parent(key: string, isText: boolean): string | At {
    if (key === 'title') return 'meta'
    if (!isText) return this.#pick(30) === 0 ? 'cards' : recordAt
    const text = this.#record()._map.get(key)
    return text ? at(text) : recordAt
  }

  #idsIn(key: string, isText: boolean): readonly At[] {
    const map = key === 'title' ? this.#server.getMap('meta') : this.#record()
    const text = map.get(key)
    let item = isText && text instanceof Y.Text ? text._start : (map._map.get(key) ?? null)
    while (item?.left) item = item.left
    const ids: At[] = []
    for (; item; item = item.right)
      for (let n = 0; n < Math.min(item.length, 9); n += 1) ids.push([item.id.client, item.id.clock + n])
    return ids
  }

  #deletion(): { readonly client: number; readonly ranges: readonly At[] } {
    const client = this.#one([...this.#server.store.clients.keys(), ...eves])
    return { client, ranges: [[this.#pick(stateOf(this.#server, client) + 2), 1 + this.#pick(3)]] }
  }

  #any(): At {
    const client = this.#one([...this.#server.store.clients.keys(), ...eves])
    return [client, this.#pick(stateOf(this.#server, client) + 1)]
  }

  #record(): Y.Map<unknown> {
    const record = this.#server.getMap<Y.Map<unknown>>('cards').get(card)
    if (!record) throw new Error('The card is gone')
    return record
  }

  #one<T>(of: readonly T[]): T {
    const one = of[this.#pick(of.length)]
    if (one === undefined) throw new Error('Nothing to pick from')
    return one
  }
}

function begun(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, beginning)
  for (const root of ['meta', 'cards', 'ties', 'plan']) doc.getMap(root)
  return doc
}

function at(item: Y.Item | undefined): At {
  if (!item) throw new Error('No such item')
  return [item.id.client, item.id.clock]
}

function lengthOf({ content }: Crafted): number {
  if (typeof content === 'object' && 'deleted' in content) return content.deleted
  if (typeof content === 'object' && 'collected' in content) return content.collected
  if (content === 'map' || content === 'text' || typeof content === 'number') return 1
  return content.length
}
