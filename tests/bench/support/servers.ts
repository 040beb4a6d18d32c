import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import process from 'node:process'
import { createBoard, joinBoard } from '../../support/http.ts'
import { newFolder, removeFolder, startServer } from '../../support/server.ts'
import type { Door } from './mover.ts'

/** A server under measurement, in a process of its own. */
export interface Measured {
  readonly name: string
  readonly pid: number
  /** Opens a new board and answers one door per person. */
  readonly board: (people: number) => Promise<readonly Door[]>
  readonly end: () => Promise<unknown>
}

export async function commonground(): Promise<Measured> {
  const dataDir = newFolder()
  const server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn' } })
  return {
    name: 'Commonground',
    pid: server.pid,
    board: async (people) => {
      const created = await createBoard(server.origin)
      const doors: Door[] = []
      for (let at = 0; at < people; at += 1) {
        const { token } = await joinBoard(server.origin, created, 'participant', `Person ${at}`)
        doors.push({ address: `${server.origin.replace('http', 'ws')}/sync/${created.board.id}`, token })
      }
      return doors
    },
    end: async () => {
      await server.end()
      removeFolder(dataDir)
    },
  }
}

/** The server of the y-websocket project, keeping nothing on disk: what most Yjs products start from. */
export async function yWebsocketServer(): Promise<Measured> {
  const port = await freePort()
  const script = createRequire(import.meta.url)
    .resolve('@y/websocket-server/package.json')
    .replace('package.json', 'dist/server.cjs')
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`@y/websocket-server ended with ${code}`)))
  })
  let boards = 0
  return {
    name: '@y/websocket-server 0.1.1',
    pid: child.pid ?? 0,
    board: (people) => {
      boards += 1
      return Promise.resolve(
        Array.from({ length: people }, () => ({ address: `ws://127.0.0.1:${port}/board${boards}` })),
      )
    },
    end: () =>
      new Promise((resolve) => {
        child.once('exit', resolve)
        child.kill('SIGKILL')
      }),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
