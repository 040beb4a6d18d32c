import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { closeAll, onClose } from '../support/closing.ts'
import { newFolder, removeFolder, runServer, type ServerOptions, startServer } from '../support/server.ts'
import { damage } from '../support/store.ts'

afterEach(closeAll)

function temporary(): string {
  const folder = newFolder()
  onClose(() => removeFolder(folder))
  return folder
}

/** Starts a server that must end by itself; answers what it printed. */
async function refusedStart(options: ServerOptions): Promise<string> {
  const run = runServer(options)
  onClose(() => run.child.kill('SIGKILL'))
  const code = await run.ended
  expect(code).not.toBe(0)
  expect(run.output()).not.toMatch(/^\s+at /m)
  return run.output().trim()
}

describe('a bad value stops the start with one line that names the variable', () => {
  const bad: readonly [string, Record<string, string>][] = [
    ['PORT', { PORT: 'web' }],
    ['PORT', { PORT: '70000' }],
    ['HOST', { HOST: 'http://here' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'https://maps.example.org/path' }],
    ['BOARD_CREATION', { BOARD_CREATION: 'nobody' }],
    ['CREATE_KEY', { BOARD_CREATION: 'key' }],
    ['HISTORY_DAYS', { HISTORY_DAYS: '-1' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DATA_DIR', { DATA_DIR: 'https://there' }],
  ]
  test.each(bad)('S9 %s %o', async (name, env) => {
    const output = await refusedStart({ dataDir: temporary(), env })
    expect(output.split('\n')).toHaveLength(1)
    expect(output).toContain(name)
  })
})

test.each([20, 32, 64, 100])('S9 that only %i files may be open is told in one line', async (most) => {
  const program = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url))
  const command = ['sh', '-c', `ulimit -n ${most}; exec "$0" "$1"`, process.execPath, program] as const
  const output = await refusedStart({ dataDir: temporary(), command })
  expect(output.split('\n')).toHaveLength(1)
  expect(output).toContain('ulimit -n')
})

test('S9 a busy port is told in one line that names it', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve)
  })
  onClose(() => other.close())
  const { port } = other.address() as AddressInfo
  const output = await refusedStart({ dataDir: temporary(), env: { PORT: String(port) } })
  expect(output.split('\n')).toHaveLength(1)
  expect(output).toContain(`PORT ${port}`)
})

test('S5 a second process on the same data is refused, and the first goes on', async () => {
  const first = await startServer({ dataDir: temporary() })
  onClose(() => first.end())
  const output = await refusedStart({ dataDir: first.dataDir })
  expect(output.split('\n')).toHaveLength(1)
  expect((await fetch(`${first.origin}/readyz`)).status).toBe(200)
})

test('S5 once the first has ended, or was killed, the next one starts', async () => {
  const dataDir = temporary()
  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
    const server = await startServer({ dataDir })
    await server.end(signal)
  }
})

test('S9 a data folder that is a file is told in one line', async () => {
  const folder = temporary()
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'file')
  writeFileSync(file, 'not a folder')
  const output = await refusedStart({ dataDir: file })
  expect(output.split('\n')).toHaveLength(1)
  expect(output).toContain('DATA_DIR')
})

test.runIf(existsSync('/proc/self'))('S9 a data folder that cannot be made is told in one line', async () => {
  const output = await refusedStart({ dataDir: '/proc/commonground/data' })
  expect(output.split('\n')).toHaveLength(1)
  expect(output).toContain('DATA_DIR')
})

test('S7 data of a newer version is refused in one line and left as it is', async () => {
  const dataDir = temporary()
  const first = await startServer({ dataDir })
  await first.end()
  damage(dataDir, (driver) => driver.exec('PRAGMA user_version = 99'))
  const output = await refusedStart({ dataDir })
  expect(output.split('\n')).toHaveLength(1)
  expect(output).toContain('99')
  damage(dataDir, (driver) => {
    expect(driver.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 })
  })
})

test('S9 a store that is no database is told in one line and left as it is', async () => {
  const folder = temporary()
  writeFileSync(join(folder, 'commonground.sqlite'), 'this is no database, but somebody’s notes '.repeat(200))
  const output = await refusedStart({ dataDir: folder })
  expect(output.split('\n')).toHaveLength(1)
})
