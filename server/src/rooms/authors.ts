import type { ParticipantId } from '@commonground/shared/base/ids'
import * as Y from 'yjs'

/**
 * Whose client id is whose on one board. An id belongs to whoever first writes or shows it; ids that have written and
 * belong to nobody are the server's own.
 *
 * @see SPEC R4
 */
export class Authors {
  readonly #doc: Y.Doc
  readonly #owners: Map<number, ParticipantId>
  readonly #stored: Set<number>
  #unsaved = new Map<number, ParticipantId>()

  constructor(doc: Y.Doc, owners: ReadonlyMap<number, ParticipantId>) {
    this.#doc = doc
    this.#owners = new Map(owners)
    this.#stored = new Set(owners.keys())
  }

  mayOwn(client: number, participant: ParticipantId): boolean {
    const owner = this.#owners.get(client)
    if (owner !== undefined) return owner === participant
    if (this.#owners.size >= maxPerBoard || this.#ownedBy(participant) >= maxPerPerson) return false
    return client !== this.#doc.clientID && Y.getState(this.#doc.store, client) === 0
  }

  #ownedBy(participant: ParticipantId): number {
    let owned = 0
    for (const owner of this.#owners.values()) if (owner === participant) owned += 1
    return owned
  }

  /** Takes an id for someone who shows it. Forgotten with the room unless they also write under it. */
  show(client: number, participant: ParticipantId): boolean {
    if (!this.mayOwn(client, participant)) return false
    this.#owners.set(client, participant)
    return true
  }

  /** They write under it: the next commit keeps it. */
  write(client: number, participant: ParticipantId): void {
    if (this.#stored.has(client)) return
    this.#owners.set(client, participant)
    this.#unsaved.set(client, participant)
  }

  get unsaved(): ReadonlyMap<number, ParticipantId> {
    return this.#unsaved
  }

  saved(): void {
    for (const client of this.#unsaved.keys()) this.#stored.add(client)
    this.#unsaved = new Map()
  }
}

// Every id makes the question of each joiner longer. A tab takes one each time it is opened.
const maxPerPerson = 2_000
const maxPerBoard = 20_000
