import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A TCP line between people and a server, cranked by hand. Its own port stays the same while servers come and go. */
export interface Network {
  readonly port: number
  readonly origin: string
  /** Where new connections lead from now on. */
  readonly leadTo: (port: number) => void
  /** Tears every connection and refuses new ones, until `mend`. */
  readonly cut: () => void
  readonly mend: () => void
  /** Nothing passes in either direction until `release`; connections stay open. */
  readonly hold: () => void
  readonly release: () => void
  readonly connections: () => number
  readonly close: () => Promise<void>
}

export async function openNetwork(toPort: number): Promise<Network> {
  let target = toPort
  let isCut = false
  let isHeld = false
  const pairs = new Set<readonly [Socket, Socket]>()

  const server = createServer((near) => {
    if (isCut) {
      near.resetAndDestroy()
      return
    }
    const far = connect(target, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const end = (): void => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) {
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', end)
    }
    near.pipe(far)
    far.pipe(near)
    if (isHeld) for (const socket of pair) socket.pause()
  })

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo

  const tear = (): void => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    pairs.clear()
  }
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    leadTo: (next) => {
      target = next
    },
    cut: () => {
      isCut = true
      tear()
    },
    mend: () => {
      isCut = false
    },
    hold: () => {
      isHeld = true
      for (const pair of pairs) for (const socket of pair) socket.pause()
    },
    release: () => {
      isHeld = false
      for (const pair of pairs) for (const socket of pair) socket.resume()
    },
    connections: () => pairs.size,
    close: () => {
      tear()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}
