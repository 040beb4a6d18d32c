import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/**
 * All that a network stops: nothing; web sockets; with them every answer that is not finished; all that is live.
 */
export type Stops = 'nothing' | 'sockets' | 'streams' | 'everythingLive'

/** A network's own proxy between people and a server, as offices have them. */
export interface OfficeProxy {
  readonly origin: string
  readonly stop: (stops: Stops) => void
  /** Every request that passed, as method and path. */
  readonly passed: readonly string[]
  readonly close: () => Promise<void>
}

export async function openProxy(toPort: number, stops: Stops): Promise<OfficeProxy> {
  let stopped = stops
  const passed: string[] = []
  const sockets = new Set<Socket>()
  const isLive = ({ url }: IncomingMessage): boolean => url?.startsWith('/sync/') === true

  const server = createServer((near, answer) => {
    if (stopped === 'everythingLive' && isLive(near)) {
      near.socket.destroy()
      return
    }
    passed.push(`${near.method} ${near.url}`)
    const { method, url, headers } = near
    const far = request({ host: '127.0.0.1', port: toPort, method, path: url, headers })
    near.pipe(far)
    answer.on('close', () => far.destroy())
    far.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()))
    far.on('response', (response) => passOn(response, answer, stopped === 'streams'))
  })
  server.on('upgrade', (near: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (stopped !== 'nothing') {
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
      return
    }
    const far = connect(toPort, '127.0.0.1', () => {
      const lines = near.rawHeaders.flatMap((name, at) =>
        at % 2 === 0 ? [`${name}: ${near.rawHeaders[at + 1]}`] : [],
      )
      far.write(`${near.method} ${near.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      far.write(head)
      far.pipe(socket)
      socket.pipe(far)
    })
    far.on('error', () => socket.destroy())
    far.on('close', () => socket.destroy())
    socket.on('close', () => far.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const tear = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    stop: (next) => {
      stopped = next
      tear()
    },
    close: () => {
      tear()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

/** Holds back, when asked to, what is not finished. */
function passOn(response: IncomingMessage, answer: ServerResponse, isHeldBack: boolean): void {
  const { statusCode = 502, headers } = response
  response.on('error', () => answer.destroy())
  if (!isHeldBack) {
    answer.writeHead(statusCode, headers)
    answer.flushHeaders()
    response.pipe(answer)
    return
  }
  const parts: Buffer[] = []
  response.on('data', (part: Buffer) => parts.push(part))
  response.on('end', () => {
    answer.writeHead(statusCode, headers)
    answer.end(Buffer.concat(parts))
  })
}
