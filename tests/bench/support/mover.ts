import * as decoding from 'lib0/decoding'
import { type RawData, WebSocket } from 'ws'
import * as Y from 'yjs'
import { frames } from '../../support/rawSocket.ts'

/** Where a board can be opened, whoever serves it. */
export interface Door {
  readonly address: string
  readonly token?: string
}

/** When each change was sent, by its client id and clock; shared by all people of one board. */
export type SentTimes = Map<string, number>

/**
 * One person who drags a card and moves a cursor, as light as can be, so that what is measured is the server: no
 * document is kept of what others do. A `witness` reads every frame and notes how long each change took to arrive.
 */
export interface Mover {
  readonly move: () => void
  readonly point: () => void
  readonly bytes: () => number
  readonly frames: () => number
  /** Changes of others seen, and how long each took, in ms. Only a witness counts. */
  readonly delays: readonly number[]
  readonly seen: () => number
  /** Cursors of others seen. */
  readonly cursors: () => number
  readonly close: () => void
}

export async function openMover(
  door: Door,
  sent: SentTimes,
  isWitness: boolean,
  card: string,
): Promise<Mover> {
  const doc = new Y.Doc()
  const record = new Y.Map<unknown>([['name', card]])
  const socket = new WebSocket(door.address, {
    headers: door.token === undefined ? {} : { authorization: `Bearer ${door.token}` },
    perMessageDeflate: false,
  })
  let bytes = 0
  let count = 0
  let seen = 0
  let cursors = 0
  const delays: number[] = []
  socket.on('message', (data: RawData) => {
    const frame = new Uint8Array(data as Buffer)
    bytes += frame.length
    count += 1
    if (frame[0] === 0 && frame[1] === 0) socket.send(frames.step2(Y.encodeStateAsUpdate(new Y.Doc())))
    if (!isWitness) return
    if (frame[0] === 0 && frame[1] === 2) seen += note(frame, doc.clientID, sent, delays)
    if (frame[0] === 1) cursors += cursorsIn(frame, doc.clientID)
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  socket.send(frames.step1())
  doc.on('update', (update: Uint8Array) => socket.send(frames.update(update)))
  doc.getMap('cards').set(card, record)

  let clock = 0
  return {
    delays,
    seen: () => seen,
    cursors: () => cursors,
    bytes: () => bytes,
    frames: () => count,
    move: () => {
      sent.set(`${doc.clientID} ${Y.getState(doc.store, doc.clientID)}`, performance.now())
      const at = performance.now()
      record.set('place', {
        influence: Math.round(at % 1000) / 10,
        interest: Math.round((at / 7) % 1000) / 10,
      })
    },
    point: () => {
      clock += 1
      socket.send(
        frames.awareness([
          { client: doc.clientID, clock, state: { cursor: { x: clock % 1600, y: clock % 1000 } } },
        ]),
      )
    },
    close: () => {
      socket.terminate()
      doc.destroy()
    },
  }
}

function cursorsIn(frame: Uint8Array, own: number): number {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  const entries = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  let cursors = 0
  for (let left = decoding.readVarUint(entries); left > 0; left -= 1) {
    if (decoding.readVarUint(entries) !== own) cursors += 1
    decoding.readVarUint(entries)
    decoding.readVarUint8Array(entries)
  }
  return cursors
}

/** Notes the delay of every change of someone else in a sync frame; answers how many there were. */
function note(frame: Uint8Array, own: number, sent: SentTimes, delays: number[]): number {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  const now = performance.now()
  let seen = 0
  for (const struct of Y.decodeUpdate(decoding.readVarUint8Array(decoder)).structs) {
    const { id, length } = struct
    if (struct instanceof Y.Skip || id.client === own) continue
    // A move that was overtaken before it left stands in one struct with others: it was told all the same.
    for (let clock = id.clock; clock < id.clock + length; clock += 1) {
      const at = sent.get(`${id.client} ${clock}`)
      if (at === undefined) continue
      delays.push(now - at)
      seen += 1
    }
  }
  return seen
}
