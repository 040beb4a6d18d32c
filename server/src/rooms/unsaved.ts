import type { ParticipantId } from '@commonground/shared/base/ids'
import * as Y from 'yjs'
import type { NewUpdate } from '../storage/logTable.ts'
import type { Session } from './session.ts'

/** What has to be on disk before anyone is told. */
export interface Batch {
  readonly updates: readonly NewUpdate[]
  readonly clients: ReadonlyMap<number, ParticipantId>
}

/** One message that waits for the disk; without an update when nothing in it was new. */
export interface Pending {
  readonly session: Session | undefined
  readonly update?: NewUpdate
}

/** What is on disk now: whose messages, and all that they changed as one update, when they changed anything. */
export interface Saved {
  readonly sessions: readonly (Session | undefined)[]
  readonly written: Uint8Array | undefined
  /** Set when all of it came from one connection. */
  readonly author: Session | undefined
}

/** How much may wait while the disk is in trouble. */
const maxBytes = 64 * 1024 * 1024

/** What a document was changed by and the disk does not have yet, in order. */
export class Unsaved {
  /** What the document itself said of its changes: what others are told. */
  #written: Uint8Array[] = []
  /** What makes it so again, each with its author: what is stored. */
  #pending: Pending[] = []
  #bytes = 0

  constructor(doc: Y.Doc) {
    doc.on('update', (bytes: Uint8Array) => this.#written.push(bytes))
  }

  get updates(): readonly NewUpdate[] {
    return this.#pending.flatMap(({ update }) => update ?? [])
  }

  /** In the order in which it came. */
  get pending(): readonly Pending[] {
    return [...this.#pending]
  }

  get isFull(): boolean {
    return this.#bytes > maxBytes
  }

  /** A message with nothing new in it: it is saved as soon as what came before it is. */
  queueKnown(session: Session): void {
    this.#pending.push({ session })
  }

  /** A change of somebody's, as it came. */
  queueChange(session: Session, update: NewUpdate): void {
    this.#queue(session, update)
  }

  /** A change of the server's own, as it was made. */
  queueOwn(update: NewUpdate): void {
    this.#queue(undefined, update)
  }

  /** Takes what `write` wrote into the document as one change, even when it throws half-way. */
  queueWritten<T>({ participant, at }: Pick<NewUpdate, 'participant' | 'at'>, write: () => T): T {
    const before = this.#written.length
    try {
      return write()
    } finally {
      const bytes = merged(this.#written.slice(before))
      if (bytes) this.queueOwn({ ...(participant && { participant }), at, bytes })
    }
  }

  #queue(session: Session | undefined, update: NewUpdate): void {
    this.#bytes += update.bytes.length
    this.#pending.push({ session, update })
  }

  /** Everything that waited is on disk. */
  take(): Saved {
    const changes = this.#pending.filter(({ update }) => update)
    const author = changes[0]?.session
    const saved = {
      sessions: this.#pending.map(({ session }) => session),
      written: merged(this.#written),
      author: changes.every(({ session }) => session === author) ? author : undefined,
    }
    this.#written = []
    this.#pending = []
    this.#bytes = 0
    return saved
  }
}

function merged(updates: readonly Uint8Array[]): Uint8Array | undefined {
  return updates.length > 1 ? Y.mergeUpdates([...updates]) : updates[0]
}
