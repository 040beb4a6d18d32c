import type { BoardId } from '@commonground/shared/base/ids'
import { type Connected, messageType, type Refused, syncType } from '@commonground/shared/protocol/messages'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import { createDecoder, type Decoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  type Carrier,
  type CarrierChoice,
  createChoice,
  type NetworkMemory,
  networkOfTab,
} from './carrier.ts'
import { findWhy, type Why, whyAtOnce } from './reach.ts'
import { readContent } from './readContent.ts'
import { RequestSocket } from './requestSocket.ts'
import { createRetry } from './retry.ts'
import { createRising, type Rising } from './rising.ts'
import { readPeople, readRefused, readWorkshop } from './wire.ts'

/** What a connection tells its session. */
export interface ConnectionEvents {
  /** The server's content is here. */
  readonly synced: (carrier: Carrier) => void
  /** There is no live connection, and why. Told again when more is known. */
  readonly disconnected: (why: Why) => void
  /** The connection is carried by something else from now on, and begins anew. */
  readonly moving: () => void
  /** A sync message left that the server will count. */
  readonly sent: (what: 'everything' | 'update') => void
  readonly acknowledged: (count: number) => void
  readonly workshop: (workshop: WorkshopState) => void
  readonly people: (people: readonly Connected[]) => void
  readonly refused: (refused: Refused) => void
  /** The server will not have this connection again. */
  readonly ended: (code: number) => void
}

export interface ConnectionOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly board: BoardId
  /** `http://host` or `https://host`. */
  readonly origin: string
  readonly webSocket: typeof WebSocket
  /** The last epoch of the server's store that `doc` has seen. @see SPEC R31 */
  readonly epoch: () => string | undefined
  readonly memory?: NetworkMemory
  readonly events: ConnectionEvents
}

export interface Connection {
  readonly connect: () => void
  readonly close: () => void
}

type UpdateHandler = WebsocketProvider['_awarenessUpdateHandler']

/** An attempt in which nothing was heard of the server is given up after this: with both, four seconds at most. */
const heardWithinMs: Readonly<Record<Carrier, number>> = { socket: 2_000, requests: 8_000 }
/** The board is read this often where nothing live comes through. The server keeps a board ready for 5 s. */
const readEveryMs = 4_000

/**
 * The stock y-websocket provider, made fit for a room: it counts what it sent, never echoes others' cursors, does not
 * talk to other tabs, and comes back on its own with growing, uneven pauses, by socket or by plain requests. Starts with
 * `connect()`.
 *
 * @see SPEC R13, R14
 */
export function openConnection(options: ConnectionOptions): Connection {
  return new ProvidedConnection(options)
}

class ProvidedConnection implements Connection {
  readonly #options: ConnectionOptions
  readonly #provider: WebsocketProvider
  readonly #choice: CarrierChoice
  readonly #carriers: Readonly<Record<Carrier, typeof WebSocket>>
  readonly #rising: Rising
  readonly #retry = createRetry(() => this.#attempt())
  #giveUp: ReturnType<typeof setTimeout> | undefined
  #reading: ReturnType<typeof setTimeout> | undefined
  /** Before the first `connect` the local store is still read; after a final code nobody asks again. */
  #isWanted = false
  /** Something came from the server in this attempt. */
  #isHeard = false
  /** This side ends an attempt of its own accord. */
  #isEnding = false
  #hasSocketWorked = false
  /** How often in a row neither carrier worked although the server answered. */
  #blockedTimes = 0

