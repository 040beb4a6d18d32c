import { Agent, type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHttpServer } from './httpServer.ts'
import { type Started, startBoard, type TestServer, testServer } from './routes/server.testing.ts'

let rooms: TestServer
let server: Server
let port: number
let started: Started

beforeEach(async () => {
  rooms = testServer({ withSocket: true })
  started = await startBoard(rooms)
  server = createHttpServer(rooms.app.fetch)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterEach(() => {
  server.close()
  server.closeAllConnections()
  rooms.close()
})

/** Sends bytes as they are and answers all that comes back until the server ends its side. */
async function sendRaw(...parts: readonly (string | Uint8Array)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const answer = text(socket)
  for (const part of parts) socket.write(part)
  return answer
}

const connections = (): Promise<number> =>
  new Promise((resolve, reject) => {
    server.getConnections((error, many) => (error ? reject(error) : resolve(many)))
  })

describe('R24 a request that asks for another protocol', () => {
  const ask = (protocol: string): string =>
    `GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`

  test.each(['h2c', 'TLS/1.0', 'h2c, websocket', 'x'])(
    '%s is answered as the plain one it is',
    async (wish) => {
      const answer = await sendRaw(ask(wish))
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK/)
      expect(answer).toContain('"status":"ok"')
    },
  )

  test('brings its body along, whenever that comes', async () => {
    const body = JSON.stringify({ title: 'By way of an upgrade', as: 'script' })
    const head = `POST /api/boards HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`
    expect(await sendRaw(head + body.slice(0, 9), body.slice(9))).toMatch(/^HTTP\/1\.1 201 Created/)
  })

  test('leaves nothing open when its sender is gone', async () => {
    const senders = Array.from({ length: 50 }, (_, at): Socket => {
      const socket = connect(port, '127.0.0.1')
      socket.end(ask(at % 2 ? 'h2c' : 'nothing known'))
      return socket.resume()
    })
    await Promise.all(senders.map((socket) => new Promise((resolve) => socket.once('close', resolve))))
    await expect.poll(connections).toBe(0)
  })

  test('for a web socket where there is none, or badly, is refused and let go', async () => {
    const badly = 'Connection: Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\n\r\n'
    const elsewhere = await sendRaw(`GET /api/boards HTTP/1.1\r\nHost: localhost\r\n${badly}`)
    expect(elsewhere).toMatch(/^HTTP\/1\.1 [245]/)
    const { id } = started.created.board
    const keyless = `GET /sync/${id} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n${badly}`
    expect(await sendRaw(keyless)).toMatch(/^HTTP\/1\.1 400/)
    await expect.poll(connections).toBe(0)
  })
})

describe('R25 a body over its limit', () => {
  const kinds: readonly [string, () => string][] = [
    ['a new board', () => '/api/boards'],
    ['a key', () => `/api/boards/${started.created.board.id}/key`],
    ['joining', () => `/api/boards/${started.created.board.id}/join`],
    ['an import', () => `/api/boards/${started.created.board.id}/import`],
    ['a ballot', () => `/api/boards/${started.created.board.id}/rounds/none/ballot`],
    ['content', () => `/api/boards/${started.created.board.id}/content`],
    ['an address that is none', () => '/api/nothing'],
    ['another site', () => '/api/boards'],
  ]

  interface Sending {
    readonly agent: Agent
    readonly bytes: number
    /** So that each piece leaves when the one before is on its way, as on a slow line. */
    readonly pieceBytes?: number
    readonly pauseMs?: number
    readonly isChunked?: boolean
    readonly origin?: string
  }

  async function send(path: string, sending: Sending): Promise<{ status: number; isReused: boolean }> {
    const { agent, bytes, pieceBytes = bytes, pauseMs, isChunked, origin = 'http://localhost' } = sending
    const outgoing = request({
      agent,
      port,
      host: '127.0.0.1',
      path,
      method: path.endsWith('ballot') ? 'PUT' : 'POST',
      headers: {
        ...started.facilitator,
        host: 'localhost',
        origin,
        'content-type': 'text/csv',
        ...(isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': bytes }),
      },
    })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve)
      outgoing.on('error', reject)
    })
    const sent = new Promise((resolve) => outgoing.once('finish', resolve))
    for (let at = 0; at < bytes; at += pieceBytes) {
      outgoing.write(new Uint8Array(Math.min(pieceBytes, bytes - at)))
      if (pauseMs !== undefined) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    outgoing.end()
    const answer = await answered
    await Promise.all([text(answer), sent])
    return { status: answer.statusCode ?? 0, isReused: outgoing.reusedSocket }
  }

  test.each(kinds)(
    'of %s is refused, and the next request on its connection is answered',
    async (kind, path) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const origin = kind === 'another site' ? 'https://elsewhere.example' : 'http://localhost'
      for (const [at, isChunked] of [false, true, false, false].entries()) {
        const { status, isReused } = await send(path(), { agent, bytes: 6_000_000, isChunked, origin })
        expect(status).toBe(kind === 'another site' ? 403 : 413)
        expect(isReused).toBe(at > 0)
      }
      agent.destroy()
    },
  )

  test('is refused to a slow line as well, with the answer whole', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    // Longer than half a second, after which the library we stand on cuts what it was not asked to read.
    const slow = { agent, bytes: 100_000, pieceBytes: 10_000, pauseMs: 100 }
    expect(await send('/api/boards', slow)).toEqual({ status: 413, isReused: false })
    expect(await send('/api/boards', slow)).toEqual({ status: 413, isReused: true })
    agent.destroy()
  })

  test('loses no answer where the connection ends with it', async () => {
    const head = 'POST /api/boards HTTP/1.0\r\nHost: localhost\r\nContent-Length: 6000000\r\n\r\n'
    const answer = await sendRaw(head, new Uint8Array(6_000_000))
    expect(answer).toMatch(/^HTTP\/1\.1 413.*"code":"too-large"/s)
    await expect.poll(connections).toBe(0)
  })
})
