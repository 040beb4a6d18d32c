import type { Role } from '@commonground/shared/model/participant'
import type { CreateBoardBody } from '@commonground/shared/protocol/http'
import type * as Y from 'yjs'
import { onClose } from './closing.ts'
import { ask, type Created, createBoard, joinBoard } from './http.ts'
import { type Network, openNetwork } from './network.ts'
import { type Carrier, openBoard, type Person } from './person.ts'
import { openRequests, openSocket, type RawOptions, type RawSocket } from './rawSocket.ts'
import { type RunningServer, removeFolder, type ServerOptions, startServer } from './server.ts'

/** One real server, one board on it, and a line in between that can be cut. Ends with `closeAll`. */
export interface Workshop {
  readonly network: Network
  readonly created: Created
  readonly boardId: string
  server: () => RunningServer
  /** Joins by the link of this role and opens the board with the stock provider. */
  readonly join: (role?: Role, options?: { readonly name?: string; readonly doc?: Y.Doc }) => Promise<Person>
  readonly facilitate: () => Person
  /** The bearer token of someone new who joined by the link of this role. */
  readonly member: (role: Role, name?: string) => Promise<string>
  /** A raw socket with that token. */
  readonly rawSocket: (token: string, options?: RawOptions) => Promise<RawSocket>
  /** Ends the server (kill -9 unless said) and starts another on the same data. */
  readonly restart: (signal?: NodeJS.Signals, options?: ServerOptions) => Promise<void>
  readonly ask: (path: string, init?: Parameters<typeof ask>[2]) => Promise<Response>
}

export interface WorkshopOptions extends ServerOptions {
  /** The carrier of the connections of those who join. */
  readonly carrier?: Carrier
}

export async function openWorkshop(
  body: Partial<CreateBoardBody> = {},
  options: WorkshopOptions = {},
): Promise<Workshop> {
  let server = await startServer(options)
  const network = await openNetwork(server.port)
  onClose(async () => {
    await network.close()
    await server.end()
    if (!options.dataDir) removeFolder(server.dataDir)
  })
  const created = await createBoard(network.origin, body)
  const boardId = created.board.id
  let joined = 0

  const open = (token: string, role: Role, doc?: Y.Doc): Person => {
    const { carrier = 'socket' } = options
    const where = { origin: network.origin, board: boardId, carrier }
    const person = openBoard({ ...where, token, role, ...(doc && { doc }) })
    onClose(person.leave)
    return person
  }
  const member = async (role: Role, name?: string): Promise<string> => {
    joined += 1
    return (await joinBoard(network.origin, created, role, name ?? `Person ${joined}`)).token
  }
  return {
    network,
    created,
    boardId,
    server: () => server,
    facilitate: () => open(created.token, 'facilitator'),
    member,
    join: async (role = 'participant', { name, doc } = {}) => open(await member(role, name), role, doc),
    rawSocket: async (token, { headers } = {}) => {
      const { carrier = 'socket' } = options
      const address = `ws://127.0.0.1:${network.port}/sync/${boardId}`
      const socket = await (carrier === 'socket'
        ? openSocket(address, { headers: { authorization: `Bearer ${token}`, ...headers } })
        : openRequests(address, token))
      onClose(socket.close)
      return socket
    },
    restart: async (signal = 'SIGKILL', again = options) => {
      await server.end(signal)
      server = await startServer({ ...again, dataDir: server.dataDir })
      network.leadTo(server.port)
    },
    ask: (path, init) => ask(network.origin, path, { token: created.token, ...init }),
  }
}
