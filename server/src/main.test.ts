import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CreatedBoard } from '@commonground/shared/protocol/http'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'

const root = fileURLToPath(new URL('..', import.meta.url))
// Within the package, so that the built file finds what is installed for it.
const built = join(root, 'node_modules', '.main-test')
const json = { 'content-type': 'application/json' }
const started = new Set<ChildProcessWithoutNullStreams>()
let folder: string

beforeAll(() => build({ root, logLevel: 'silent', build: { outDir: built, emptyOutDir: true } }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonground-main-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(built, { recursive: true, force: true })
})

interface Ended {
  readonly code: number | null
  readonly said: string
  readonly complained: string
}

interface Process {
  readonly child: ChildProcessWithoutNullStreams
  /** Where it listens, once it does. */
  readonly address: Promise<string>
  readonly ended: Promise<Ended>
}

/** The program as it is delivered, in a process of its own. */
function start(environment: Readonly<Record<string, string>>, flags: readonly string[] = []): Process {
  const child = spawn(process.execPath, [...flags, join(built, 'main.js')], {
    cwd: root,
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      ...environment,
    },
  })
  started.add(child)
  let said = ''
  let complained = ''
  child.stderr.on('data', (bytes) => {
    complained += bytes
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      started.delete(child)
      resolve({ code, said, complained })
    })
  })
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      said += bytes
      const [url] = /http:\/\/localhost:\d+/.exec(said) ?? []
      if (url) resolve(url)
    })
    void ended.then((end) => reject(new Error(`It ended with ${end.code}: ${end.complained}`)))
  })
  // Who only waits for the end does not ask where it listened.
  address.catch(() => {})
  return { child, address, ended }
}

// The other things an operator can put right are in tests/storage/start.test.ts.
test.each([
  ['HOST', '203.0.113.1', /^HOST 203\.0\.113\.1 is not an address of this machine\.\n$/],
  ['DATA_DIR', '/dev/null/data', /^DATA_DIR \/dev\/null\/data cannot be made.*\n$/],
])('%s=%s is answered in one line', async (name, value, line) => {
  const end = await start({ [name]: value }).ended
  expect(end.complained).toMatch(line)
  expect(end.code).toBe(1)
})

test('P4 an error nobody expected stops it cleanly, and the log says where but not what', async () => {
  const stray = "process.on('SIGUSR2', () => Promise.reject(new Error('Secret canary')))"
  const server = start({}, ['--import', `data:text/javascript;base64,${btoa(stray)}`])
  const made = await makeBoard(await server.address)
  server.child.kill('SIGUSR2')
  const end = await server.ended
  expect(end.code).toBe(1)
  expect(end.said).toContain('an unexpected error stops the server')
  expect(end.said + end.complained).not.toContain('canary')
  expect(await linesAfter(start({}), made)).toBe(41)
})

test('SIGTERM and SIGINT end it cleanly, and the boards are there afterwards', async () => {
  const first = start({})
  const made = await makeBoard(await first.address)
  first.child.kill('SIGTERM')
  expect(await first.ended).toMatchObject({ code: 0, complained: '' })

  const second = start({})
  expect(await linesAfter(second, made, 'SIGINT')).toBe(41)
  expect(await second.ended).toMatchObject({ code: 0, complained: '' })
  expect(await linesAfter(start({}), made)).toBe(41)
})

describe('A5 a socket is opened for', () => {
  let server: Process
  let port: string
  let headers: { cookie: string }
  let board: string
  const own = mkdtempSync(join(tmpdir(), 'commonground-origin-'))

  beforeAll(async () => {
    server = start({ PUBLIC_ORIGIN: 'https://maps.example.org', DATA_DIR: own })
    const address = await server.address
    port = new URL(address).port
    const made = await fetch(`${address}/api/boards`, {
      method: 'POST',
      headers: json,
      body: '{"title":"Harbour"}',
    })
    board = ((await made.json()) as CreatedBoard).board.id
    headers = { cookie: made.headers.get('set-cookie')?.split(';')[0] ?? '' }
  })

  afterAll(async () => {
    server.child.kill('SIGTERM')
    await server.ended
    rmSync(own, { recursive: true })
  })

  test.each([
    ['https://maps.example.org', 'opened'],
    ['http://maps.example.org', '403'],
    ['https://maps.example.org:8443', '403'],
    ['https://maps.example.org.', '403'],
    ['https://www.maps.example.org', '403'],
    ['https://example.org', '403'],
    ['https://maps.example.org.evil.example', '403'],
    ['https://maps-example.org', '403'],
    ['https://MAPS.example.org', '403'],
    ['http://localhost', '403'],
    ['null', '403'],
    [undefined, '403'],
  ])('a page of %s: %s', async (origin, expected) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${board}`, {
      headers: { ...headers, ...(origin !== undefined && { origin }) },
    })
    const outcome = await new Promise<string>((resolve) => {
      socket.on('open', () => resolve('opened'))
      socket.on('unexpected-response', (_request, answer) => resolve(String(answer.statusCode)))
      socket.on('error', (error) => resolve(error.message))
    })
    socket.terminate()
    expect(outcome).toBe(expected)
  })
})

async function makeBoard(address: string): Promise<CreatedBoard> {
  const answer = await fetch(`${address}/api/boards`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ title: 'Harbour', template: 'childPoverty', as: 'script' }),
  })
  return (await answer.json()) as CreatedBoard
}

/** How many lines a board's CSV has on a fresh start, which is ended then. */
async function linesAfter(
  { child, address, ended }: Process,
  { board, token = '' }: CreatedBoard,
  signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM',
): Promise<number> {
  const answer = await fetch(`${await address}/api/boards/${board.id}/export/csv`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const lines = (await answer.text()).split('\r\n').filter((line) => line !== '')
  child.kill(signal)
  await ended
  return lines.length
}
