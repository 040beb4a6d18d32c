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
  /** What it is sent before that: parts of frames that all readers share. */
  pieces: Uint8Array[]
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
        mine = { controller, next: this.#oldest, pieces: [], isOnce, patience }
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

  /** Piece by piece, as the far end reads: of one that stops nothing is kept but what all share. */
  #flush(): void {
    const reader = this.#reader
    if (!reader || this.#isBatching) return
    while ((reader.controller.desiredSize ?? 0) > 0) {
      if (reader.pieces.length === 0) reader.pieces = this.#piecesFor(reader)
      const piece = reader.pieces.shift()
      if (!piece) return
      reader.controller.enqueue(piece)
      const isAllSaid = reader.pieces.length === 0 && (reader.isOnce || this.#ended !== undefined)
      if (isAllSaid) this.stopReading()
      if (this.#reader !== reader) return
    }
  }

  #piecesFor(reader: Reader): Uint8Array[] {
    // It may say that it has what it was never sent.
    reader.next = Math.max(reader.next, this.#oldest)
    const frames = this.#kept.slice(reader.next - this.#oldest)
    const parts = frames.flatMap((frame, index) => [
      encoder.encode(`id: ${reader.next + index}\ndata: `),
      textOf(frame),
      encoder.encode('\n\n'),
    ])
    if (this.#ended !== undefined) parts.push(encoder.encode(`event: close\ndata: ${this.#ended}\n\n`))
    reader.next += frames.length
    return inPieces(parts)
  }
}

const encoder = new TextEncoder()
const pieceBytes = 64 * 1024

/** Small parts together, large ones cut without being copied. */
function inPieces(parts: readonly Uint8Array[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let small: Uint8Array[] = []
  let smallBytes = 0
  const join = (): void => {
    if (smallBytes > 0) pieces.push(new Uint8Array(Buffer.concat(small)))
    small = []
    smallBytes = 0
  }
  for (const part of parts) {
    if (smallBytes + part.length > pieceBytes) join()
    if (part.length > pieceBytes) {
      for (let from = 0; from < part.length; from += pieceBytes)
        pieces.push(part.subarray(from, from + pieceBytes))
    } else {
      small.push(part)
      smallBytes += part.length
    }
  }
  join()
  return pieces
}

/** Most frames go to everyone: they are written as text once. */
const texts = new WeakMap<Uint8Array, Uint8Array>()

function textOf(frame: Uint8Array): Uint8Array {
  const known = texts.get(frame)
  if (known !== undefined) return known
  const text = encoder.encode(
    Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64'),
  )
  texts.set(frame, text)
  return text
}
