import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

test('a server needs no configuration', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '0.0.0.0',
    dataDir: './data',
    logLevel: 'info',
    historyDays: 30,
  })
})

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', PUBLIC_ORIGIN: ' ', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('every variable is read', () => {
  const all = {
    PORT: '8080',
    HOST: '::1',
    DATA_DIR: '/var/lib/commonground',
    PUBLIC_ORIGIN: 'https://Maps.Example.org/',
    BOARD_CREATION: 'key',
    CREATE_KEY: 'harbour-wall-42',
    LOG_LEVEL: 'debug',
    HISTORY_DAYS: '90',
  }
  expect(readConfig(all)).toEqual({
    port: 8080,
    host: '::1',
    dataDir: '/var/lib/commonground',
    publicOrigin: 'https://maps.example.org',
    createKey: 'harbour-wall-42',
    logLevel: 'debug',
    historyDays: 90,
  })
})

test.each([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3000.5'],
  ['PORT', '0x10'],
  ['HOST', 'http://localhost'],
  ['HOST', 'a b'],
  ['DATA_DIR', 'postgres://db/boards'],
  ['PUBLIC_ORIGIN', 'maps.example.org'],
  ['PUBLIC_ORIGIN', 'https://maps.example.org/boards'],
  ['PUBLIC_ORIGIN', 'https://user:word@maps.example.org'],
  ['PUBLIC_ORIGIN', 'ftp://maps.example.org'],
  ['PUBLIC_ORIGIN', '*'],
  ['BOARD_CREATION', 'nobody'],
  ['CREATE_KEY', 'set-without-the-mode'],
  ['DATABASE_URL', 'postgres://db/boards'],
  ['LOG_LEVEL', 'loud'],
  ['HISTORY_DAYS', '0'],
  ['HISTORY_DAYS', 'forever'],
])('%s=%s stops the start with one line that names it', (name, value) => {
  expect(messageFor({ [name]: value })).toMatch(new RegExp(`^${name} [^\\n]+\\.$`))
})

test('boards that need a key need one that nobody guesses', () => {
  expect(messageFor({ BOARD_CREATION: 'key' })).toMatch(/^CREATE_KEY must be set/)
  expect(messageFor({ BOARD_CREATION: 'key', CREATE_KEY: 'short' })).toMatch(
    /^CREATE_KEY must have at least 12/,
  )
})

test('P4 a refused key is not repeated', () => {
  expect(messageFor({ CREATE_KEY: 'harbour-wall-42' })).not.toContain('harbour')
  expect(messageFor({ DATABASE_URL: 'postgres://user:word@db/boards' })).not.toContain('word')
})

function messageFor(environment: Readonly<Record<string, string>>): string {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}
