import type { LinkId, ParticipantId } from '@commonground/shared/base/ids'
import type { Participant, Role } from '@commonground/shared/model/participant'
import {
  slowReaderBytes,
  slowReaderCloseMs,
  syncBurst,
  syncEveryMs,
  updateBurst,
  updatesPerSecond,
} from '@commonground/shared/protocol/limits'
import {
  type CloseCode,
  type Connected,
  closeCode,
  messageType,
} from '@commonground/shared/protocol/messages'
import { type Bucket, createBucket } from './bucket.ts'
import { jsonFrame } from './frames.ts'

/** The far end of a connection, whatever carries it. */
export interface Wire {
  send(frame: Uint8Array): void
  /** Bytes taken and not yet on their way. */
  unsentBytes(): number
  /** Everything sent meanwhile leaves in one write. */
  batch(work: () => void): void
  /** Ends it when nothing was heard since the last time, and asks for a sign of life. */
  beat(): void
  close(code: CloseCode): void
}

/** Who is at the far end, as the server knows it. */
export interface SessionOwner {
  readonly participant: ParticipantId
  readonly link: LinkId
  readonly identity: string
}

export interface Person extends Omit<SessionOwner, 'participant'> {
  readonly participant: Participant
  readonly role: Role
}

/** `joining` until it was sent the board: it hears no changes before, they would have nothing to stand on. */
export type SessionState =
  | { readonly kind: 'joining'; readonly since: number }
  | { readonly kind: 'live'; readonly since: number }
  | { readonly kind: 'closed'; readonly code: CloseCode | undefined }

/** One connection to one board. */
export class Session {
  readonly person: Person
  readonly wire: Wire
  state: SessionState
  /** The one Yjs client id it shows presence under. */
  clientId: number | undefined
  /** The state vector it asked with, until that is answered. */
  wanted: Uint8Array | undefined
  /** Set while it reads too slowly: until when it may, and what it had by then of the document it reads. */
  behind: { readonly until: number; readonly vector: Uint8Array | undefined } | undefined
  /** Updates held back by the rate limit, oldest first. */
  readonly waiting: Uint8Array[] = []
  waitingBytes = 0
  offences = 0
  readonly changes: Bucket = createBucket(updateBurst, updatesPerSecond)
  readonly syncs: Bucket = createBucket(syncBurst, 1000 / syncEveryMs)
  #saved = 0
  #told = 0

  constructor(person: Person, wire: Wire, now: number) {
    this.person = person
    this.wire = wire
    this.state = { kind: 'joining', since: now }
  }

  get isOpen(): boolean {
    return this.state.kind !== 'closed'
  }

  /** True when this side ended it: what it sent and was not taken yet is not taken any more. */
  get isEnded(): boolean {
    return this.state.kind === 'closed' && this.state.code !== undefined
  }

  get isLive(): boolean {
    return this.state.kind === 'live'
  }

  get owner(): SessionOwner {
    const { participant, link, identity } = this.person
    return { participant: participant.id, link, identity }
  }

  get connected(): Connected {
    const { participant, role } = this.person
    const { id: participantId, name, sector, colour } = participant
    return {
      ...(this.clientId !== undefined && { clientId: this.clientId }),
      participantId,
      name,
      sector,
      role,
      colour,
    }
  }

  /**
   * Whether it may be sent anything, whatever that is. One with too much unsent may not until that has left, and is
   * ended when it takes too long; with more to read it has longer.
   *
   * @param vector what it has of the document it reads.
   * @see SPEC R6
   */
  keepsUp(vector: Uint8Array | undefined, now: number): boolean {
    const unsent = this.wire.unsentBytes()
    if (unsent <= (this.behind ? slowReaderBytes / 4 : slowReaderBytes)) return true
    this.behind ??= { until: now + (unsent / slowReaderBytes) * slowReaderCloseMs, vector }
    if (now > this.behind.until) this.close(closeCode.slow)
    return false
  }

  /** One more of its sync messages is on disk. @see SPEC R2 */
  countSaved(): void {
    this.#saved += 1
  }

  /** Tells the count when it changed, or anyway as a sign of life. */
  tellSaved(always = false): void {
    if (!this.isOpen || this.behind || (!always && this.#told === this.#saved)) return
    this.#told = this.#saved
    this.wire.send(jsonFrame(messageType.saved, this.#saved))
  }

  close(code: CloseCode): void {
    if (!this.isOpen) return
    this.gone(code)
    this.wire.close(code)
  }

  /** The far end is no longer there. */
  gone(code?: CloseCode): void {
    if (this.isOpen) this.state = { kind: 'closed', code }
    this.waiting.length = 0
    this.waitingBytes = 0
    this.wanted = undefined
  }
}
