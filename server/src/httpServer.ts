import { type IncomingMessage, Server } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server'
import { createSocketServer } from './routes/socket.ts'

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch']

/** How long an upgrade that was refused has for reading why. */
const letGoWithinMs = 5_000

/** A connection over which nothing goes for so long is ended: an answer that nobody reads is not kept. No job takes longer. */
const silentMs = 120_000

/** An HTTP server, not listening yet, that answers by `fetch` and takes web sockets. @see SPEC R24, R25 */
export function createHttpServer(fetch: Fetch): Server {
  // The cast is for `options.noServer` alone, which ws declares as possibly undefined.
  const sockets = createSocketServer() as WebSocketServerLike
  // Its own cleaning up cuts whoever sends what is left slower than in half a second.
  const server = createAdaptorServer({ fetch, websocket: { server: sockets }, autoCleanupIncoming: false })
  if (!(server instanceof Server)) throw new Error('Web sockets need HTTP/1')
  server.prependListener('request', readToTheEnd)
  server.setTimeout(silentMs)
  answerEveryUpgrade(server)
  return server
}

/**
 * An answer may leave before the whole request is there. Node reads on what still comes, for its `requestTimeout` at
 * most; but a connection that ends with the answer it cuts with bytes unread, and what is on its way is lost.
 */
function readToTheEnd(incoming: IncomingMessage): void {
  const { socket } = incoming
  socket.destroySoon = () => {
    if (incoming.complete) Socket.prototype.destroySoon.call(socket)
    else {
      socket.end()
      incoming.once('end', () => socket.destroy())
    }
  }
}

/**
 * Node hands over each connection that asks for another protocol and forgets it; the library answers those for web
 * sockets alone. It counts the listeners, so that this one takes the place of its own.
 */
function answerEveryUpgrade(server: Server): void {
  const [onWebSocket] = server.listeners('upgrade')
  if (!onWebSocket) throw new Error('Nobody takes web sockets')
  server.removeAllListeners('upgrade')
  server.on('upgrade', (request: IncomingMessage, socket: Socket, rest: Buffer) => {
    if (request.headers.upgrade?.toLowerCase() === 'websocket') {
      letGo(socket)
      onWebSocket.call(server, request, socket, rest)
    } else answerPlainly(server, { request, socket, rest })
  })
}

/** A far end that never closes its side must not keep the connection. */
function letGo(socket: Duplex): void {
  socket.once('finish', () => {
    setTimeout(() => socket.destroy(), letGoWithinMs).unref()
  })
}

interface Upgrade {
  readonly request: IncomingMessage
  readonly socket: Socket
  /** What came after the head of the request. */
  readonly rest: Buffer
}

/**
 * Answers a request for another protocol as the plain request it is as well, as HTTP asks of a server that does not
 * speak that protocol: put back without the wish, it comes in by the same door again.
 */
function answerPlainly(server: Server, { request, socket, rest }: Upgrade): void {
  const { method, url, httpVersion, rawHeaders } = request
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (!ofThisHop.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[at + 1]}`)
  }
  lines.push('connection: close', '', '')
  socket.unshift(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), rest]))
  server.emit('connection', socket)
}

/** Headers that are about the connection and the protocol, and not about what is asked. */
const ofThisHop = new Set(['connection', 'http2-settings', 'upgrade'])
