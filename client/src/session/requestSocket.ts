import { pieceBytes } from '@commonground/shared/protocol/limits'
import { packFrames } from '@commonground/shared/protocol/pieces'
import { fromBase64 } from 'lib0/buffer'
import { readEvents, type ServerEvent } from './serverEvents.ts'

/** A stream that shows nothing for this long is held back on the way: from then on each answer is asked for. */
const streamPatienceMs = 1_000
/** Answers and pieces leave at most this often; what comes meanwhile shares the next one. */
const paceMs = 50
/** The server is told at the latest after this what has come: it keeps it until then, and takes silence for an end. */
const confirmWithinMs = 4_000
const confirmBytes = 64 * 1024
const tries = 4
const pauseMs = 400
/** The code for an end that nobody announced. */
const lostCode = 1006

type Handler<E> = ((event: E) => unknown) | null

/**
 * The shape of a socket over plain requests, for networks that stop web sockets: what the server sends comes as one
 * answer that never ends or, where the network holds that back, as many that end; what is sent leaves in numbered
 * pieces. A request that fails is made again; nothing is lost or doubled by it.
 *
 * @see SPEC R12
 */
export class RequestSocket extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readonly extensions = ''
  readonly protocol = ''
  readonly url: string
  binaryType: BinaryType = 'arraybuffer'
  onopen: Handler<Event> = null
  onmessage: Handler<MessageEvent> = null
  onclose: Handler<CloseEvent> = null
  onerror: Handler<Event> = null
  #readyState: 0 | 1 | 2 | 3 = 0
  readonly #address: string
  #connection = ''
  readonly #end = new AbortController()
  #reading = new AbortController()
  /** Each answer ends with what it has to say: this network holds back what is not finished. */
  #isAsking = false
  #heard = 0
  #unconfirmedBytes = 0
  #confirming: ReturnType<typeof setTimeout> | undefined
  #confirmedAt = 0
  #waiting: Uint8Array[] = []
  #buffered = 0
  #piece = 0
  #isSending = false
  #maySendAt = 0

  constructor(url: string | URL) {
    super()
    this.url = String(url)
    // What the address asks is for the opening alone.
    this.#address = this.url.replace(/^ws/, 'http').replace(/\?.*$/, '')
    globalThis.addEventListener?.('pagehide', this.#onHide)
    void this.#run()
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#readyState
  }

  get bufferedAmount(): number {
    return this.#buffered
  }

  send(data: Parameters<WebSocket['send']>[0]): void {
    if (this.#readyState !== this.OPEN) return
    const frame = packFrames([bytesOf(data)])
    this.#waiting.push(frame)
    this.#buffered += frame.length
    void this.#send()
  }

  close(code = 1000): void {
    if (this.#readyState === this.CLOSED) return
    this.#leave()
    this.#finish(code)
  }

  /** Makes one request; a script puts its token here. */
  protected ask(address: string, init: RequestInit): Promise<Response> {
    return fetch(address, { credentials: 'same-origin', cache: 'no-store', ...init })
  }

  readonly #onHide = (): void => this.close()

  async #run(): Promise<void> {
    try {
      const response = await this.ask(this.url.replace(/^ws/, 'http'), {
        method: 'POST',
        signal: this.#end.signal,
      })
      const opened = await answerOf(response)
      if (typeof opened['connection'] !== 'string') {
        this.#finish(codeIn(opened))
        return
      }
      this.#connection = `${this.#address}/${opened['connection']}`
      if (this.#readyState !== this.CONNECTING) {
        // It was given up while the answer was on its way.
        this.#leave()
        return
      }
      this.#readyState = this.OPEN
      this.#fire(new Event('open'), this.onopen)
      await this.#listen()
    } catch {
      this.#finish(lostCode)
    }
  }

  /** Reads until it is over. An answer that breaks off is asked for again from where it broke. */
  async #listen(): Promise<void> {
    let failures = 0
    while (this.#readyState === this.OPEN) {
      const begun = performance.now()
      try {
        await this.#readOne()
        failures = 0
        // Cut off at once: it would be so again.
        if (performance.now() - begun < streamPatienceMs) this.#isAsking = true
      } catch (error) {
        if (this.#readyState !== this.OPEN) return
        failures += 1
        if (failures >= tries) throw error
        // Held back is no failure of the line: what was asked for is asked again at once, in another way.
        if (!this.#reading.signal.aborted) await passed(pauseMs)
      }
      if (this.#isAsking) await passed(begun + paceMs - performance.now())
    }
  }

  async #readOne(): Promise<void> {
    this.#reading = new AbortController()
    const patience = this.#isAsking ? undefined : setTimeout(() => this.#askFromNowOn(), streamPatienceMs)
    try {
      this.#confirmed()
      const how = `?after=${this.#heard}${this.#isAsking ? '&once' : ''}`
      const { signal } = this.#reading
      const response = await this.ask(`${this.#connection}${how}`, { signal })
      if (!response.ok || !response.body) {
        this.#finish(codeIn(await answerOf(response)))
        return
      }
      for await (const event of readEvents(response.body, () => clearTimeout(patience))) this.#take(event)
    } finally {
      clearTimeout(patience)
    }
  }

  #askFromNowOn(): void {
    this.#isAsking = true
    this.#reading.abort()
  }

  #take({ id, kind, data }: ServerEvent): void {
    if (this.#readyState !== this.OPEN) return
    if (kind === 'close') {
      this.#finish(Number(data))
      return
    }
    if (id === undefined || id <= this.#heard) return
    this.#heard = id
    const frame = fromBase64(data)
    this.#unconfirmedBytes += frame.length
    // Browsers hold back the timers of pages that are not looked at, and let what comes through.
    const isDue = performance.now() - this.#confirmedAt > confirmWithinMs
    if (!this.#isAsking && (isDue || this.#unconfirmedBytes > confirmBytes)) void this.#send(true)
    else this.#confirming ??= setTimeout(() => void this.#send(true), confirmWithinMs)
    this.#fire(new MessageEvent('message', { data: frame.slice().buffer }), this.onmessage)
  }

  /** A request that is about to leave tells the server what has come. */
  #confirmed(): void {
    this.#unconfirmedBytes = 0
    this.#confirmedAt = performance.now()
    clearTimeout(this.#confirming)
    this.#confirming = undefined
  }

  /** Sends what waits, one piece after the other, and with each what has come. */
  async #send(isDue = false): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    try {
      for (let first = isDue; first || this.#waiting.length > 0; first = false) {
        if (this.#readyState !== this.OPEN) return
        await passed(this.#maySendAt - performance.now())
        this.#maySendAt = performance.now() + paceMs
        await this.#deliver(this.#takePiece())
      }
    } catch {
      this.#finish(lostCode)
    } finally {
      this.#isSending = false
    }
  }

  #takePiece(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#buffered)
    let from = 0
    for (const frame of this.#waiting) {
      whole.set(frame, from)
      from += frame.length
    }
    const piece = whole.slice(0, pieceBytes)
    const rest = whole.subarray(piece.length)
    this.#waiting = rest.length > 0 ? [rest] : []
    this.#buffered = rest.length
    return piece
  }

  async #deliver(body: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#piece += 1
    for (let failures = 0; ; ) {
      this.#confirmed()
      const where = `${this.#connection}?piece=${this.#piece}&after=${this.#heard}`
      const headers = { 'content-type': 'application/octet-stream' }
      const init = { method: 'POST', body, headers, signal: this.#end.signal }
      const response = await this.ask(where, init).catch(() => undefined)
      if (this.#readyState !== this.OPEN) return
      // A proxy says so while it cannot reach the server; the server itself never does.
      const isLost = !response || [502, 503, 504].includes(response.status)
      const answer = response ? await answerOf(response) : {}
      if (response?.ok) {
        this.#watchStream(answer['sent'])
        return
      }
      failures += 1
      if (!isLost || answer['close'] !== undefined || failures >= tries) {
        this.#finish(codeIn(answer))
        return
      }
      await passed(pauseMs)
    }
  }

  /** Frames that the server sent before it answered a later request must come soon, or the stream is held back. */
  #watchStream(sent: unknown): void {
    if (typeof sent !== 'number' || sent <= this.#heard || this.#isAsking) return
    const { signal } = this.#reading
    setTimeout(() => {
      if (this.#heard < sent && signal === this.#reading.signal && !this.#isAsking) this.#askFromNowOn()
    }, streamPatienceMs)
  }

  /** Tells the server at once, so that nobody sees this person here any longer. */
  #leave(): void {
    if (this.#connection === '') return
    void this.ask(this.#connection, { method: 'DELETE', keepalive: true }).catch(() => undefined)
  }

  #finish(code: number): void {
    if (this.#readyState === this.CLOSED) return
    this.#readyState = this.CLOSED
    globalThis.removeEventListener?.('pagehide', this.#onHide)
    clearTimeout(this.#confirming)
    this.#end.abort()
    this.#reading.abort()
    const event = Object.assign(new Event('close'), { code, reason: '', wasClean: code !== lostCode })
    this.#fire(event, this.onclose)
  }

  #fire<E extends Event>(event: E, handler: Handler<E>): void {
    handler?.(event)
    this.dispatchEvent(event)
  }
}

function bytesOf(data: Parameters<WebSocket['send']>[0]): Uint8Array {
  if (data instanceof Uint8Array) return data
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  throw new TypeError('Frames are bytes')
}

async function answerOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = await response.json()
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    // A proxy on the way answered in its own words.
    return {}
  }
}

const codeIn = (answer: Readonly<Record<string, unknown>>): number =>
  typeof answer['close'] === 'number' ? answer['close'] : lostCode

const passed = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve()
