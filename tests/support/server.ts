import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = join(root, 'server/dist/main.js')
const startWithinMs = 20_000

/** The real server as its own process, on a port the system chose and a folder of its own. */
export interface RunningServer {
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  readonly pid: number
  readonly dataDir: string
  /** Everything it printed so far. */
  readonly output: () => string
  /** Sends a signal and resolves with the exit code once it has ended (`null` when a signal ended it). */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>
}

export interface ServerOptions {
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
  /** What to run instead of the built server, and how. */
  readonly command?: readonly [string, ...string[]]
}

/** A new empty folder under the system's temporary one. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'commonground-test-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Starts a server and resolves when it says where it listens. @throws Error with its output when it does not. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? newFolder()
  const run = runServer({ ...options, dataDir })
  const port = await portOf(run)
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    pid: run.child.pid ?? 0,
    dataDir,
    output: run.output,
    end: (signal = 'SIGTERM') => {
      run.child.kill(signal)
      return run.ended
    },
  }
}

/** A server process that may or may not come up: for starts that must be refused. */
export interface ServerRun {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

/** Servers must not outlive what started them, however that ends. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export function runServer({ dataDir, env, command }: ServerOptions): ServerRun {
  const [file, ...args] = command ?? [process.execPath, '--enable-source-maps', built]
  const child = spawn(file, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      PORT: '0',
      // As `npm start` does.
      MALLOC_ARENA_MAX: '2',
      ...(dataDir !== undefined && { DATA_DIR: dataDir }),
      ...env,
    },
  })
  running.add(child)
  const printed: Buffer[] = []
  child.stdout?.on('data', (bytes: Buffer) => printed.push(bytes))
  child.stderr?.on('data', (bytes: Buffer) => printed.push(bytes))
  const output = (): string => Buffer.concat(printed).toString('utf8')
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve(code)
    })
  })
  return { child, output, ended }
}

function portOf({ child, output, ended }: ServerRun): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (why: string): void => reject(new Error(`The server ${why}:\n${output()}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      failed('did not say where it listens')
    }, startWithinMs)
    const look = (): void => {
      const port = /https?:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(output())?.[1]
      if (port === undefined) return
      clearTimeout(timer)
      child.stdout?.off('data', look)
      resolve(Number(port))
    }
    child.stdout?.on('data', look)
    void ended.then((code) => {
      clearTimeout(timer)
      failed(`ended with ${code}`)
    })
  })
}
