import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'

/** The server cannot listen where it was told to; the message is one sentence for the operator. */
export class ListenError extends Error {}

/** Starts listening. Answers the port, which matters where port 0 left the choice to the system. */
export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      reject(new ListenError(reasonOf(error, port, host), { cause: error }))
    }
    server.once('error', onError)
    server.listen(port, host, () => {
      server.off('error', onError)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function reasonOf({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${port} is taken by another program. Stop it, or set another PORT.`
    case 'EACCES':
      return `PORT ${port} needs more rights than this user has. Set a PORT above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EINVAL':
      return `HOST ${host} is not an address of this machine.`
    default:
      return `Cannot listen on HOST ${host}, PORT ${port}: ${message}`
  }
}

/** Where people in the same network find this server, when it listens to them. */
export function addresses(port: number, host: string): readonly string[] {
  const isEverywhere = host === '0.0.0.0' || host === '::'
  if (!isEverywhere) return [`http://${isLoopback(host) ? 'localhost' : host}:${port}`]
  const outside = Object.values(networkInterfaces())
    .flatMap((cards) => cards ?? [])
    .filter((card) => !card.internal && card.family === 'IPv4')
    .map((card) => `http://${card.address}:${port}`)
  return [`http://localhost:${port}`, ...outside]
}

/** Those of `addresses` that another computer can open too. */
export function networkAddresses(port: number, host: string): readonly string[] {
  return addresses(port, host).filter((address) => new URL(address).hostname !== 'localhost')
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
