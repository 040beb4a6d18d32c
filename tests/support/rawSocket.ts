import { messageType } from '@commonground/shared/protocol/messages'
import * as encoding from 'lib0/encoding'
import { type RawData, WebSocket } from 'ws'
import * as Y from 'yjs'
import { requestsBy } from './person.ts'

/** A socket without any client behind it: sends what it is told and keeps every byte it hears. */
export interface RawSocket {
  readonly received: Uint8Array[]
  readonly send: (frame: Uint8Array | string) => void
  /** Resolves with the first frame of this type, heard already or yet to come. */
  readonly next: (type: number) => Promise<Uint8Array>
  readonly closed: Promise<number>
  readonly isOpen: () => boolean
  readonly close: () => void
}

export interface RawOptions {
  readonly headers?: Readonly<Record<string, string>>
}

/** Resolves when the socket is open. Rejects with the status when the server refuses the upgrade. */
export function openSocket(address: string, { headers = {} }: RawOptions = {}): Promise<RawSocket> {
  const socket = new WebSocket(address, { headers })
  const raw = rawOf({
    listen: (onFrame, onClose) => {
      socket.on('message', (data: RawData) => onFrame(new Uint8Array(data as Buffer)))
      socket.on('close', onClose)
    },
    send: (frame) => socket.send(frame),
    isOpen: () => socket.readyState === WebSocket.OPEN,
    close: () => socket.terminate(),
  })
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(raw))
    socket.on('unexpected-response', (_request, response) =>
      reject(new Error(`refused with ${response.statusCode}`)),
    )
    socket.on('error', reject)
  })
}

/** The same over plain requests. */
export function openRequests(address: string, token: string): Promise<RawSocket> {
  const socket = new (requestsBy(token))(address)
  const raw = rawOf({
    listen: (onFrame, onClose) => {
      socket.onmessage = ({ data }) => onFrame(new Uint8Array(data))
      socket.onclose = ({ code }) => onClose(code)
    },
    send: (frame) => socket.send(frame as Uint8Array<ArrayBuffer>),
    isOpen: () => socket.readyState === socket.OPEN,
    close: () => socket.close(),
  })
  return new Promise((resolve) => {
    // Turned away before it was open, it tells by which code all the same.
    void raw.closed.then(() => resolve(raw))
    socket.onopen = () => resolve(raw)
  })
}

interface Acts extends Pick<RawSocket, 'send' | 'isOpen' | 'close'> {
  readonly listen: (onFrame: (frame: Uint8Array) => void, onClose: (code: number) => void) => void
}

function rawOf({ listen, ...acts }: Acts): RawSocket {
  const received: Uint8Array[] = []
  const waiting = new Map<number, ((frame: Uint8Array) => void)[]>()
  const onFrame = (frame: Uint8Array): void => {
    received.push(frame)
    for (const resolve of waiting.get(frame[0] ?? -1) ?? []) resolve(frame)
    waiting.delete(frame[0] ?? -1)
  }
  const closed = new Promise<number>((resolve) => listen(onFrame, resolve))
  return {
    ...acts,
    received,
    closed,
    next: (type) =>
      new Promise((resolve) => {
        const heard = received.find((frame) => frame[0] === type)
        if (heard) resolve(heard)
        else waiting.set(type, [...(waiting.get(type) ?? []), resolve])
      }),
  }
}

/** Frames as a client writes them. */
export const frames = {
  step1: (stateVector: Uint8Array = Y.encodeStateVector(new Y.Doc())) => sync(0, stateVector),
  step2: (update: Uint8Array) => sync(1, update),
  update: (update: Uint8Array) => sync(2, update),
  awareness: (
    entries: readonly { readonly client: number; readonly clock: number; readonly state: unknown }[],
  ) => {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(body, client)
      encoding.writeVarUint(body, clock)
      encoding.writeVarString(body, JSON.stringify(state))
    }
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
    return encoding.toUint8Array(encoder)
  },
} as const

function sync(type: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageType.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}
