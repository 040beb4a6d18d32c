import type { BoardId } from '@commonground/shared/base/ids'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Connection, type ConnectionEvents, openConnection } from './provider.ts'
import type { SavingEvent } from './saved.ts'

/** What a copy passes straight on to the session. */
export type CopyEvents = Pick<ConnectionEvents, 'workshop' | 'people' | 'refused' | 'ended'> & {
  /** The server's content is in `doc`. May come again after a lost connection. */
  readonly synced: () => void
  readonly saving: (event: SavingEvent) => void
}

export interface CopyOptions {
  readonly board: BoardId
  /** `http://host` or `https://host`. */
  readonly origin: string
  readonly webSocket: typeof WebSocket
  /** The last epoch of the server's store that the document has seen, before it hears of another. */
  readonly epoch?: string | undefined
}

/**
 * One copy of the board in this tab: a document and its connection. When the server will not take what is in it,
 * the session throws the whole copy away and opens another.
 */
export interface Copy {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** Watches that live as long as the copy: run when it is closed. */
  readonly stops: (() => void)[]
  readonly connect: () => void
  /** Ends the connection alone; the document can still be read and written. */
  readonly disconnect: () => void
  readonly close: () => void
}

/** @param prepare is called before the connection exists, so that its watches hear of every change first. */
export function openCopy(
  { board, origin, webSocket, epoch: seen }: CopyOptions,
  events: CopyEvents,
  prepare: (doc: Y.Doc) => (() => void)[],
): Copy {
  const doc = new Y.Doc()
  let epoch = seen
  const awareness = new Awareness(doc)
  const stops = prepare(doc)
  let connection: Connection | undefined = openConnection({
    doc,
    awareness,
    board,
    origin,
    webSocket,
    epoch: () => epoch,
    events: {
      ...events,
      workshop: (workshop) => {
        epoch = workshop.epoch
        events.workshop(workshop)
      },
      synced: (carrier) => {
        events.saving({ kind: 'synced', at: Date.now(), isSlower: carrier === 'requests' })
        events.synced()
      },
      disconnected: (why) => events.saving({ kind: 'disconnected', why }),
      moving: () => events.saving({ kind: 'moving' }),
      sent: (what) => events.saving({ kind: 'sent', what, at: Date.now() }),
      acknowledged: (count) => events.saving({ kind: 'acknowledged', count, at: Date.now() }),
    },
  })
  const disconnect = (): void => {
    connection?.close()
    connection = undefined
  }
  return {
    doc,
    awareness,
    stops,
    connect: () => connection?.connect(),
    disconnect,
    close: () => {
      for (const stop of stops) stop()
      disconnect()
      doc.destroy()
    },
  }
}
