import { BoardError } from '@commonground/shared/base/boardError'
import { isBoardId } from '@commonground/shared/base/ids'
import { maxFrameBytes } from '@commonground/shared/protocol/limits'
import { type CloseCode, closeCode } from '@commonground/shared/protocol/messages'
import type { upgradeWebSocket } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { type WebSocket, WebSocketServer } from 'ws'
import { isScript } from '../identity/identities.ts'
import type { LiveRooms, Log } from '../rooms/rooms.ts'
import type { Wire } from '../rooms/session.ts'
import type { Membership } from '../storage/accessTables.ts'

/** Who sends a request and what they are on a board. */
export interface Members {
  find(headers: Headers): string | undefined
  membership(board: Membership['board'], identity: string): Membership | undefined
}

export interface SocketDeps {
  readonly rooms: LiveRooms
  readonly identities: Members
  readonly upgradeWebSocket: typeof upgradeWebSocket
  /** Whether a request comes from a page of this site; asked only when it carries no bearer token. */
  readonly isAllowedOrigin: (request: Request) => boolean
  readonly log: Log
  /** Called when a member connected. */
  readonly onConnected?: (membership: Membership) => void
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
    if (!isScript(c.req.raw.headers) && !deps.isAllowedOrigin(c.req.raw)) return c.body(null, 403)
    const answer = await deps.upgradeWebSocket(() => ({
      onOpen: (_event, { raw }) => {
        // The socket itself is used from here on: Hono copies each message and makes an event of it.
        // Who it is is looked up now and not before the upgrade: whoever was removed meanwhile must not slip in.
        enter(raw as unknown as WebSocket, c, deps)
      },
    }))(c, next)
    return answer ?? c.body(null, 426)
  })
  return app
}

type SyncContext = Context<object, '/sync/:board'>

function enter(socket: WebSocket, c: SyncContext, { rooms, identities, log, onConnected }: SocketDeps): void {
  // Without a listener an unclean end of one connection would end the process.
  socket.on('error', () => socket.terminate())
  try {
    const admitted = admit(c, identities)
    if (typeof admitted === 'number') {
      socket.close(admitted)
      return
    }
    attach(socket, rooms, admitted)
    onConnected?.(admitted)
  } catch (error) {
    const isMissing = error instanceof BoardError && error.code === 'board-missing'
    if (!isMissing) log.error({ board: c.req.param('board'), err: error }, 'a board cannot be opened')
    socket.close(isMissing ? closeCode.noSuchBoard : closeCode.restarting)
  }
}

function admit(c: SyncContext, identities: Members): Membership | CloseCode {
  const identity = identities.find(c.req.raw.headers)
  if (identity === undefined) return closeCode.joinFirst
  const board = c.req.param('board')
  const membership = isBoardId(board) ? identities.membership(board, identity) : undefined
  if (membership?.waiting) return closeCode.waiting
  return membership ?? closeCode.noSuchBoard
}

function attach(socket: WebSocket, rooms: LiveRooms, membership: Membership): void {
  const { board, participant, role, link, identity } = membership
  const connection = rooms.connect(board, { participant, role, link, identity }, wireOf(socket))
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
