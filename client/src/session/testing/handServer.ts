import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import {
  type Connected,
  closeCode,
  messageType,
  type RefusalCode,
  syncType,
} from '@commonground/shared/protocol/messages'
import { freshWorkshop, type WorkshopState } from '@commonground/shared/protocol/workshop'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'

/** One frame of a client as the server saw it. */
export interface Seen {
  readonly kind: 'stateVector' | 'everything' | 'update' | 'presence'
  readonly bytes: Uint8Array
}

interface Line {
  readonly socket: WebSocket
  counted: number
  told: number
}

/**
 * A server in the test's hand: it speaks the room's protocol and does wrong only what the test tells it to.
 * Listens on a free local port.
 */
export class HandServer {
  doc = new Y.Doc()
  readonly seen: Seen[] = []
  /** While false, changes are taken but message 66 does not come. */
  acknowledges = true
  /** While held, new clients are asked what they have all the same. */
  asksAtOnce = false
  /** Every change is refused with this. */
  refuses: RefusalCode | undefined
  /** New connections are closed with this code at once. */
  closesWith: number | undefined
  /** Whether its store knows the epoch that a page names. */
  knows: (epoch: string) => boolean = () => true
  workshop: WorkshopState = freshWorkshop
  people: readonly Connected[] = []
  connections = 0
  readonly #server: WebSocketServer
  readonly #lines = new Set<Line>()
  #held: (() => void)[] | undefined
  #waiting: (() => void)[] = []

  private constructor(server: WebSocketServer) {
    this.#server = server
    server.on('connection', (socket, { url }) => this.#open(socket, epochIn(url)))
  }

  static async start(port = 0): Promise<HandServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port })
    await once(server, 'listening')
    return new HandServer(server)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** How many frames wait since `hold`. */
  get held(): number {
    return this.#held?.length ?? 0
  }

  /** Cuts every connection without a word, as a lost network does. */
  cut(): void {
    for (const { socket } of this.#lines) socket.terminate()
  }

  /** Closes every connection with a code. */
  close(code: number): void {
    for (const { socket } of this.#lines) socket.close(code)
  }

  /** From now on frames of clients wait, and new ones are not asked. What is returned lets them in, or loses them. */
  hold(): (how?: 'take' | 'lose') => void {
    this.#held = []
    return (how = 'take') => {
      const held = this.#held ?? []
      this.#held = undefined
      if (how === 'take') for (const take of held) take()
    }
  }

  /** Sends the acknowledgements that were kept back, and all later ones at once. */
  acknowledge(): void {
    this.acknowledges = true
    for (const line of this.#lines) this.#tellSaved(line)
  }

  setWorkshop(workshop: WorkshopState): void {
    this.workshop = workshop
    for (const { socket } of this.#lines) sendJson(socket, messageType.workshop, workshop)
  }

  setPeople(people: readonly Connected[]): void {
    this.people = people
    for (const { socket } of this.#lines) sendJson(socket, messageType.people, people)
  }

  /** The client ids that have shown presence. */
  clientIds(): readonly number[] {
    const frames = this.seen.filter(({ kind }) => kind === 'presence')
    return frames.map(({ bytes }) => {
      const frame = decoding.createDecoder(bytes)
      decoding.readVarUint(frame)
      const entries = decoding.createDecoder(decoding.readVarUint8Array(frame))
      decoding.readVarUint(entries)
      return decoding.readVarUint(entries)
    })
  }

  /** Passes a presence frame on to everyone, its sender included. */
  spreadPresence(bytes: Uint8Array): void {
    for (const { socket } of this.#lines) socket.send(bytes)
  }

  /** Resolves when `holds` is true, looking again after everything that happens here. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  async stop(): Promise<void> {
    this.cut()
    const closed = once(this.#server, 'close')
    this.#server.close()
    await closed
  }

  #open(socket: WebSocket, epoch: string | null): void {
    this.connections += 1
    const line: Line = { socket, counted: 0, told: 0 }
    const isLater = epoch !== null && !this.knows(epoch)
    const code = this.closesWith ?? (isLater ? closeCode.earlierCopy : undefined)
    if (code !== undefined) {
      socket.close(code)
      this.#happened()
      return
    }
    this.#lines.add(line)
    socket.on('message', (data: Buffer) => {
      const bytes = new Uint8Array(data)
      if (this.#held) this.#held.push(() => this.#take(line, bytes))
      else this.#take(line, bytes)
      this.#happened()
    })
    socket.on('close', () => {
      this.#lines.delete(line)
      this.#happened()
    })
    sendJson(socket, messageType.workshop, this.workshop)
    sendJson(socket, messageType.people, this.people)
    const ask = (): void => sendSync(socket, syncType.step1, Y.encodeStateVector(this.doc))
    if (this.#held && !this.asksAtOnce) this.#held.push(ask)
    else ask()
    this.#happened()
  }

  #take(line: Line, bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.awareness) this.seen.push({ kind: 'presence', bytes })
    if (type === messageType.sync) this.#sync(line, decoder)
  }

  #sync(line: Line, decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (type === syncType.step1) {
      this.seen.push({ kind: 'stateVector', bytes })
      sendSync(line.socket, syncType.step2, Y.encodeStateAsUpdate(this.doc, bytes))
      return
    }
    this.seen.push({ kind: type === syncType.step2 ? 'everything' : 'update', bytes })
    const isEmpty = bytes.length <= 2
    if (this.refuses && !isEmpty) {
      sendJson(line.socket, messageType.refused, { code: this.refuses, rule: 'some-rule' })
      return
    }
    Y.applyUpdate(this.doc, bytes)
    for (const { socket } of this.#lines) if (socket !== line.socket) sendSync(socket, syncType.update, bytes)
    line.counted += 1
    this.#tellSaved(line)
  }

  #tellSaved(line: Line): void {
    if (!this.acknowledges || line.told === line.counted) return
    line.told = line.counted
    sendJson(line.socket, messageType.saved, line.counted)
  }

  #happened(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}

const epochIn = (url = ''): string | null => new URL(url, 'ws://server').searchParams.get('epoch')

function sendSync(socket: WebSocket, type: number, bytes: Uint8Array): void {
  socket.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.sync)
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, bytes)
    }),
  )
}

function sendJson(socket: WebSocket, type: number, value: unknown): void {
  socket.send(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, type)
      encoding.writeVarString(encoder, JSON.stringify(value))
    }),
  )
}
