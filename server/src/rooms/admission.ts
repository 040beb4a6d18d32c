import type { ParticipantId } from '@commonground/shared/base/ids'
import { liveCards } from '@commonground/shared/commands/cardSpace'
import { metaKey, recordRoots, rootNames } from '@commonground/shared/document/layout'
import { maxCardRecords, maxCards } from '@commonground/shared/protocol/limits'
import type { RefusalCode } from '@commonground/shared/protocol/messages'
import * as Y from 'yjs'
import { stepsToCut, stepsToPlace } from './placing.ts'
import { isPlainValue, isUnsafeKey, maxDepth } from './plainValue.ts'
import { deletingRule, writingRule } from './recordRules.ts'
import { Removals } from './removals.ts'
import { type Standing, Standings } from './standing.ts'
import { type Deletions, NewStructs, referencesOf, type Struct } from './structs.ts'

/** What the gate may know about who sends an update. */
export interface Author {
  readonly participant: ParticipantId
  /** Whether a client id is this person's, or nobody's yet. */
  readonly owns: (client: number) => boolean
  /** May hand in what others wrote and this server lost, and may lock cards. */
  readonly isFacilitator: boolean
}

/**
 * `known`: nothing in it is new. `new`: may be applied as it is; `clients` are the author's own ids in it, `removals`
 * how many records of others it takes off the board, less those it brings back, `steps` the work beyond its length that it makes for Yjs.
 * `refused`: nothing of it may be applied.
 */
export type Verdict =
  | { readonly kind: 'known' }
  | {
      readonly kind: 'new'
      readonly clients: ReadonlySet<number>
      readonly removals: number
      readonly steps: number
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly rule: string }

/**
 * Judges one update against the document it would change, before anything of it is applied. It is taken whole or
 * refused whole: refused is what no honest client can make, tolerated what honest people can make at the same time.
 *
 * @throws whatever Yjs throws on bytes that are not a V1 update.
 * @see SPEC R3, R4
 */
export function judge(doc: Y.Doc, update: Uint8Array, author: Author): Verdict {
  const { structs, ds } = Y.decodeUpdate(update)
  if (structs.length > maxStructs) return { kind: 'refused', code: 'limit', rule: 'structs' }
  if (rangesIn(ds) > maxDeletedRanges) return { kind: 'refused', code: 'limit', rule: 'deletions' }
  const gate = new Gate(doc, author)
  const rule = gate.clocks(structs) ?? gate.items() ?? gate.deletions(ds)
  if (rule) return { kind: 'refused', code: 'invalid', rule }
  const { ofOthers, moreCards } = gate.removals.count(gate.newCards, author.participant)
  if (isTooMany(doc, gate.newCards, moreCards)) {
    return { kind: 'refused', code: 'limit', rule: 'too-many-cards' }
  }
  // Last: it is the only part that takes longer than the update is long.
  const mostSteps = Math.min(stepsAlways + update.length, maxSteps)
  const steps = gate.steps(mostSteps)
  if (steps >= mostSteps) return { kind: 'refused', code: 'limit', rule: 'tangled' }
  return gate.isNew ? { kind: 'new', clients: gate.ownClients, removals: ofOthers, steps } : { kind: 'known' }
}

/** Every check answers the rule that is broken, or nothing. */
class Gate {
  isNew = false
  newCards = 0
  readonly ownClients = new Set<number>()
  readonly removals = new Removals()
  readonly #doc: Y.Doc
  readonly #author: Author
  readonly #structs: NewStructs
  readonly #standings: Standings
  readonly #newRecords = new Set<string>()
  readonly #lists = new Map<Standing, Y.Item[]>()
  #steps = 0

  constructor(doc: Y.Doc, author: Author) {
    this.#doc = doc
    this.#author = author
    this.#structs = new NewStructs(doc)
    this.#standings = new Standings(this.#structs)
  }

