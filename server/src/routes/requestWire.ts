import { pollMs } from '@commonground/shared/protocol/limits'
import type { CloseCode } from '@commonground/shared/protocol/messages'
import type { Wire } from '../rooms/session.ts'

export interface RequestWireEvents {
  /** Nothing was heard of the far end between two beats. */
  readonly lost: () => void
  /** The room ended it. */
  readonly closed: () => void
}

/** One answer that is being written to the far end. */
interface Reader {
  readonly controller: ReadableStreamDefaultController<Uint8Array>
  /** The number of the next frame it is sent. */
  next: number
  /** It ends with the first thing it has to say. */
  readonly isOnce: boolean
  readonly patience: ReturnType<typeof setTimeout> | undefined
}

export interface ReadOptions {
  readonly after: number
  readonly isOnce: boolean
}

/**
 * The far end of a connection that requests carry: frames are numbered and kept until the far end says that it has
 * them, so that an answer that was lost on the way costs nothing and brings nothing twice.
 *
 * @see SPEC R12, R6
 */
export class RequestWire implements Wire {
  readonly #events: RequestWireEvents
  /** Sent and not yet confirmed, the oldest first, and the number of that one. */
  readonly #kept: Uint8Array[] = []
  #oldest = 1
  #keptBytes = 0
  #reader: Reader | undefined
  #ended: CloseCode | undefined
  #isHeard = true
  #isBatching = false

  constructor(events: RequestWireEvents) {
    this.#events = events
  }

  /** The number of the newest frame; 0 before the first. */
  get sent(): number {
    return this.#oldest + this.#kept.length - 1
  }

  get ended(): CloseCode | undefined {
    return this.#ended
  }

  get isRead(): boolean {
    return this.#reader !== undefined
  }

  send(frame: Uint8Array): void {
    if (this.#ended !== undefined) return
    this.#kept.push(frame)
    this.#keptBytes += frame.length
    this.#flush()
  }

  unsentBytes(): number {
    return this.#keptBytes
  }

  batch(work: () => void): void {
    this.#isBatching = true
    try {
      work()
    } finally {
      this.#isBatching = false
      this.#flush()
    }
  }

  /** Every beat sends something, and the far end answers all it is sent. */
  beat(): void {
    if (!this.#isHeard) this.#events.lost()
    this.#isHeard = false
  }

  close(code: CloseCode): void {
    if (this.#ended !== undefined) return
    this.#ended = code
    this.#flush()
    this.#events.closed()
  }

  /** The far end is there and has all frames up to this number. */
  heard(upTo: number): void {
    this.#isHeard = true
    const gone = this.#kept.splice(0, Math.max(0, Math.min(upTo, this.sent) - this.#oldest + 1))
    this.#oldest += gone.length
    for (const { length } of gone) this.#keptBytes -= length
  }

  /** Answers with server-sent events: what the far end lacks, and unless it is `isOnce` all that comes. */
  read({ after, isOnce }: ReadOptions): ReadableStream<Uint8Array> {
    this.heard(after)
    this.stopReading()
    let mine: Reader | undefined
    return new ReadableStream({
      start: (controller) => {
        const patience = isOnce ? setTimeout(() => this.stopReading(), pollMs).unref() : undefined
        mine = { controller, next: this.#oldest, isOnce, patience }
        this.#reader = mine
        // Something at once shows the far end that nobody on the way holds it back.
        if (!isOnce) controller.enqueue(encoder.encode(': here\n\n'))
      },
      pull: () => this.#flush(),
      cancel: () => {
        if (this.#reader === mine) this.#forgetReader()
      },
    })
  }

  /** Ends the answer that is being written. */
  stopReading(): void {
    const controller = this.#forgetReader()
    controller?.close()
  }

  #forgetReader(): Reader['controller'] | undefined {
    const reader = this.#reader
    clearTimeout(reader?.patience)
    this.#reader = undefined
    return reader?.controller
  }

  #flush(): void {
    const reader = this.#reader
    if (!reader || this.#isBatching || (reader.controller.desiredSize ?? 0) <= 0) return
    // It may say that it has what it was never sent.
    reader.next = Math.max(reader.next, this.#oldest)
    const frames = this.#kept.slice(reader.next - this.#oldest)
    if (frames.length === 0 && this.#ended === undefined) return
    const events = frames.map((frame, index) => `id: ${reader.next + index}\ndata: ${textOf(frame)}\n\n`)
    if (this.#ended !== undefined) events.push(`event: close\ndata: ${this.#ended}\n\n`)
    reader.next += frames.length
    reader.controller.enqueue(encoder.encode(events.join('')))
    if (reader.isOnce || this.#ended !== undefined) this.stopReading()
  }
}

const encoder = new TextEncoder()

/** Most frames go to everyone: they are written as text once. */
const texts = new WeakMap<Uint8Array, string>()

function textOf(frame: Uint8Array): string {
  const known = texts.get(frame)
  if (known !== undefined) return known
  const text = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64')
  texts.set(frame, text)
  return text
}
