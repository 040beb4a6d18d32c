import type { CreatedBoard, Joined } from '@commonground/shared/protocol/http'
import { upgradeWebSocket } from '@hono/node-server'
import type { Hono } from 'hono'
import { Registry } from 'prom-client'
import { type Answer, createApp } from '../app.ts'
import { watchDamage } from '../damage.ts'
import { createIdentities } from '../identity/identities.ts'
import type { Log } from '../rooms/log.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Storage } from '../storage/storage.ts'
import { isOwnOrigin } from './origin.ts'
import { type WatchedRooms, watchedRooms } from './rooms.testing.ts'
import { syncRoutes } from './sync.ts'

interface Asking {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as it is when it is text. */
  readonly body?: unknown
}

/** An answer whose JSON is what the test says it is. */
interface TestAnswer extends Omit<Response, 'json'> {
  json<T>(): Promise<T>
}

export interface TestServer {
  readonly app: Hono
  readonly storage: Storage
  readonly rooms: WatchedRooms
  /** Everything that was logged, as text. */
  readonly logged: () => string
  /** Moves the server's clock. */
  readonly pass: (ms: number) => void
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<TestAnswer>
  readonly close: () => void
}

export interface TestOptions {
  readonly file?: string
  readonly publicOrigin?: string
  readonly networkAddresses?: () => readonly string[]
  readonly createKey?: string
  readonly clientFolder?: string
  /** Mounts the socket's route. Nobody can be let in: there is no network to come by. */
  readonly withSocket?: boolean
  readonly onAnswer?: (answer: Answer) => void
}

/** The origin that requests without a public one are sent to. */
const home = 'http://localhost'

/** A whole HTTP side over a fresh store, without a network. */
export function testServer(options: TestOptions = {}): TestServer {
  let time = Date.UTC(2026, 10, 23)
  const now = (): number => time
  const lines: unknown[] = []
  const keep = (fields: object, message: string): void => {
    lines.push({ ...fields, message })
  }
  const log: Log = { info: keep, warn: keep, error: keep }
  const storage = openSqlite(options.file ?? ':memory:', watchDamage(log).note)
  const rooms = watchedRooms(storage, now, log)
  const isSecure = options.publicOrigin?.startsWith('https:') ?? false
  const identities = createIdentities({ storage, now, isSecure })
  const sync = syncRoutes({
    rooms,
    identities,
    upgradeWebSocket,
    isAllowedOrigin: (request) => isOwnOrigin(request, options.publicOrigin),
    log,
  })
  const app = createApp({
    clientFolder: '/nowhere',
    ...options,
    ...(options.withSocket && { sync }),
    storage,
    rooms,
    identities,
    metrics: new Registry(),
    now,
    log,
  })
  return {
    app,
    storage,
    rooms,
    logged: () => JSON.stringify(lines),
    pass: (ms) => {
      time += ms
    },
    ask: async (method, path, { headers = {}, body } = {}) => {
      const isText = typeof body === 'string' || body instanceof Uint8Array
      const answer = await app.request(path, {
        method,
        headers: { ...(body !== undefined && !isText && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
      })
      return answer as TestAnswer
    },
    close: () => {
      void rooms.close()
      storage.close()
    },
  }
}

/** The headers a browser sends with the cookie it was just given. */
export function browserHeaders(answer: Pick<Response, 'headers'>, origin = home): Record<string, string> {
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error('The answer sets no cookie')
  return { cookie, origin }
}

export interface Started {
  readonly created: CreatedBoard
  /** The facilitator's headers. */
  readonly facilitator: Record<string, string>
}

/** Makes a board in a browser. */
export async function startBoard(server: TestServer, title = 'Harbour'): Promise<Started> {
  const answer = await server.ask('POST', '/api/boards', { body: { title, name: 'Fay' } })
  const created: CreatedBoard = await answer.json()
  return { created, facilitator: browserHeaders(answer) }
}

/** Joins a board from a new browser. */
export async function joinBoard(
  server: TestServer,
  { board, links }: CreatedBoard,
  role: keyof CreatedBoard['links'],
  name: string = role,
): Promise<{ readonly joined: Joined; readonly headers: Record<string, string> }> {
  const body = { key: links[role].key, name }
  const answer = await server.ask('POST', `/api/boards/${board.id}/join`, { body })
  return { joined: await answer.json(), headers: browserHeaders(answer) }
}
