import { isId, type ParticipantId } from '@commonground/shared/base/ids'
import { liveCards } from '@commonground/shared/commands/cardSpace'
import { type RecordRoot, recordRoots } from '@commonground/shared/document/layout'
import { maxCards, maxRecords, participantsShare } from '@commonground/shared/protocol/limits'
import type { RefusalCode } from '@commonground/shared/protocol/messages'
import * as Y from 'yjs'
import { areWellPlaced } from './letters.ts'
import { type Loss, Losses } from './losses.ts'
import { deletingRule, writingRule } from './recordRules.ts'
import { type Standing, Standings } from './standing.ts'
import { NewStructs, referencesOf } from './structs.ts'
import { readUpdate, type UnknownPart } from './unknownPart.ts'
import { Tangled, Work } from './work.ts'
import { type Deletions, keysEver, lastOn, rootOf, type Struct } from './yjsInside.ts'

/** What the gate may know about who sends an update. */
export interface Author {
  readonly participant: ParticipantId
  /** Whether a client id is this person's, or nobody's yet. */
  readonly owns: (client: number) => boolean
  /** May lock cards and move locked ones, and has the records that are kept for facilitators. */
  readonly isFacilitator: boolean
  /** May hand in what others wrote: a facilitator, on a board that lost some of it. */
  readonly mayHandIn: boolean
  /** Takes so many steps of work from what this person may cause, or answers that too little is left. */
  readonly pays: (steps: number) => boolean
}

/**
 * `known`: nothing in it is new. `new`: `update` is what is new of it, to be applied as it is; `clients` are the author's
 * own ids in it, `structs` how many the document may grow by, `loss` what it takes from others. `refused`: nothing of it may be applied.
 */
export type Verdict =
  | { readonly kind: 'known' }
  | {
      readonly kind: 'new'
      readonly update: Uint8Array
      readonly clients: ReadonlySet<number>
      readonly structs: number
      readonly loss: Pick<Loss, 'removals' | 'touched'>
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly rule: string }

/**
 * Judges one update against the document it would change, before anything of it is applied. It is taken whole or
 * refused whole: refused is what no honest client can make, tolerated what honest people can make at the same time.
 *
 * @throws whatever Yjs throws on bytes that are not a V1 update.
 * @see SPEC R3, R4, R15, R16
 */
export function judge(doc: Y.Doc, update: Uint8Array, author: Author): Verdict {
  const part = readUpdate(doc, update)
  const mostSteps = Math.min(stepsAlways + update.length, maxSteps)
  const gate = new Gate(doc, author, new Work(mostSteps, author.pays))
  try {
    return gate.judge(part)
  } catch (error) {
    if (error instanceof Tangled) return { kind: 'refused', code: 'limit', rule: 'tangled' }
    throw error
  }
}

