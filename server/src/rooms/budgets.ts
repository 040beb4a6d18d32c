import type { ParticipantId } from '@commonground/shared/base/ids'
import { maxBoardBytes, maxCards, maxRemovalsOfOthers } from '@commonground/shared/protocol/limits'
import * as Y from 'yjs'
import { type Bucket, createBucket } from './bucket.ts'
import type { Session } from './session.ts'

/** What a change that the gate let through would take. */
interface Taking {
  readonly bytes: number
  readonly removals: number
}

interface Purse {
  readonly growth: Bucket
  /** One for each role: what a participant has left says nothing of them as a facilitator. */
  readonly removals: Readonly<Record<'participant' | 'facilitator', Bucket>>
  readonly steps: Bucket
}

/**
 * How much one person may add to a board and take off it, over all their connections, and how long a board may become.
 * A connection's own pace is another matter (`session.ts`). Forgotten with the room.
 *
 * @see SPEC R11
 */
export class Budgets {
  readonly #doc: Y.Doc
  readonly #maxBytes: number
  readonly #purses = new Map<ParticipantId, Purse>()
  /** The board's length when it was last measured, and what was written since. */
  #measured: number | undefined
  #written = 0

  constructor(doc: Y.Doc, maxBytes = maxBoardBytes) {
    this.#doc = doc
    this.#maxBytes = maxBytes
    doc.on('update', (update: Uint8Array) => {
      this.#written += update.length
    })
  }

  /**
   * Counts the work of looking at a change, taken or not, or answers that it was too much.
   *
   * @param steps work for Yjs, and as much for the gate, beyond the length of the change.
   */
  mayWork({ person }: Session, steps: number, now: number): boolean {
    return this.#purseOf(person.participant.id).steps.take(steps, now)
  }

  /** Takes what the change needs, or answers the rule that forbids it. */
  take({ person }: Session, { bytes, removals }: Taking, now: number): string | undefined {
    const role = person.role === 'facilitator' ? 'facilitator' : 'participant'
    if (removals > mostRemovals[role]) return 'removals'
    if (!this.hasRoomFor(bytes)) return 'board-full'
    const purse = this.#purseOf(person.participant.id)
    if (!purse.growth.take(bytes, now)) return 'growth'
    // Last: what the others refuse must not cost removals, nor bring any back.
    return purse.removals[role].take(removals, now) ? undefined : 'removals'
  }

  /** Whether so much more fits. Measuring reads the whole board: done again only when much was written since. */
  hasRoomFor(bytes: number): boolean {
    const mayHaveRoom = (): boolean => (this.#measured ?? 0) + this.#written + bytes <= this.#maxBytes
    if (this.#measured !== undefined && mayHaveRoom()) return true
    if (this.#measured !== undefined && this.#written < this.#maxBytes / 32) return false
    this.#measured = Y.encodeStateAsUpdate(this.#doc).length
    this.#written = 0
    return mayHaveRoom()
  }

  #purseOf(participant: ParticipantId): Purse {
    const removals = (most: number): Bucket => createBucket(most, most / refillSeconds)
    const purse = this.#purses.get(participant) ?? {
      growth: createBucket(growthBurstBytes, growthBytesPerSecond),
      removals: {
        participant: removals(mostRemovals.participant),
        facilitator: removals(mostRemovals.facilitator),
      },
      steps: createBucket(stepsBurst, stepsPerSecond),
    }
    this.#purses.set(participant, purse)
    return purse
  }
}

/** A facilitator may take all cards of a board off at once. */
const mostRemovals = { participant: maxRemovalsOfOthers, facilitator: maxCards } as const
const refillSeconds = 600
/** A step takes up to a few microseconds: one person keeps the server busy for a tenth of its time. */
const stepsBurst = 1_000_000
const stepsPerSecond = 50_000
/** More than a full board's import. */
const growthBurstBytes = maxBoardBytes / 2
const growthBytesPerSecond = 8 * 1024
