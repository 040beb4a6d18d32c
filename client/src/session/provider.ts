import type { BoardId } from '@commonground/shared/base/ids'
import { type Connected, messageType, type Refused, syncType } from '@commonground/shared/protocol/messages'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import { type Decoder, readVarString } from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { createRetry } from './retry.ts'
import { readPeople, readRefused, readWorkshop } from './wire.ts'

/** What a connection tells its session. */
export interface ConnectionEvents {
  /** The server's content is here. */
  readonly synced: () => void
  readonly disconnected: () => void
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
  /** `ws://host` or `wss://host`. */
  readonly socketOrigin: string
  readonly webSocket: typeof WebSocket
  readonly events: ConnectionEvents
}

export interface Connection {
  readonly connect: () => void
  readonly close: () => void
}

type UpdateHandler = WebsocketProvider['_awarenessUpdateHandler']

/** A connection that is not open after this long is given up and tried again. */
const connectWithinMs = 10_000

/**
 * The stock y-websocket provider, made fit for a room: it counts what it sent, never echoes others' cursors, does not
 * talk to other tabs, and comes back on its own with growing, uneven pauses. Starts with `connect()`.
 */
export function openConnection(options: ConnectionOptions): Connection {
  const { doc, awareness, board, socketOrigin, events } = options
  const provider = new WebsocketProvider(`${socketOrigin}/sync`, board, doc, {
    awareness,
    connect: false,
    disableBc: true,
    WebSocketPolyfill: countingSocket(options.webSocket, events.sent),
    // The provider's own pauses are even and start too early for a room that reconnects at once.
    shouldReconnect: () => false,
  })
  let giveUp: ReturnType<typeof setTimeout> | undefined
  const retry = createRetry(() => {
    clearTimeout(giveUp)
    giveUp = setTimeout(() => provider.wsconnecting && drop(), connectWithinMs)
    provider.connect()
  })
  const drop = (): void => {
    provider.disconnect()
    retry.later()
  }
  /** Before the first `connect` the local store is still read; after a final code nobody asks again. */
  let isWanted = false
  const comeBack = (): void => {
    if (!isWanted || provider.wsconnected) return
    provider.disconnect()
    retry.now()
  }
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible' && !provider.wsconnecting) comeBack()
  }

  sendOwnPresenceOnly(provider)
  handleMessages(provider, events)
  provider.on('status', ({ status }) => {
    if (status === 'connected') clearTimeout(giveUp)
  })
  provider.on('sync', (isSynced) => {
    if (!isSynced) return
    retry.reset()
    events.synced()
  })
  // A final code is told by `closed` alone: what ends was not offline first.
  const onClose = (event: CloseEvent | null): void => {
    if (!event || !isFinal(event.code)) events.disconnected()
  }
  provider.on('connection-close', onClose)
  provider.on('closed', ({ code }) => {
    if (!isFinal(code)) retry.later()
    else {
      isWanted = false
      events.ended(code)
    }
  })
  globalThis.addEventListener?.('online', comeBack)
  globalThis.addEventListener?.('offline', drop)
  globalThis.document?.addEventListener('visibilitychange', onVisibility)

  return {
    connect: () => {
      isWanted = true
      retry.now()
    },
    close: () => {
      globalThis.removeEventListener?.('online', comeBack)
      globalThis.removeEventListener?.('offline', drop)
      globalThis.document?.removeEventListener('visibilitychange', onVisibility)
      clearTimeout(giveUp)
      retry.stop()
      provider.off('connection-close', onClose)
      provider.destroy()
    },
  }
}

/** @see closeCode */
const isFinal = (code: number): boolean => code >= 4400 && code < 4500

/**
 * A socket that reports the sync messages the server counts. Updates made before the server asked what it lacks
 * are held back: the answer to that question contains them, and alone they could refer to changes it does not have.
 */
function countingSocket(Socket: typeof WebSocket, sent: ConnectionEvents['sent']): typeof WebSocket {
  return class extends Socket {
    #answered = false

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
