/** How the server was started. Read once, by `main`; everything else is handed what it needs. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** The origin people type, when a proxy stands in front; otherwise the request's own host counts. */
  readonly publicOrigin?: string
  /** Set when only those who know this key may make boards. */
  readonly createKey?: string
  readonly logLevel: LogLevel
  readonly historyDays: number
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
type LogLevel = (typeof logLevels)[number]

/** Why the server cannot start, in one line that names the variable. */
export class ConfigError extends Error {}

export type Environment = Readonly<Record<string, string | undefined>>

const shortestCreateKey = 12

/**
 * Reads every variable the server knows. An empty variable counts as absent, as compose files write it.
 *
 * @throws ConfigError for the first value that cannot stand.
 */
export function readConfig(environment: Environment): Config {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined
  if (read('DATABASE_URL')) {
    fail('DATABASE_URL', 'PostgreSQL is not supported yet; remove it and the boards are kept in DATA_DIR')
  }
  const publicOrigin = readOrigin(read('PUBLIC_ORIGIN'))
  const createKey = readCreateKey(read('BOARD_CREATION') ?? 'anyone', read('CREATE_KEY'))
  return {
    port: readWhole('PORT', read('PORT') ?? '3000', 0, 65_535),
    host: readHost(read('HOST') ?? '0.0.0.0'),
    dataDir: readFolder(read('DATA_DIR') ?? './data'),
    ...(publicOrigin && { publicOrigin }),
    ...(createKey && { createKey }),
    logLevel: readLogLevel(read('LOG_LEVEL') ?? 'info'),
    historyDays: readWhole('HISTORY_DAYS', read('HISTORY_DAYS') ?? '30', 1, 36_500),
  }
}

function readWhole(name: string, value: string, least: number, most: number): number {
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
  if (number >= least && number <= most) return number
  return fail(name, `must be a whole number from ${least} to ${most}, not “${value}”`)
}

function readHost(value: string): string {
  if (/^[\w.:-]+$/.test(value) && !value.includes('://')) return value
  return fail('HOST', `must be an address or a host name such as 127.0.0.1, not “${value}”`)
}

function readFolder(value: string): string {
  if (!value.includes('\0') && !/^[a-z]+:\/\//i.test(value)) return value
  return fail('DATA_DIR', `must be a folder, not “${value}”`)
}

function readOrigin(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  const isOrigin =
    url &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  if (isOrigin) return url.origin
  return fail('PUBLIC_ORIGIN', `must be an origin such as https://maps.example.org, not “${value}”`)
}

function readCreateKey(mode: string, key: string | undefined): string | undefined {
  if (mode === 'anyone') {
    if (key) fail('CREATE_KEY', 'is set, but BOARD_CREATION is not “key”: anyone could make boards')
    return undefined
  }
  if (mode !== 'key') fail('BOARD_CREATION', `must be “anyone” or “key”, not “${mode}”`)
  if (!key) fail('CREATE_KEY', 'must be set when BOARD_CREATION is “key”')
  if (key.length < shortestCreateKey) {
    fail('CREATE_KEY', `must have at least ${shortestCreateKey} letters, so that nobody guesses it`)
  }
  return key
}

function readLogLevel(value: string): LogLevel {
  const level = logLevels.find((known) => known === value)
  return level ?? fail('LOG_LEVEL', `must be one of ${logLevels.join(', ')}, not “${value}”`)
}

function fail(name: string, reason: string): never {
  throw new ConfigError(`${name} ${reason}.`)
}
