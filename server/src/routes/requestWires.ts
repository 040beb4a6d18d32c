import { BoardError } from '@commonground/shared/base/boardError'
import { type CloseCode, closeCode } from '@commonground/shared/protocol/messages'
import { FrameReader, FrameTooLong } from '@commonground/shared/protocol/pieces'
import { newSecret } from '../identity/secrets.ts'
import type { Connection } from '../rooms/liveRooms.ts'
import { RequestWire } from './requestWire.ts'

/** Tabs of one browser on one board. */
const mostOfOne = 12
/** How long it can still be asked why a connection was ended. */
const toldWithinMs = 5_000

interface Owner {
  readonly identity: string
  readonly board: string
}

/** One connection that requests carry. */
export interface Carried extends Owner {
  readonly wire: RequestWire
  readonly connection: Connection
  readonly frames: FrameReader
  /** The number of the piece that comes next. */
  next: number
}

/** The connections that requests carry, by their secret names. */
export class RequestWires {
  readonly #open = new Map<string, Carried>()

  /**
   * Opens one, if `enter` lets its owner in; answers its name, or the code by which they are turned away.
   *
   * @throws BoardError `limit` when this identity has too many on the board that are being read.
   */
  open(owner: Owner, enter: (wire: RequestWire) => Connection | CloseCode): string | CloseCode {
    this.#makeRoom(owner)
    const name = newSecret()
    const wire = new RequestWire({
      lost: () => this.leave(name),
      closed: () => setTimeout(() => this.leave(name), toldWithinMs).unref(),
    })
    const connection = enter(wire)
    if (typeof connection === 'number') return connection
    this.#open.set(name, { ...owner, wire, connection, frames: new FrameReader(), next: 1 })
    return name
  }

  /** The one of this name, for its owner alone. */
  find(name: string, { identity, board }: Owner): Carried | undefined {
    const carried = this.#open.get(name)
    return carried?.identity === identity && carried.board === board ? carried : undefined
  }

  /** The far end is gone. */
  leave(name: string): void {
    const carried = this.#open.get(name)
    if (!carried) return
    this.#open.delete(name)
    carried.wire.stopReading()
    carried.connection.gone()
  }

  #makeRoom({ identity, board }: Owner): void {
    const own = [...this.#open].filter(([, one]) => one.identity === identity && one.board === board)
    if (own.length < mostOfOne) return
    const [idle] = own.find(([, { wire }]) => !wire.isRead) ?? []
    if (idle === undefined) throw new BoardError('limit')
    this.leave(idle)
  }
}

/**
 * Takes one piece of what the far end sends. One that came before is not taken again: its answer was lost on the way.
 *
 * @see SPEC R12
 */
export function takePiece(carried: Carried, number: number, piece: Uint8Array): void {
  const { wire, connection, frames } = carried
  if (number < carried.next || wire.ended !== undefined) return
  if (number > carried.next) {
    end(carried, closeCode.malformed)
    return
  }
  carried.next += 1
  try {
    for (const frame of frames.add(piece)) connection.receive(frame)
  } catch (error) {
    if (!(error instanceof FrameTooLong)) throw error
    end(carried, closeCode.tooLarge)
  }
}

function end({ wire, connection }: Carried, code: CloseCode): void {
  wire.close(code)
  connection.gone()
}
