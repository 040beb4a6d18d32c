import type { ParticipantId } from '@commonground/shared/base/ids'
import * as Y from 'yjs'
import type { NewUpdate } from '../storage/storage.ts'
import type { Session } from './session.ts'

/** What has to be on disk before anyone is told. */
export interface Batch {
  readonly updates: readonly NewUpdate[]
  readonly clients: ReadonlyMap<number, ParticipantId>
}

/** One message that waits for the disk; without an update when nothing in it was new. */
interface Pending {
  readonly session: Session | undefined
  readonly update?: NewUpdate
}

/** Who made a change and when. */
interface Maker {
  /** Absent when it did not come by a connection. */
  readonly session?: Session
  readonly participant: ParticipantId | undefined
  readonly at: number
}

/** How much may wait while the disk is in trouble. */
const maxBytes = 64 * 1024 * 1024

/** What a document was changed by and the disk does not have yet, in order. */
export class Unsaved {
  #written: Uint8Array[] = []
  #pending: Pending[] = []
  #bytes = 0

  constructor(doc: Y.Doc) {
    doc.on('update', (bytes: Uint8Array) => this.#written.push(bytes))
  }

  get updates(): readonly NewUpdate[] {
    return this.#pending.flatMap(({ update }) => update ?? [])
  }

  get isFull(): boolean {
    return this.#bytes > maxBytes
  }

  /** A message with nothing new in it: it is saved as soon as what came before it is. */
  queueKnown(session: Session): void {
    this.#pending.push({ session })
  }

  /** Takes what was written since the last call as one change of its maker. */
  queueWritten({ session, participant, at }: Maker): void {
    const [first, ...more] = this.#written
    this.#written = []
    if (!first) {
      if (session) this.queueKnown(session)
      return
    }
    const bytes = more.length > 0 ? Y.mergeUpdates([first, ...more]) : first
    this.#bytes += bytes.length
    this.#pending.push({ session, update: { ...(participant && { participant }), at, bytes } })
  }

  /** Everything that waited is on disk. */
  take(): readonly Pending[] {
    const taken = this.#pending
    this.#pending = []
    this.#bytes = 0
    return taken
  }
}
