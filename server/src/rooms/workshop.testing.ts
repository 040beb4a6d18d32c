import { type BoardId, type LinkId, newParticipantId } from '@commonground/shared/base/ids'
import type { Participant, Role } from '@commonground/shared/model/participant'
import { type CloseCode, messageType, syncType } from '@commonground/shared/protocol/messages'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { vi } from 'vitest'
import * as Y from 'yjs'
import { openSqlite } from '../storage/sqlite.ts'
import type { Storage } from '../storage/storage.ts'
import { type Fault, withFaults } from '../storage/storageFaults.ts'
import { addBoard } from '../storage/storageSuite.ts'
import { jsonFrame, presenceFrame, stateVectorFrame, updateFrame } from './frames.ts'
import type { Connection, LiveRooms } from './liveRooms.ts'
import { createRooms } from './rooms.ts'
import type { Wire } from './session.ts'

/** One line of what happened, in order: what storage was asked and what clients were sent. */
export type Event = string

// Before any test makes time its own.
const realImmediate = setImmediate

/** A server without sockets: a store in memory whose calls can fail, and a clock the test moves. */
export class TestWorkshop {
  readonly events: Event[] = []
  readonly logged: string[] = []
  readonly storage: Storage
  rooms: LiveRooms
  readonly board: BoardId
  fault: Fault = () => {}

  constructor(path = ':memory:') {
    vi.useFakeTimers({ now: 1_000_000 })
    this.storage = withFaults(openSqlite(path), (call) => {
      this.fault(call)
      this.events.push(call)
    })
    this.rooms = this.#open()
    this.board = addBoard(this.storage).id
  }

  /** Lets time pass, ticks included. */
  pass(ms = 50): void {
    vi.advanceTimersByTime(ms)
  }

  /** Lets what is done beside go on until it came to this. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => realImmediate(resolve))
  }

  join(role: Role = 'participant', board = this.board, as = nobodyKnown()): TestClient {
    const client = new TestClient(this, role, board, as)
    client.connect()
    return client
  }

  /** The process ends at once and a new one opens the same store. */
  crash(): void {
    vi.clearAllTimers()
    this.rooms = this.#open()
  }

  async close(): Promise<void> {
    this.fault = () => {}
    await this.rooms.close()
    this.storage.close()
    vi.useRealTimers()
  }

  #open(): LiveRooms {
    const write = (fields: object, message: string): void => {
      this.logged.push(`${message} ${JSON.stringify(fields)}`)
    }
    const log = { info: write, warn: write, error: write }
    return createRooms({ storage: this.storage, now: () => Date.now(), log, foldWithinMs: 60_000 })
  }
}

const nobodyKnown = (): Participant => ({ id: newParticipantId(), name: 'Ann', sector: '', colour: 0 })

/** One connection that speaks the protocol as a stock client does, and keeps every byte it was sent. */
export class TestClient implements Wire {
  doc = new Y.Doc()
  readonly person: Parameters<LiveRooms['connect']>[1]
  readonly received: Uint8Array[] = []
  /** The last message of each of our own types. */
  readonly told = new Map<number, unknown>()
  readonly presence = new Map<number, string>()
  closedWith: CloseCode | undefined
  isSynced = false
  /** What its socket pretends to hold back. */
  unsent = 0
  #connection: Connection | undefined
  readonly #workshop: TestWorkshop
  readonly #board: BoardId

  constructor(workshop: TestWorkshop, role: Role, board: BoardId, participant: Participant) {
    this.#workshop = workshop
    this.#board = board
    this.person = { participant, role, link: 'link-1' as LinkId, identity: participant.id }
    this.#watch()
  }

  connect(): void {
    this.isSynced = false
    this.closedWith = undefined
    this.#connection = this.#workshop.rooms.connect(this.#board, this.person, this)
    this.sendFrame(stateVectorFrame(Y.encodeStateVector(this.doc)))
  }

  leave(): void {
    this.#connection?.gone()
    this.#connection = undefined
  }

  /** Forgets everything, as a new tab does. */
  startAfresh(): void {
    this.doc = new Y.Doc()
    this.#watch()
  }

  sendFrame(frame: Uint8Array): void {
    this.#connection?.receive(frame)
  }

  sendUpdate(update: Uint8Array): void {
    this.sendFrame(updateFrame(update))
  }

  show(state: unknown, clock: number, client = this.doc.clientID): void {
    this.sendFrame(presenceFrame([{ client, clock, state: JSON.stringify(state) }]))
  }

  send(frame: Uint8Array): void {
    this.received.push(frame)
    this.#workshop.events.push(`sent ${frame[0]}`)
    this.#read(decoding.createDecoder(frame))
  }

  unsentBytes(): number {
    return this.unsent
  }

  batch(work: () => void): void {
    work()
  }

  beat(): void {}

  close(code: CloseCode): void {
    this.closedWith = code
    this.#connection?.gone()
    this.#connection = undefined
  }

  get saved(): unknown {
    return this.told.get(messageType.saved)
  }

  get refused(): unknown {
    return this.told.get(messageType.refused)
  }

  #watch(): void {
    this.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== this) this.sendUpdate(update)
    })
  }

  #read(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    if (type === messageType.sync) this.#sync(decoder)
    else if (type === messageType.awareness) this.#takePresence(decoder)
    else this.told.set(type, JSON.parse(decoding.readVarString(decoder)))
  }

  #sync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (type === syncType.step1) this.#answer(Y.encodeStateAsUpdate(this.doc, bytes))
    else Y.applyUpdate(this.doc, bytes, this)
    if (type === syncType.step2) this.isSynced = true
  }

  #answer(update: Uint8Array): void {
    const frame = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.sync)
      encoding.writeVarUint(encoder, syncType.step2)
      encoding.writeVarUint8Array(encoder, update)
    })
    // The socket answers later than it is asked.
    queueMicrotask(() => this.sendFrame(frame))
  }

  #takePresence(decoder: decoding.Decoder): void {
    const entries = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const many = decoding.readVarUint(entries)
    for (let at = 0; at < many; at += 1) {
      const client = decoding.readVarUint(entries)
      decoding.readVarUint(entries)
      this.presence.set(client, decoding.readVarString(entries))
    }
  }
}

/** The messages of a client that are no messages. */
export const notMessages: readonly Uint8Array[] = [
  new Uint8Array(),
  new Uint8Array([0]),
  new Uint8Array([0, 3, 0]),
  new Uint8Array([0, 0, 1, 0, 7]),
  new Uint8Array([0, 2, 9, 1]),
  new Uint8Array([2, 0]),
  jsonFrame(messageType.workshop, { frozen: true }),
  new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255]),
]