/** Every check answers the rule that is broken, or nothing. */
class Gate {
  readonly #doc: Y.Doc
  readonly #author: Author
  readonly #work: Work
  readonly #structs: NewStructs
  readonly #standings: Standings
  readonly #clients = new Set<number>()
  readonly #losses: Losses
  readonly #newRecords: Readonly<Record<RecordRoot, Set<string>>> = {
    cards: new Set(),
    ties: new Set(),
    plan: new Set(),
  }
  readonly #lists = new Map<Standing, Y.Item[]>()
  #cuts = 0
  #deletes = false

  constructor(doc: Y.Doc, author: Author, work: Work) {
    this.#doc = doc
    this.#author = author
    this.#work = work
    this.#structs = new NewStructs(doc)
    this.#standings = new Standings(this.#structs)
    this.#losses = new Losses(author)
  }

  judge({ update, structs, ds, isWellFormed }: UnknownPart): Verdict {
    if (structs.length > maxStructs) return { kind: 'refused', code: 'limit', rule: 'structs' }
    const rule = isWellFormed ? (this.#clocks(structs) ?? this.#items(ds) ?? this.#deletions(ds)) : 'twice'
    if (rule) return { kind: 'refused', code: 'invalid', rule }
    const loss = this.#losses.count(this.#newRecords.cards.size)
    const full = this.#tooMany(loss.moreCards)
    if (full) return { kind: 'refused', code: 'limit', rule: full }
    // Last: it is the only part that takes longer than the update is long.
    for (const [{ kind, stored }, items] of this.#lists) {
      const placing = { text: stored, items, structs: this.#structs, work: this.#work }
      if (kind === 'text' && !areWellPlaced(placing))
        return { kind: 'refused', code: 'invalid', rule: 'place' }
    }
    const growth = this.#structs.size + this.#cuts
    if (this.#structs.size === 0 && !this.#deletes) return { kind: 'known' }
    return { kind: 'new', update, clients: this.#clients, structs: growth, loss }
  }

  /** Written under the author's own ids, without gaps. */
  #clocks(structs: readonly Struct[]): string | undefined {
    for (const struct of structs) {
      const { client, clock } = struct.id
      if (struct instanceof Y.Skip) return 'skip'
      // Yjs itself breaks on a struct of no length: it looks for the one before it.
      if (!(struct.length > 0)) return 'empty'
      if (!Number.isSafeInteger(clock + struct.length) || client > maxClient) return 'clock'
      if (clock > this.#structs.stateOf(client)) return 'gap'
      if (this.#clients.has(client) || this.#author.owns(client)) this.#clients.add(client)
      else if (!this.#author.mayHandIn) return 'foreign-client'
      // Every id stays in the board's state vector for ever: one update with thousands would lock everyone out.
      if (this.#clients.size > maxClientsInUpdate) return 'client-ids'
      this.#structs.add(struct)
    }
    return undefined
  }

  /** Everything new items refer to is known, and they stand where such content may stand. */
  #items(ds: Deletions): string | undefined {
    let seen = 0
    for (const struct of this.#structs.inOrder()) {
      seen += 1
      const rule = struct instanceof Y.Item ? this.#item(struct, ds) : undefined
      if (rule) return rule
    }
    return seen === this.#structs.size ? undefined : 'missing'
  }

  #item(item: Y.Item, ds: Deletions): string | undefined {
    const { origin, rightOrigin } = item
    if (!referencesOf(item).every((id) => this.#structs.has(id))) return 'missing'
    const standing = this.#standings.of(item)
    if (standing === 'gone') return undefined
    if (standing === 'nowhere') return 'parent'
    const items = this.#lists.get(standing) ?? []
    const rule = this.#content(item, standing, { items, ds })
    if (rule) return rule
    if (origin && this.#structs.isInside(origin.client, origin.clock + 1)) this.#cut(origin.client)
    if (rightOrigin && this.#structs.isInside(rightOrigin.client, rightOrigin.clock))
      this.#cut(rightOrigin.client)
    if (standing.kind !== 'text') this.#payForKey(item, standing, items)
    if (items.push(item) === 1) this.#lists.set(standing, items)
    return undefined
  }

  #content(item: Y.Item, standing: Standing, { items, ds }: Among): string | undefined {
    const { content, rightOrigin } = item
    const { kind, root, key } = standing
    if (kind === 'text') {
      this.#losses.written(item, standing)
      return content instanceof Y.ContentString || content instanceof Y.ContentDeleted ? undefined : 'content'
    }
    // A key only ever goes on: with a right neighbour there are two orders to read its past in.
    if (rightOrigin) return 'place'
    // Of several values that stay as one struct all but the last are past, and only what a tab may undo is kept.
    if (content instanceof Y.ContentAny && item.length > 1 && !isDeletedBy(ds, item)) return 'place'
    if (kind === 'record') return root === 'meta' ? 'parent' : this.#record(item, root, key)
    this.#losses.written(item, standing)
    const isOwn = this.#clients.has(item.id.client)
    return writingRule(item, standing, { earlier: items.at(-1), isOwn, writer: this.#author })
  }

  /** A record is a map, born once: a second one under its id would push the first out of the document. */
  #record(item: Y.Item, root: RecordRoot, id: string): string | undefined {
    if (!isId(id)) return 'key'
    if (!(item.content instanceof Y.ContentType) || item.content.type.constructor !== Y.Map) return 'record'
    if (this.#doc.getMap(root).has(id) || this.#newRecords[root].has(id)) return 'hard-delete'
    this.#newRecords[root].add(id)
    return undefined
  }

  /** Yjs passes what others put under a key after the value that this one follows, and goes back to that. */
  #payForKey({ origin }: Y.Item, { stored, key }: Standing, items: readonly Y.Item[]): void {
    if (origin && Y.compareIDs(origin, items.at(-1)?.lastId ?? null)) return
    this.#work.spend(items.length)
    const left = origin && this.#structs.find(origin)
    for (let at = lastOn(stored, key) ?? null; at && at !== left; at = at.left) this.#work.spend(1)
  }

  #cut(client: number): void {
    this.#cuts += 1
    this.#work.spendOnCut(this.#structs.countOf(client))
  }

  /** Only what exists may be deleted, and never a record. */
  #deletions(ds: Deletions): string | undefined {
    for (const [client, ranges] of ds.clients) {
      let reached = 0
      for (const { clock, len } of ranges) {
        const end = clock + len
        if (!(len > 0) || end > this.#structs.stateOf(client)) return 'future-delete'
        // Yjs writes them in order and merged. Each that overlaps would make it look at the same items again.
        if (clock < reached) return 'overlap'
        reached = end
        this.#work.spend(1 + this.#structs.countWithin(client, clock, end))
        for (const struct of this.#structs.within(client, clock, end)) {
          if (struct.deleted) continue
          this.#deletes = true
          if (struct.id.clock < clock || end < struct.id.clock + struct.length) this.#cut(client)
          const length = Math.min(end, struct.id.clock + struct.length) - Math.max(clock, struct.id.clock)
          const rule = struct instanceof Y.Item ? this.#deletion(struct, length) : undefined
          if (rule) return rule
        }
      }
    }
    return undefined
  }

  #deletion(item: Y.Item, length: number): string | undefined {
    const standing = this.#standings.of(item)
    if (standing === 'gone' || standing === 'nowhere') return undefined
    if (standing.kind === 'record') return 'hard-delete'
    this.#losses.deleted(item, standing, length)
    if (standing.kind === 'text') return undefined
    return deletingRule(item, standing, this.#author)
  }

  /** Which kind of record there would be too many of. What is kept for facilitators nobody else can use up. */
  #tooMany(moreCards: number): string | undefined {
    const share = this.#author.isFacilitator ? 1 : participantsShare
    for (const root of recordRoots) {
      const more = this.#newRecords[root].size
      const map = rootOf(this.#doc, root)
      const most = maxRecords[root] * share
      // Counting takes longer the more there are.
      if (more === 0 || !map || keysEver(map) + more <= most) continue
      if (this.#doc.getMap(root).size + more > most) return `too-many-${root}`
    }
    const cards = rootOf(this.#doc, 'cards')
    const mayBeMore = moreCards > 0 && cards && keysEver(cards) + moreCards > maxCards
    return mayBeMore && liveCards(this.#doc) + moreCards > maxCards ? 'too-many-cards' : undefined
  }
}

interface Among {
  /** What the same update put there before. */
  readonly items: readonly Y.Item[]
  readonly ds: Deletions
}

function isDeletedBy(ds: Deletions, { id: { client, clock }, length }: Y.Item): boolean {
  for (let at = clock; at < clock + length; at += 1)
    if (!Y.isDeleted(ds, Y.createID(client, at))) return false
  return true
}

/** One person's tabs and reloads during a long time offline. */
const maxClientsInUpdate = 64
/** Twice what a full board is made of. */
const maxStructs = 250_000
/** Besides these there is one step for each byte. */
const stepsAlways = 100_000
const maxSteps = 1_000_000
const maxClient = 0xffff_ffff
