import { maxFrameBytes } from '@commonground/shared/protocol/limits'
import type { upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Wire } from '../rooms/session.ts'
import { type Asking, type EnteringDeps, enter, isOwnPage } from './entering.ts'

export interface SocketDeps extends EnteringDeps {
  readonly upgradeWebSocket: typeof upgradeWebSocket
}

/** The WebSocket server `serve` needs: it never listens by itself, reads frames of a bounded size and packs nothing. */
export function createSocketServer(): WebSocketServer {
  // Twice the limit: what is moderately too large is closed by us, with a code the client understands.
  return new WebSocketServer({ noServer: true, maxPayload: 2 * maxFrameBytes, perMessageDeflate: false })
}

/**
 * `GET /sync/:board`: the y-websocket protocol.
 *
 * A foreign page is refused before the upgrade. Who may not come in is refused *after* it, with a close code: a
 * browser does not tell a page why an upgrade failed, and a stock provider would try again for ever.
 *
 * @see SPEC A3, A5, W10
 */
export function socketRoutes(deps: SocketDeps): Hono {
  const app = new Hono()
  app.get('/sync/:board', async (c, next) => {
    if (!isOwnPage(c.req.raw, deps)) return c.body(null, 403)
    const answer = await deps.upgradeWebSocket(() => ({
      onOpen: (_event, { raw }) => {
        // The socket itself is used from here on: Hono copies each message and makes an event of it.
        // Who it is is looked up now and not before the upgrade: whoever was removed meanwhile must not slip in.
        const asking = {
          headers: c.req.raw.headers,
          board: c.req.param('board'),
          epoch: c.req.query('epoch'),
        }
        attach(raw as unknown as WebSocket, asking, deps)
      },
    }))(c, next)
    return answer ?? c.body(null, 426)
  })
  return app
}

function attach(socket: WebSocket, asking: Omit<Asking, 'wire'>, deps: SocketDeps): void {
  // Without a listener an unclean end of one connection would end the process.
  socket.on('error', () => socket.terminate())
  const connection = enter(deps, { ...asking, wire: wireOf(socket) })
  if (typeof connection === 'number') {
    socket.close(connection)
    return
  }
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    // A text frame is no message of the protocol: as bytes it cannot be read and is answered as such.
    connection.receive(isBinary ? data : new Uint8Array())
  })
  socket.on('close', () => connection.gone())
}

/** What a socket that was told to close gets for reading the reason, before it is cut. */
const closeWithinMs = 5_000

interface Corked {
  cork(): void
  uncork(): void
}

function wireOf(socket: WebSocket): Wire {
  let isAlive = true
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('message', () => {
    isAlive = true
  })
  // ws writes each frame by itself; holding its stream back makes one write of a tick.
  const stream = (socket as unknown as { readonly _socket?: Corked })._socket
  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    unsentBytes: () => socket.bufferedAmount,
    batch: (work) => {
      stream?.cork()
      try {
        work()
      } finally {
        stream?.uncork()
      }
    },
    beat: () => {
      if (!isAlive) socket.terminate()
      isAlive = false
      if (socket.readyState === socket.OPEN) socket.ping()
    },
    close: (code) => {
      socket.close(code)
      setTimeout(() => socket.terminate(), closeWithinMs).unref()
    },
  }
}
