// The real server on a storage that acknowledges before it commits: what the crash rounds must catch.
// Started like the real one, by environment variables.
import { join } from 'node:path'
import process from 'node:process'
import { upgradeWebSocket } from '@hono/node-server'
import { createApp } from '../../server/src/app.ts'
import { createHttpServer } from '../../server/src/httpServer.ts'
import { createIdentities } from '../../server/src/identity/identities.ts'
import { listen } from '../../server/src/listen.ts'
import { createMetrics } from '../../server/src/metrics.ts'
import { createRooms } from '../../server/src/rooms/rooms.ts'
import { isOwnOrigin } from '../../server/src/routes/origin.ts'
import { syncRoutes } from '../../server/src/routes/sync.ts'
import { openLateStorage } from './lateStorage.ts'

const lateMs = 60
const now = Date.now
const log = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }
const storage = openLateStorage(join(process.env['DATA_DIR'] ?? '.', 'commonground.sqlite'), lateMs)
const rooms = createRooms({ storage, now, log })
const identities = createIdentities({ storage, now, isSecure: false })
const sync = syncRoutes({
  rooms,
  identities,
  upgradeWebSocket,
  isAllowedOrigin: (request: Request) => isOwnOrigin(request, undefined),
  log,
})
const metrics = createMetrics({ rooms, damaged: () => 0 }, true)
const app = createApp({
  storage,
  rooms,
  identities,
  metrics: metrics.registry,
  sync,
  now,
  log,
  clientFolder: '.',
})
const server = createHttpServer(app.fetch)
const port = await listen(server, { port: 0, host: '127.0.0.1' })
process.stdout.write(`Faulty on purpose, at http://127.0.0.1:${port}\n`)
process.on('SIGTERM', () => process.exit(0))
