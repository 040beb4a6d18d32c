import * as decoding from 'lib0/decoding'
import { type RawData, WebSocket } from 'ws'
import * as Y from 'yjs'
import { frames } from '../../support/rawSocket.ts'
import type { Door } from './mover.ts'

export interface Join {
  /** From opening the socket until all of the board was received. */
  readonly receivedMs: number
  /** The same until the document holds it. */
  readonly readyMs: number
  readonly bytes: number
}

/** One newcomer opens a board and is given all of it. */
export function measureJoin({ address, token }: Door): Promise<Join> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const doc = new Y.Doc()
    const socket = new WebSocket(address, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
    })
    let bytes = 0
    socket.on('error', reject)
    socket.on('open', () => socket.send(frames.step1()))
    socket.on('message', (data: RawData) => {
      const frame = new Uint8Array(data as Buffer)
      bytes += frame.length
      if (frame[0] !== 0 || frame[1] !== 1) return
      const receivedMs = performance.now() - started
      const decoder = decoding.createDecoder(frame)
      decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
      const readyMs = performance.now() - started
      socket.terminate()
      doc.destroy()
      resolve({ receivedMs, readyMs, bytes })
    })
  })
}