  constructor(options: ConnectionOptions) {
    const { doc, awareness, board, origin, events, webSocket, memory = networkOfTab } = options
    const address = `${origin.replace(/^http/, 'ws')}/sync`
    this.#options = options
    this.#choice = createChoice(memory)
    const hooks = { sent: events.sent, heard: () => this.#onHeard() }
    this.#carriers = {
      socket: countingSocket(webSocket, hooks),
      requests: countingSocket(RequestSocket, hooks),
    }
    this.#provider = new WebsocketProvider(address, board, doc, {
      awareness,
      connect: false,
      disableBc: true,
      WebSocketPolyfill: this.#carriers.socket,
      // The provider's own pauses are even and start too early for a room that reconnects at once.
      shouldReconnect: () => false,
    })
    this.#rising = createRising(
      () => new webSocket(`${address}/${board}`),
      () => this.#rise(),
    )
    sendOwnPresenceOnly(this.#provider)
    handleMessages(this.#provider, events)
    this.#provider.on('sync', (isSynced) => isSynced && this.#onSynced())
    this.#provider.on('connection-close', this.#onClose)
    globalThis.addEventListener?.('online', this.#comeBack)
    globalThis.addEventListener?.('offline', this.#drop)
    globalThis.document?.addEventListener('visibilitychange', this.#onVisibility)
  }

  connect(): void {
    this.#isWanted = true
    this.#retry.now()
  }

  close(): void {
    this.#isWanted = false
    globalThis.removeEventListener?.('online', this.#comeBack)
    globalThis.removeEventListener?.('offline', this.#drop)
    globalThis.document?.removeEventListener('visibilitychange', this.#onVisibility)
    this.#rest()
    this.#retry.stop()
    this.#provider.off('connection-close', this.#onClose)
    this.#provider.destroy()
  }

  #attempt(): void {
    const carrier = this.#choice.now()
    this.#isHeard = false
    clearTimeout(this.#giveUp)
    this.#giveUp = setTimeout(() => !this.#isHeard && this.#provider.disconnect(), heardWithinMs[carrier])
    this.#provider._WS = this.#carriers[carrier]
    const epoch = this.#options.epoch()
    this.#provider.params = epoch === undefined ? {} : { epoch }
    this.#provider.connect()
  }

  #onHeard(): void {
    this.#isHeard = true
    clearTimeout(this.#giveUp)
  }

  #onSynced(): void {
    this.#choice.works()
    this.#rest()
    this.#retry.reset()
    this.#blockedTimes = 0
    const carrier = this.#choice.now()
    if (carrier === 'socket') this.#hasSocketWorked = true
    else this.#rising.start(this.#hasSocketWorked)
    this.#options.events.synced(carrier)
  }

  readonly #onClose = (event: CloseEvent | null): void => {
    clearTimeout(this.#giveUp)
    this.#rising.stop()
    // The provider is not done with it yet.
    if (!this.#isEnding) queueMicrotask(() => this.#onLost(event?.code))
  }

  #onLost(code = 0): void {
    if (!this.#isWanted) return
    const { events } = this.#options
    if (isFinal(code)) {
      this.#isWanted = false
      this.#rest()
      events.ended(code)
    } else if (this.#isHeard || isToldToComeAgain(code)) {
      events.disconnected(whyAtOnce())
      this.#retry.later()
    } else if (this.#choice.fails()) this.#retry.now()
    else void this.#onNeither()
  }

  /** Neither carrier brings anything: only asking tells why. */
  async #onNeither(): Promise<void> {
    const { events, origin } = this.#options
    const why = await findWhy(origin)
    if (!this.#isWanted) return
    if (why !== 'blocked') {
      this.#blockedTimes = 0
      this.#stopReading()
      events.disconnected(why)
    } else {
      this.#blockedTimes += 1
      // A server that has just come back answers too: it is asked once more before the network is blamed.
      if (this.#blockedTimes === 1) {
        this.#retry.now()
        return
      }
      if (!this.#reading) await this.#read()
      if (this.#isWanted) events.disconnected('blocked')
    }
    if (this.#isWanted) this.#retry.later()
  }

  /** Reads the board by request and goes on doing so while nothing live comes through. */
  async #read(): Promise<void> {
    const { events, doc } = this.#options
    this.#reading = setTimeout(() => void this.#read(), readEveryMs)
    const content = await readContent(this.#options)
    if (!this.#isWanted || this.#reading === undefined) return
    if (typeof content === 'number' && isFinal(content)) {
      this.#isWanted = false
      this.#rest()
      events.ended(content)
      return
    }
    if (typeof content === 'object') for (const frame of content) this.#take(frame, doc)
  }

  #take(frame: Uint8Array, doc: Y.Doc): void {
    const decoder = createDecoder(frame)
    const type = readVarUint(decoder)
    if (type === messageType.workshop) this.#options.events.workshop(readWorkshop(readJson(decoder)))
    if (type !== messageType.sync) return
    readVarUint(decoder)
    Y.applyUpdate(doc, readVarUint8Array(decoder), this.#provider)
  }

  /** The socket works after all: the connection moves up to it. */
  #rise(): void {
    this.#choice.rise()
    this.#end()
    this.#options.events.moving()
    this.#retry.now()
  }

  readonly #drop = (): void => {
    this.#end()
    this.#blockedTimes = 0
    if (!this.#isWanted) return
    this.#options.events.disconnected(whyAtOnce())
    this.#retry.later()
  }

  readonly #comeBack = (): void => {
    this.#rising.hurry()
    if (!this.#isWanted || this.#provider.wsconnected) return
    this.#end()
    this.#retry.now()
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'visible' && !this.#provider.wsconnecting) this.#comeBack()
  }

  /** Ends what there is of a connection, and nobody is told. */
  #end(): void {
    this.#isEnding = true
    this.#provider.disconnect()
    this.#isEnding = false
    this.#rest()
  }

  #rest(): void {
    clearTimeout(this.#giveUp)
    this.#stopReading()
    this.#rising.stop()
  }

  #stopReading(): void {
    clearTimeout(this.#reading)
    this.#reading = undefined
  }
}

/** The server itself said so: another carrier would hear the same. */
const isToldToComeAgain = (code: number): boolean => code >= 4500 && code < 4600

/** @see closeCode */
const isFinal = (code: number): boolean => code >= 4400 && code < 4500

interface SocketHooks {
  readonly sent: ConnectionEvents['sent']
  /** The first thing came from the server. */
  readonly heard: () => void
}

/**
 * A socket that reports the sync messages the server counts. Updates made before the server asked what it lacks
 * are held back: the answer to that question contains them, and alone they could refer to changes it does not have.
 */
function countingSocket(Socket: typeof WebSocket, { sent, heard }: SocketHooks): typeof WebSocket {
  return class extends Socket {
    #answered = false

    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      this.addEventListener('message', heard, { once: true })
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind = data instanceof Uint8Array && data[0] === messageType.sync ? data[1] : undefined
      if (kind === syncType.update && !this.#answered) return
      if (kind === syncType.step2) this.#answered = true
      if (kind === syncType.step2) sent('everything')
      if (kind === syncType.update) sent('update')
      super.send(data)
    }
  }
}

/**
 * The stock provider sends every presence it receives back to the server, which then passes it on again. Only this
 * tab's own presence may leave, and only when it changed here.
 */
function sendOwnPresenceOnly(provider: WebsocketProvider): void {
  const stock = provider._awarenessUpdateHandler
  const { awareness } = provider
  const isOwn = (clientId: number): boolean => clientId === awareness.clientID
  const handler: UpdateHandler = ({ added, updated, removed }, origin) => {
    if (origin === provider) return
    const own = { added: added.filter(isOwn), updated: updated.filter(isOwn), removed: removed.filter(isOwn) }
    if (own.added.length + own.updated.length + own.removed.length > 0) stock(own, origin)
  }
  awareness.off('update', stock)
  // The provider takes this very function off when it is destroyed.
  provider._awarenessUpdateHandler = handler
  awareness.on('update', handler)
}

function handleMessages(provider: WebsocketProvider, events: ConnectionEvents): void {
  const on = (type: number, take: (value: unknown) => void): void => {
    provider.messageHandlers[type] = (_encoder, decoder) => take(readJson(decoder))
  }
  on(messageType.workshop, (value) => events.workshop(readWorkshop(value)))
  on(messageType.people, (value) => events.people(readPeople(value)))
  on(messageType.refused, (value) => events.refused(readRefused(value)))
  on(messageType.saved, (value) => {
    if (typeof value === 'number') events.acknowledged(value)
  })
}

function readJson(decoder: Decoder): unknown {
  return JSON.parse(readVarString(decoder))
}
