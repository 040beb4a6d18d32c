import type { ParticipantId } from '@commonground/shared/base/ids'
import {
  maxBoardBytes,
  maxBoardStructs,
  maxCards,
  maxRemovalsOfOthers,
  participantsShare,
} from '@commonground/shared/protocol/limits'
import * as Y from 'yjs'
import { type Bucket, createBucket } from './bucket.ts'
import { type Loss, most } from './losses.ts'
import type { Session } from './session.ts'
import { countStructs } from './yjsInside.ts'

/** What a change that the gate let through would take. */
interface Taking {
  readonly bytes: number
  readonly structs: number
  readonly loss: Pick<Loss, 'removals' | 'touched'>
}

/** Who takes something from others. */
export interface Taker {
  readonly participant: ParticipantId
  readonly role: 'participant' | 'facilitator'
}

interface Purse {
  readonly bytes: Bucket
  readonly structs: Bucket
  /** One for each role: what a participant has left says nothing of them as a facilitator. */
  readonly removals: Readonly<Record<'participant' | 'facilitator', Bucket>>
  readonly steps: Bucket
  /** Records whose words they took, how much that cost, and until when it need not be paid again. */
  readonly paid: WeakMap<object, { readonly weight: number; readonly until: number }>
}

/** How full a board is in one respect. Measuring reads all of it: done again only when much was written since. */
class Gauge {
  readonly most: number
  readonly #measure: () => number
  #measured: number | undefined
  #written = 0

  constructor(most: number, measure: () => number) {
    this.most = most
    this.#measure = measure
  }

  wrote(amount: number): void {
    this.#written += amount
  }

  /** Nobody counted what was written. */
  forget(): void {
    this.#measured = undefined
  }

  /** Whether so much more stays within a share of the most. */
  hasRoomFor(amount: number, share: number): boolean {
    const mayHaveRoom = (): boolean => (this.#measured ?? 0) + this.#written + amount <= this.most * share
    if (this.#measured !== undefined && mayHaveRoom()) return true
    if (this.#measured !== undefined && this.#written < this.most / 32) return false
    this.#measured = this.#measure()
    this.#written = 0
    return mayHaveRoom()
  }
}

/**
 * How much one person may add to a board and take off it, over all their connections, and how large a board may become.
 * A connection's own pace is another matter (`session.ts`). Forgotten with the room.
 *
 * @see SPEC R11, R17
 */
export class Budgets {
  readonly #bytes: Gauge
  readonly #structs: Gauge
  readonly #purses = new Map<ParticipantId, Purse>()

  constructor(doc: Y.Doc, { bytes = maxBoardBytes, structs = maxBoardStructs } = {}) {
    this.#bytes = new Gauge(bytes, () => Y.encodeStateAsUpdate(doc).length)
    this.#structs = new Gauge(structs, () => countStructs(doc))
    doc.on('update', (update: Uint8Array) => this.#bytes.wrote(update.length))
  }

  /** Takes steps of work from what one person may cause, or answers that too little is left. @see SPEC R9 */
  pays({ person }: Session, steps: number, now: number): boolean {
    return this.#purseOf(person.participant.id).steps.take(steps, now)
  }

  /** Takes what the change needs, or answers the rule that forbids it. */
  take({ person }: Session, { bytes, structs, loss }: Taking, now: number): string | undefined {
    const role = person.role === 'facilitator' ? 'facilitator' : 'participant'
    // Past its limits a board can still be cleared.
    const isClearing = role === 'facilitator' && loss.removals > 0
    const share = role === 'facilitator' ? 1 : participantsShare
    if (!isClearing && !this.#hasRoomFor(bytes, structs, share)) return 'board-full'
    const purse = this.#purseOf(person.participant.id)
    if (!purse.structs.take(structs, now) || !purse.bytes.take(bytes, now)) return 'growth'
    // Last: what the others refuse must not cost removals, nor bring any back.
    if (!this.takeFromOthers({ participant: person.participant.id, role }, loss, now)) return 'removals'
    this.#structs.wrote(structs)
    return undefined
  }

  /** Takes what somebody takes from others, or answers that it is more than they may. @see SPEC R11 */
  takeFromOthers({ participant, role }: Taker, loss: Taking['loss'], now: number): boolean {
    const purse = this.#purseOf(participant)
    const unpaid = unpaidOf(loss, purse, now)
    const removals = loss.removals + unpaid.reduce((sum, { weight, paid }) => sum + weight - paid, 0) / most
    if (removals > mostRemovals[role] || !purse.removals[role].take(removals, now)) return false
    for (const { record, weight } of unpaid)
      purse.paid.set(record, { weight, until: now + refillSeconds * 1000 })
    return true
  }

  /** The server wrote something itself, which no gate counted the pieces of. */
  wroteOwn(): void {
    this.#structs.forget()
  }

  /** Much was taken out of it. */
  shrank(): void {
    this.#bytes.forget()
    this.#structs.forget()
  }

  isFuller(share: number): boolean {
    return !this.#hasRoomFor(0, 0, share)
  }

  #hasRoomFor(bytes: number, structs: number, share: number): boolean {
    return this.#bytes.hasRoomFor(bytes, share) && this.#structs.hasRoomFor(structs, share)
  }

  #purseOf(participant: ParticipantId): Purse {
    const removals = (most: number): Bucket => createBucket(most, most / refillSeconds)
    const purse = this.#purses.get(participant) ?? {
      bytes: createBucket(maxBoardBytes / 2, bytesPerSecond),
      structs: createBucket(maxBoardStructs / 2, structsPerSecond),
      removals: {
        participant: removals(mostRemovals.participant),
        facilitator: removals(mostRemovals.facilitator),
      },
      steps: createBucket(stepsBurst, stepsPerSecond),
      paid: new WeakMap(),
    }
    this.#purses.set(participant, purse)
    return purse
  }
}

interface Unpaid {
  readonly record: object
  readonly weight: number
  readonly paid: number
}

/** Somebody who goes on changing the words of one card pays for it once. */
function unpaidOf({ touched }: Taking['loss'], purse: Purse, now: number): readonly Unpaid[] {
  const all = [...touched].map(([record, weight]) => {
    const before = purse.paid.get(record)
    return { record, weight, paid: before && now < before.until ? before.weight : 0 }
  })
  return all.filter(({ weight, paid }) => weight > paid)
}

/** A facilitator may take all cards of a board off at once. */
const mostRemovals = { participant: maxRemovalsOfOthers, facilitator: maxCards } as const
const refillSeconds = 600
/** A step takes up to a few microseconds: one person keeps the server busy for a tenth of its time. */
const stepsBurst = 1_000_000
const stepsPerSecond = 50_000
/** At once one person may write more than a full board's import, which is half a board's most of either. */
const bytesPerSecond = 8 * 1024
const structsPerSecond = 200
