import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { upgradeWebSocket } from '@hono/node-server'
import pino, { type Logger } from 'pino'
import { createApp } from './app.ts'
import { startBackups } from './backups.ts'
import { steadyClock } from './clock.ts'
import { type Config, ConfigError, type Environment, readConfig } from './config.ts'
import { watchDamage } from './damage.ts'
import { startHousekeeping } from './housekeeping.ts'
import { createHttpServer } from './httpServer.ts'
import { createArrivals } from './identity/arrivals.ts'
import { createIdentities } from './identity/identities.ts'
import { addresses, ListenError, listen, networkAddresses } from './listen.ts'
import { createMetrics } from './metrics.ts'
import { createRooms } from './rooms/rooms.ts'
import { isOwnOrigin } from './routes/origin.ts'
import { syncRoutes } from './routes/sync.ts'
import { openSqlite } from './storage/sqlite.ts'
import type { OnUnreadable } from './storage/sqliteBoards.ts'
import { type Storage, StorageRefused } from './storage/storage.ts'

// The same from src and from dist.
const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url))
const stopWithinMs = 10_000

interface Running {
  readonly log: Logger
  /** Lets nobody in any more, saves what came, ends every connection. */
  readonly stop: () => Promise<void>
}

async function start(config: Config): Promise<Running> {
  const log = createLog(config)
  const damage = watchDamage(log)
  const storage = openStorage(config.dataDir, damage.note)
  const now = steadyClock()
  const rooms = createRooms({ storage, now, log })
  const { publicOrigin } = config
  const identities = createIdentities({ storage, now, isSecure: publicOrigin?.startsWith('https:') ?? false })
  const arrivals = createArrivals({ storage, now })
  const metrics = createMetrics({ rooms, damaged: damage.count }, true)
  const sync = syncRoutes({
    rooms,
    identities,
    upgradeWebSocket,
    isAllowedOrigin: (request) => isOwnOrigin(request, publicOrigin),
    log,
    onConnected: arrivals.note,
  })
  let port = config.port
  const app = createApp({
    ...config,
    networkAddresses: () => networkAddresses(port, config.host),
    storage,
    rooms,
    identities,
    metrics: metrics.registry,
    onAnswer: metrics.onAnswer,
    sync,
    now,
    log,
    clientFolder,
  })
  const server = createHttpServer(app.fetch)

  const stopHousekeeping = startHousekeeping({ ...config, storage, now, log })
  const stopBackups = startBackups({
    storage,
    beginEpoch: () => rooms.beginEpoch(),
    folder: join(config.dataDir, 'backups'),
    now,
    log,
  })
  const stop = async (): Promise<void> => {
    stopHousekeeping()
    stopBackups()
    server.close()
    await rooms.close()
    arrivals.close()
    // Connections that requests carry are told of the end by answers that are still on their way out.
    await new Promise(setImmediate)
    server.closeAllConnections()
    storage.close()
  }
  try {
    port = await listen(server, config)
    tell([...(publicOrigin ? [publicOrigin] : []), ...addresses(port, config.host)])
  } catch (error) {
    await stop()
    throw error
  }
  return { log, stop }
}

function createLog({ logLevel }: Config): Logger {
  return pino({
    level: logLevel,
    base: null,
    serializers: {
      // A message may quote what somebody typed; where it happened never does.
      err: (error: unknown) => ({
        type: error instanceof Error ? error.name : typeof error,
        code: error instanceof Error && 'code' in error ? error.code : undefined,
        at:
          error instanceof Error
            ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
            : undefined,
      }),
    },
  })
}

function openStorage(folder: string, onUnreadable: OnUnreadable): Storage {
  try {
    makeFolder(folder)
  } catch (cause) {
    throw new StorageRefused(`DATA_DIR ${folder} cannot be made or opened. Set another, or its rights.`, {
      cause,
    })
  }
  return openSqlite(join(folder, 'commonground.sqlite'), onUnreadable)
}

/** One by one: Node's own recursive way never ends below a folder that takes none, such as /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function tell(origins: readonly string[]): void {
  const [first, ...others] = origins
  const lines = [`Commonground is at ${first}`, ...others.map((origin) => `            also at ${origin}`)]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** True for what an operator can put right; its message says how. */
function isForOperator(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof StorageRefused || error instanceof ListenError
}

async function runUntilStopped(environment: Environment): Promise<void> {
  let stopping: Promise<void> | undefined
  const { log, stop } = await start(readConfig(environment))

  const end = (code: number): void => {
    if (stopping) return
    const late = setTimeout(() => {
      log.error({ afterMs: stopWithinMs }, 'stopping took too long')
      process.exit(1)
    }, stopWithinMs)
    late.unref()
    stopping = stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.fatal({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => end(0))
  process.on('SIGINT', () => end(0))
  // Going on after an error nobody expected could write nonsense; a fresh start reads what is on disk.
  const fail = (error: unknown): void => {
    log.fatal({ err: error }, 'an unexpected error stops the server')
    end(1)
  }
  process.on('unhandledRejection', fail)
  process.on('uncaughtException', fail)
}

/** Runs the server until it is told to stop. What an operator can put right is said in one line. @see SPEC S9 */
export async function run(environment: Environment): Promise<void> {
  try {
    await runUntilStopped(environment)
  } catch (error) {
    if (!isForOperator(error)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
