import { traitsOf } from '@commonground/shared/activities/traits'
import type { ParticipantId } from '@commonground/shared/base/ids'
import { handBurst, handEveryMs } from '@commonground/shared/protocol/limits'
import { messageType } from '@commonground/shared/protocol/messages'
import {
  isResting,
  type Progress,
  type PutBackTold,
  type WorkshopState,
} from '@commonground/shared/protocol/workshop'
import type { Reached } from '../storage/roundTables.ts'
import { type StoredWorkshop, workshopState } from '../workshop/stored.ts'
import { type Bucket, createBucket } from './bucket.ts'
import { jsonFrame } from './frames.ts'
import type { Reach } from './presence.ts'

/** What the workshop of a room begins with. */
export interface OpenedWorkshop {
  readonly stored: StoredWorkshop
  /** How far each person is in the round that is under way. */
  readonly reached: ReadonlyMap<ParticipantId, Reached>
  readonly waiting: number
  /** The epoch of the store at any time. */
  readonly epoch: () => string | undefined
}

/** Message 64 as it leaves, encoded once for facilitators and once for everyone else. */
export interface WorkshopFrames {
  readonly facilitators: Uint8Array
  readonly others: Uint8Array
}

/** Everybody answers at once: how far they are and whose hands are up is told this often. */
const oftenMs = 400

/**
 * The workshop of one room: its state, which is on disk, and what the room knows besides.
 *
 * @see SPEC W1
 */
export class LiveWorkshop {
  #stored: StoredWorkshop
  #reached: Map<ParticipantId, Reached>
  #waiting: number
  #trouble: WorkshopState['trouble']
  #putBack: WorkshopState['putBack']
  #isFull = false
  readonly #epoch: () => string | undefined
  readonly #recoveredAt: number | undefined
  /** When it has to be told, while it has to. */
  #dueAt: number | undefined
  #toldAt = 0
  readonly #handBuckets = new Map<ParticipantId, Bucket>()

  constructor({ stored, reached, waiting, epoch }: OpenedWorkshop, recoveredAt: number | undefined) {
    this.#stored = stored
    this.#reached = new Map(reached)
    this.#waiting = waiting
    this.#epoch = epoch
    this.#recoveredAt = recoveredAt
  }

  get stored(): StoredWorkshop {
    return this.#stored
  }

  get isDue(): boolean {
    return this.#dueAt !== undefined
  }

  /** Takes a state that is on disk. */
  take(stored: StoredWorkshop): void {
    if (stored.round?.id !== this.#stored.round?.id) this.#reached.clear()
    this.#stored = stored
    this.#dueAt = 0
  }

  /** Each change of a hand is a commit, for which everybody waits. */
  mayChangeHand(participant: ParticipantId, now: number): boolean {
    const bucket = this.#handBuckets.get(participant) ?? createBucket(handBurst, 1000 / handEveryMs)
    this.#handBuckets.set(participant, bucket)
    return bucket.take(1, now)
  }

  /** Takes a state that is on disk and differs in whose hands are up. */
  takeHands(stored: StoredWorkshop): void {
    this.#stored = stored
    this.#tellSoon()
  }

  /** What this person answered is on disk. */
  answered(participant: ParticipantId, reached: Reached): void {
    if (this.#reached.get(participant) === reached) return
    this.#reached.set(participant, reached)
    this.#tellSoon()
  }

  /** What this person answered is gone. */
  forget(participant: ParticipantId): void {
    if (this.#reached.delete(participant)) this.#dueAt = 0
  }

  #tellSoon(): void {
    this.#dueAt ??= this.#toldAt + oftenMs
  }

  setWaiting(waiting: number): void {
    this.#waiting = waiting
    this.#dueAt = 0
  }

  tellPutBack(told: PutBackTold): void {
    this.#putBack = told
    this.#dueAt = 0
  }

  get isFull(): boolean {
    return this.#isFull
  }

  setFull(isFull: boolean): void {
    if (this.#isFull === isFull) return
    this.#isFull = isFull
    this.#dueAt = 0
  }

  /** Something that it does not hold itself has changed. */
  tellAgain(): void {
    this.#dueAt = 0
  }

  /** Why nothing can be saved at present. Answers when that begins or ends. */
  setTrouble(trouble: WorkshopState['trouble']): 'begun' | 'ended' | undefined {
    const before = this.#trouble
    if (before === trouble) return undefined
    this.#trouble = trouble
    this.#dueAt = 0
    if (!before) return 'begun'
    return trouble ? undefined : 'ended'
  }

  /** Who has answered in the round that is under way or was last. */
  get answerers(): Iterable<ParticipantId> {
    return this.#reached.keys()
  }

  get progress(): Progress {
    const all = [...this.#reached.values()]
    const from = (least: Reached): number => all.filter((reached) => reached >= least).length
    return { begun: from(1), half: from(2), done: from(3) }
  }

  /** Whether participants may not change the board now. */
  isResting(now: number): boolean {
    return isResting(this.#stored, now)
  }

  /** How much of what people show of themselves is passed on. @see SPEC W6 */
  get reach(): Reach {
    const { round, cursors } = this.#stored
    if (round?.state === 'open' && traitsOf(round.kind).hidesPresence) return 'nothing'
    return cursors ? 'everything' : 'noCursors'
  }

  stateFor(isFacilitator: boolean, now: number): WorkshopState {
    const epoch = this.#epoch()
    const condition = {
      now,
      waiting: this.#waiting,
      progress: this.progress,
      ...(epoch !== undefined && { epoch }),
      ...(this.#recoveredAt !== undefined && { recoveredAt: this.#recoveredAt }),
      ...(this.#trouble && { trouble: this.#trouble }),
      ...(this.#isFull && { full: true as const }),
      ...(this.#putBack && { putBack: this.#putBack }),
    }
    return workshopState(this.#stored, condition, isFacilitator)
  }

  /** What has to be told now, or nothing. */
  takeFrames(now: number): WorkshopFrames | undefined {
    if (this.#dueAt === undefined || now < this.#dueAt) return undefined
    this.#dueAt = undefined
    this.#toldAt = now
    return this.frames(now)
  }

  /** The state as it is now. */
  frames(now: number): WorkshopFrames {
    const frame = (isFacilitator: boolean): Uint8Array =>
      jsonFrame(messageType.workshop, this.stateFor(isFacilitator, now))
    return { facilitators: frame(true), others: frame(false) }
  }
}
