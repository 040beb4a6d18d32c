import { type RawData, WebSocket } from 'ws'
import { frames } from '../../support/rawSocket.ts'
import type { Door } from './mover.ts'

export interface Join {
  /** From opening the socket until all of the board was received. */
  readonly receivedMs: number
  readonly bytes: number
}

/** One newcomer opens a board and is given all of it. What it does with it is its own time: nothing is decoded. */
export function measureJoin({ address, token }: Door): Promise<Join> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const socket = new WebSocket(address, {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
    })
    let bytes = 0
    socket.on('error', reject)
    socket.on('open', () => socket.send(frames.step1()))
    socket.on('message', (data: RawData) => {
      const frame = data as Buffer
      bytes += frame.length
      if (frame[0] !== 0 || frame[1] !== 1) return
      const receivedMs = performance.now() - started
      socket.terminate()
      resolve({ receivedMs, bytes })
    })
  })
}
