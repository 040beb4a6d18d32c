import type { ParticipantId } from '@commonground/shared/base/ids'
import { participantsShare } from '@commonground/shared/protocol/limits'
import type * as Y from 'yjs'
import { stateOf } from './yjsInside.ts'

/**
 * Whose client id is whose on one board. An id belongs to whoever first writes under it, or first shows it and may
 * write; ids that have written and belong to nobody are the server's own.
 *
 * What someone shows is kept as theirs like what they write: they may go offline before their first change, and
 * nobody else who saw the id may take it meanwhile. Only ids that were written under count towards the caps.
 *
 * @see SPEC R4
 */
export class Authors {
  readonly #doc: Y.Doc
  readonly #owners: Map<number, ParticipantId>
  readonly #written = new Set<number>()
  readonly #counts = new Map<ParticipantId, { written: number; unwritten: number }>()
  #unsaved = new Map<number, ParticipantId>()

  constructor(doc: Y.Doc, owners: ReadonlyMap<number, ParticipantId>) {
    this.#doc = doc
    this.#owners = new Map(owners)
    for (const [client, participant] of owners) {
      const hasWritten = stateOf(doc, client) > 0
      if (hasWritten) this.#written.add(client)
      this.#countsOf(participant)[hasWritten ? 'written' : 'unwritten'] += 1
    }
  }

  /** The same for another document of this board. */
  of(doc: Y.Doc): Authors {
    const authors = new Authors(doc, this.#owners)
    authors.#unsaved = this.#unsaved
    return authors
  }

  /**
   * Whether this person may write under an id. The more of a board's ids are taken, the fewer one person may take, and
   * some are kept for facilitators: a few people who take thousands lock nobody out.
   */
  mayOwn(client: number, participant: ParticipantId, isFacilitator = false): boolean {
    const owner = this.#owners.get(client)
    if (owner !== undefined && owner !== participant) return false
    if (this.#written.has(client)) return true
    const taken = this.#written.size / maxPerBoard
    if (taken >= (isFacilitator ? 1 : participantsShare)) return false
    const most = taken < manyTaken ? maxPerPerson : maxPerPersonThen
    return this.#countsOf(participant).written < most && this.#isUnused(client)
  }

  /** Whether they may show an id. It becomes theirs when they may write, unless they left too many unwritten. */
  show(client: number, participant: ParticipantId, mayWrite: boolean): boolean {
    const owner = this.#owners.get(client)
    if (owner !== undefined) return owner === participant
    if (!this.#isUnused(client)) return false
    if (mayWrite && this.#countsOf(participant).unwritten < maxUnwritten) this.#own(client, participant)
    return true
  }

  /** Nothing for an id of the server's own. */
  ownerOf(client: number): ParticipantId | undefined {
    return this.#owners.get(client)
  }

  /** They write under it. */
  write(client: number, participant: ParticipantId): void {
    if (this.#written.has(client)) return
    if (!this.#owners.has(client)) this.#own(client, participant)
    this.#written.add(client)
    const counts = this.#countsOf(participant)
    counts.unwritten -= 1
    counts.written += 1
  }

  /** So many ids are taken that they are to be freed. */
  get areMany(): boolean {
    return this.#written.size > maxPerBoard * crowdedFrom
  }

  /** What the next commit keeps. */
  get unsaved(): ReadonlyMap<number, ParticipantId> {
    return this.#unsaved
  }

  saved(): void {
    this.#unsaved = new Map()
  }

  #own(client: number, participant: ParticipantId): void {
    this.#owners.set(client, participant)
    this.#unsaved.set(client, participant)
    this.#countsOf(participant).unwritten += 1
  }

  #isUnused(client: number): boolean {
    return client !== this.#doc.clientID && stateOf(this.#doc, client) === 0
  }

  #countsOf(participant: ParticipantId): { written: number; unwritten: number } {
    const counts = this.#counts.get(participant) ?? { written: 0, unwritten: 0 }
    this.#counts.set(participant, counts)
    return counts
  }
}

// Every id makes the question of each joiner longer. A tab takes one each time it is opened.
const maxPerPerson = 2_000
const maxPerBoard = 20_000
/** Well before anybody may take fewer. */
const crowdedFrom = 0.25
const manyTaken = 0.5
const maxPerPersonThen = 20
/** Ids are kept for ever: who only looks, tab after tab, leaves no more than these. */
const maxUnwritten = 20
