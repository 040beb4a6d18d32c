import { Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Registry } from 'prom-client'
import { createAttempts } from './identity/attempts.ts'
import type { Identities } from './identity/identities.ts'
import type { Rooms } from './rooms/liveRooms.ts'
import type { Log } from './rooms/log.ts'
import { createAllow } from './routes/access.ts'
import { boardRoutes } from './routes/boards.ts'
import { atMost, maxBodyBytes } from './routes/body.ts'
import { contentRoutes } from './routes/content.ts'
import type { RouteDeps } from './routes/deps.ts'
import { isApi, pageHeaders, privateAnswers } from './routes/headers.ts'
import { joinRoutes } from './routes/join.ts'
import { linkRoutes } from './routes/links.ts'
import { sameOrigin } from './routes/origin.ts'
import { peopleRoutes } from './routes/people.ts'
import { codeOf, problemAnswer } from './routes/problem.ts'
import { putBackRoutes } from './routes/putBack.ts'
import { createRates } from './routes/rates.ts'
import { roundRoutes } from './routes/rounds.ts'
import { siteRoutes } from './routes/site.ts'
import { sittingRoutes } from './routes/sittings.ts'
import { statusRoutes } from './routes/status.ts'
import { transferRoutes } from './routes/transfer.ts'
import { trashRoutes } from './routes/trash.ts'
import { versionRoutes } from './routes/versions.ts'
import { workshopRoutes } from './routes/workshop.ts'
import { type Storage, StorageError } from './storage/storage.ts'

export interface AppDeps {
  readonly storage: Storage
  readonly rooms: Rooms
  readonly identities: Identities
  readonly metrics: Registry
  /** The routes of live connections, where this server has them. */
  readonly sync?: Hono
  readonly now: () => number
  readonly log: Log
  readonly publicOrigin?: string
  /** Where other computers in the network find this server; none when it listens to its own alone. */
  readonly networkAddresses?: () => readonly string[]
  readonly createKey?: string
  /** Where the built client lies. */
  readonly clientFolder: string
  /** Called once per answered request. */
  readonly onAnswer?: (answer: Answer) => void
}

/** One answered request as metrics and log may know it: the pattern of its route, never its address. */
export interface Answer {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

/** The whole HTTP side of the server. Does nothing until it is asked, and holds nothing that needs closing. */
export function createApp(deps: AppDeps): Hono {
  const { storage, rooms, identities, log, now, publicOrigin } = deps
  const routeDeps: RouteDeps = {
    networkAddresses: () => [],
    ...deps,
    attempts: createAttempts({ now }),
    allow: createAllow(storage, identities),
    rates: createRates(now),
  }
  const app = new Hono()
  if (deps.onAnswer) app.use(measured(deps.onAnswer))
  app.use(privateAnswers())
  app.use(pageHeaders(publicOrigin))
  app.use('/api/*', sameOrigin(identities, publicOrigin))
  app.route('/', statusRoutes({ probe: () => probe(storage, rooms), now, metrics: deps.metrics }))
  if (deps.sync) app.route('/', deps.sync)
  app.route('/api', transferRoutes(routeDeps))
  app.route('/api', roundRoutes(routeDeps))
  app.route('/api', contentRoutes(routeDeps))
  app.use('/api/*', atMost(maxBodyBytes))
  app.route('/api', boardRoutes(routeDeps))
  app.route('/api', joinRoutes(routeDeps))
  app.route('/api', linkRoutes(routeDeps))
  app.route('/api', peopleRoutes(routeDeps))
  app.route('/api', versionRoutes(routeDeps))
  app.route('/api', putBackRoutes(routeDeps))
  app.route('/api', trashRoutes(routeDeps))
  app.route('/api', sittingRoutes(routeDeps))
  app.route('/api', workshopRoutes(routeDeps))
  app.route('/', siteRoutes(deps.clientFolder))

  app.notFound((c) => (isApi(c.req.path) ? problemAnswer('not-found') : c.text('Not found', 404)))
  app.onError((error, c) => {
    const code = codeOf(error)
    const isOurFault = code === 'server-error' || code === 'storage-unavailable'
    const err = error instanceof StorageError ? (error.cause ?? error) : error
    if (isOurFault) log.error({ err, route: routePath(c) }, 'a request failed')
    return problemAnswer(code, isOurFault ? undefined : error.message)
  })
  return app
}

function probe(storage: Storage, rooms: Rooms): void {
  storage.probe()
  if (rooms.stats().failing) throw new Error('Changes cannot be saved')
}

function measured(onAnswer: (answer: Answer) => void): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now()
    await next()
    const ms = performance.now() - start
    onAnswer({ method: c.req.method, route: routePath(c), status: c.res.status, ms })
  }
}
