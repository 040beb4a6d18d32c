import type { CardId } from '@commonground/shared/base/ids'
import { newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { type Command, run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import type { Board } from '@commonground/shared/model/board'
import type { CardValues } from '@commonground/shared/model/card'
import type { Role } from '@commonground/shared/model/participant'
import { messageType, type Refused } from '@commonground/shared/protocol/messages'
import type { WorkshopState } from '@commonground/shared/protocol/workshop'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { RequestSocket } from '../../client/src/session/requestSocket.ts'

/** One person at a board, connected by the stock provider and acting through commands. */
export interface Person {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly role: Role
  readonly token: string
  readonly run: <Args, Result>(command: Command<Args, Result>, args: Args) => Result
  readonly add: (name: string, fields?: Partial<CardValues>) => CardId
  readonly board: () => Board
  /** What messages 64–67 said last, and every close code met. */
  readonly heard: Heard
  readonly leave: () => void
}

export interface Heard {
  workshop: WorkshopState | undefined
  people: readonly unknown[]
  /** How many of this connection's sync messages are on disk. */
  saved: number
  /** How many sync messages (step 2 and update) this connection sent. */
  sent: number
  /** Up to which clock of its own this person's changes were acknowledged. */
  acknowledged: number
  readonly refused: Refused[]
  readonly closed: number[]
}

/** A connection is carried by a web socket, or by plain requests where a network stops those. */
export const carriers = ['socket', 'requests'] as const
export type Carrier = (typeof carriers)[number]

export interface PersonOptions {
  readonly origin: string
  readonly board: string
  readonly token: string
  readonly role: Role
  readonly doc?: Y.Doc
  readonly carrier?: Carrier
}

/** Opens a board. Resolves at once: wait for `isSynced` or for what you look for. */
export function openBoard(options: PersonOptions): Person {
  const { origin, board, token, role, doc = new Y.Doc(), carrier = 'socket' } = options
  const heard: Heard = {
    workshop: undefined,
    people: [],
    saved: 0,
    sent: 0,
    acknowledged: 0,
    refused: [],
    closed: [],
  }
  const clocks = clocksOf(doc)
  const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}/sync`, board, doc, {
    WebSocketPolyfill: (carrier === 'socket' ? socketWith : requestsWith)(token, heard, clocks) as never,
    disableBc: true,
    maxBackoffTime: 200,
  })
  listen(provider, heard, clocks)
  const act: Person['run'] = (command, args) => run(doc, command, args, { role, now: Date.now() })
  return {
    doc,
    provider,
    role,
    token,
    heard,
    run: act,
    add: (name, fields = {}) => {
      const id = newCardId()
      act(addCards, { cards: [{ ...fields, id, name }] })
      return id
    },
    board: () => readBoard(doc),
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The own clock of a document when each sync message of this connection was sent. */
interface Clocks {
  readonly sent: number[]
  readonly now: () => number
}

function clocksOf(doc: Y.Doc): Clocks {
  return { sent: [], now: () => Y.getState(doc.store, doc.clientID) }
}

/** The stock provider knows only its own four messages; the rest are told here. */
function listen(provider: WebsocketProvider, heard: Heard, clocks: Clocks): void {
  const read = (type: number, take: (value: never) => void): void => {
    provider.messageHandlers[type] = (_encoder, decoder) => {
      take(JSON.parse(decoding.readVarString(decoder)) as never)
    }
  }
  read(messageType.workshop, (state: WorkshopState) => {
    heard.workshop = state
  })
  read(messageType.people, (people: readonly unknown[]) => {
    heard.people = people
  })
  read(messageType.saved, (count: number) => {
    heard.saved = count
    heard.acknowledged = Math.max(heard.acknowledged, clocks.sent[count - 1] ?? 0)
  })
  read(messageType.refused, (refused: Refused) => {
    heard.refused.push(refused)
  })
  provider.on('connection-close', (event) => {
    if (event) heard.closed.push(event.code)
    heard.saved = 0
    heard.sent = 0
    clocks.sent.length = 0
  })
}

/** Counts a sync message that leaves. */
function count(data: Uint8Array, heard: Heard, clocks: Clocks): void {
  if (data[0] !== messageType.sync || data[1] === 0) return
  heard.sent += 1
  clocks.sent.push(clocks.now())
}

/** A socket that brings a token, as a browser brings its cookie, and counts the sync messages it sends. */
function socketWith(token: string, heard: Heard, clocks: Clocks): unknown {
  return class extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${token}` } })
    }

    override send(data: Uint8Array): void {
      count(data, heard, clocks)
      super.send(data)
    }
  }
}

/** The same over plain requests. */
function requestsWith(token: string, heard: Heard, clocks: Clocks): unknown {
  return class extends requestsBy(token) {
    override send(data: Uint8Array<ArrayBuffer>): void {
      count(data, heard, clocks)
      super.send(data)
    }
  }
}

/** The page's own class for plain requests, with a token as a script brings it. */
export function requestsBy(token: string): typeof RequestSocket {
  return class extends RequestSocket {
    protected override ask(address: string, init: RequestInit): Promise<Response> {
      const headers = { ...init.headers, authorization: `Bearer ${token}` }
      return fetch(address, { ...init, headers })
    }
  }
}