  /** Written under the author's own ids, without gaps. What the document has already is left out. */
  clocks(structs: readonly Struct[]): string | undefined {
    for (const struct of structs) {
      const { client, clock } = struct.id
      const end = clock + struct.length
      const state = this.#structs.stateOf(client)
      if (struct instanceof Y.Skip) return 'skip'
      // Yjs itself breaks on a struct of no length: it looks for the one before it.
      if (!(struct.length > 0)) return 'empty'
      if (!Number.isSafeInteger(end) || client > maxClient) return 'clock'
      if (end <= state) continue
      if (clock > state) return 'gap'
      if (this.ownClients.has(client) || this.#author.owns(client)) this.ownClients.add(client)
      else if (!this.#author.isFacilitator) return 'foreign-client'
      // Every id stays in the board's state vector for ever: one update with thousands would lock everyone out.
      if (this.ownClients.size > maxClientsInUpdate) return 'client-ids'
      this.#structs.add(struct)
      this.isNew = true
    }
    return undefined
  }

  /** Everything new items refer to is known, and they stand where such content may stand. */
  items(): string | undefined {
    let seen = 0
    for (const struct of this.#structs.inOrder()) {
      seen += 1
      const rule = struct instanceof Y.Item ? this.#item(struct) : undefined
      if (rule) return rule
    }
    return seen === this.#structs.size ? undefined : 'missing'
  }

  /** Only what exists may be deleted, and never a record. */
  deletions(ds: Deletions): string | undefined {
    for (const [client, ranges] of ds.clients) {
      let reached = 0
      for (const { clock, len } of ranges) {
        const end = clock + len
        if (!(len > 0) || end > this.#structs.stateOf(client)) return 'future-delete'
        // Yjs writes them in order and merged. Each that overlaps would make it look at the same items again.
        if (clock < reached) return 'overlap'
        reached = end
        for (const struct of this.#structs.within(client, clock, end)) {
          if (struct.deleted) continue
          this.isNew = true
          if (isCut(struct, clock, end)) this.#steps += stepsToCut(this.#structs.sizeOf(client))
          const rule = struct instanceof Y.Item ? this.#deletion(struct) : undefined
          if (rule) return rule
        }
      }
    }
    return undefined
  }

  /** How many steps it takes to cut what is deleted and to find the places of all that is new. @see SPEC R9 */
  steps(most: number): number {
    const sizeOf = (client: number): number => this.#structs.sizeOf(client)
    for (const [list, items] of this.#lists) {
      if (this.#steps >= most) break
      this.#steps += stepsToPlace({ list, items, sizeOf }, most - this.#steps)
    }
    return this.#steps
  }

  #item(item: Y.Item): string | undefined {
    if (!referencesOf(item).every((id) => id.clock < this.#structs.stateOf(id.client))) return 'missing'
    const standing = this.#standings.of(item)
    if (standing === 'gone') return undefined
    if (standing === 'nowhere') return 'parent'
    const items = this.#lists.get(standing) ?? []
    const rule = this.#place(item, standing, items.at(-1)) ?? content(item, standing)
    if (items.push(item) === 1) this.#lists.set(standing, items)
    return rule
  }

  #place(item: Y.Item, standing: Standing, earlier: Y.Item | undefined): string | undefined {
    const { root, depth, key, inText } = standing
    if (!rootNames.some((name) => name === root)) return 'root'
    if (depth > maxDepth) return 'depth'
    if (inText) return key === null ? undefined : 'key'
    if (key === null) return 'not-in-map'
    if (key.length > maxKeyLength || isUnsafeKey(key)) return 'key'
    const isOwn = this.ownClients.has(item.id.client)
    if (isOwn && root === 'meta' && depth === 0 && key === metaKey.schemaVersion) return 'schema-version'
    if (depth === 0 && isRecordRoot(root)) return this.#record(item, root, key)
    if (depth === 1) this.removals.written(item, standing)
    if (depth === 1) return writingRule(item, standing, { earlier, isOwn, writer: this.#author })
    return undefined
  }

  /** A record is a map, born once: a second one under its id would push the first out of the document. */
  #record(item: Y.Item, root: string, key: string): string | undefined {
    if (!(item.content instanceof Y.ContentType) || item.content.type.constructor !== Y.Map) return 'record'
    const name = `${root} ${key}`
    if (this.#doc.getMap(root).has(key) || this.#newRecords.has(name)) return 'hard-delete'
    this.#newRecords.add(name)
    if (root === 'cards') this.newCards += 1
    return undefined
  }

  /** Records and the schema version are never taken away. */
  #deletion(item: Y.Item): string | undefined {
    const standing = this.#standings.of(item)
    if (standing === 'gone' || standing === 'nowhere') return undefined
    if (standing.depth === 1) this.removals.deleted(item, standing)
    if (standing.depth === 1) return deletingRule(item, standing, this.#author)
    if (standing.depth > 1) return undefined
    const isLasting = isRecordRoot(standing.root) || standing.key === metaKey.schemaVersion
    return isLasting ? 'hard-delete' : undefined
  }
}

/** Whether a board would have more cards than it holds, or more records of cards that were removed. */
function isTooMany(doc: Y.Doc, newCards: number, moreCards: number): boolean {
  const records = doc.getMap('cards').size + newCards
  if (records <= maxCards || (newCards <= 0 && moreCards <= 0)) return false
  return (
    (newCards > 0 && records > maxCardRecords) || (moreCards > 0 && liveCards(doc) + moreCards > maxCards)
  )
}

function content({ content }: Y.Item, { inText }: Standing): string | undefined {
  if (content instanceof Y.ContentDeleted) return undefined
  if (inText) return content instanceof Y.ContentString ? undefined : 'content'
  if (content instanceof Y.ContentAny) {
    return content.arr.every((value: unknown) => isPlainValue(value)) ? undefined : 'value'
  }
  if (!(content instanceof Y.ContentType)) return 'content'
  return content.type.constructor === Y.Map || content.type.constructor === Y.Text ? undefined : 'content'
}

/** Whether a deleted range begins or ends within a struct. */
const isCut = ({ id, length }: Struct, from: number, to: number): boolean =>
  id.clock < from || to < id.clock + length

const isRecordRoot = (root: string): boolean => recordRoots.some((name) => name === root)

function rangesIn(ds: Deletions): number {
  let ranges = 0
  for (const list of ds.clients.values()) ranges += list.length
  return ranges
}

const maxKeyLength = 64
/** One person's tabs and reloads during a long time offline. */
const maxClientsInUpdate = 64
/** More than an import that rewrites a full board leaves behind. */
const maxDeletedRanges = 20_000
/** Twice what a full board is made of. */
const maxStructs = 250_000
/** A step takes about a microsecond, here and once more in Yjs; besides these there is one for each byte. */
const stepsAlways = 100_000
const maxSteps = 1_000_000
const maxClient = 0xffff_ffff
