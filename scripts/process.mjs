import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'

const wanted = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).packageManager
const isWindows = process.platform === 'win32'

/** The environment for child processes: npm's own variables would change what pnpm does. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([key]) => !/^npm_(?!config_(nodedir|cafile|registry|.*proxy)$)/i.test(key),
  ),
)

let pnpm

/** How to call the pinned pnpm: the one on the path when it is that version, else through npx. */
function pnpmCommand() {
  if (pnpm) return pnpm
  const found = spawnSync('pnpm', ['--version'], { encoding: 'utf8', shell: isWindows, env: environment })
  pnpm = found.stdout?.trim() === wanted.split('@')[1] ? ['pnpm'] : ['npx', '--yes', wanted]
  return pnpm
}

function commandLine(command, args) {
  if (command === 'pnpm') {
    const [first, ...before] = pnpmCommand()
    return [first, [...before, ...args], isWindows]
  }
  return command === 'node' ? [process.execPath, args, false] : [command, args, isWindows]
}

/**
 * Runs a command to its end with its output shown. Answers its exit code.
 *
 * @param options `quiet` keeps the output back unless the command fails; `env` is added to the environment.
 */
export function run(command, args, { quiet = false, env = {}, cwd } = {}) {
  const [file, list, shell] = commandLine(command, args)
  return new Promise((resolve) => {
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    const child = spawn(file, list, { stdio, shell, cwd, env: { ...environment, ...env } })
    const kept = []
    child.stdout?.on('data', (bytes) => kept.push(bytes))
    child.stderr?.on('data', (bytes) => kept.push(bytes))
    child.on('error', (error) => {
      console.error(`Cannot run ${command}: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(kept))
      resolve(code ?? 1)
    })
  })
}

/** The memory that glibc keeps for each thread stays taken after a large file: two such pools are enough. */
const memory = { MALLOC_ARENA_MAX: '2' }

/** Runs a server until it ends or this process is told to stop, also when npm died and left us behind. */
export function runUntilStopped(command, args) {
  const [file, list, shell] = commandLine(command, args)
  const child = spawn(file, list, { stdio: 'inherit', shell, env: { ...memory, ...environment } })
  const parent = process.ppid
  const stop = (signal) => child.kill(signal)
  const watch = setInterval(() => {
    if (process.ppid !== parent) stop('SIGTERM')
  }, 1000)
  watch.unref()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch)
      resolve(code ?? 0)
    })
  })
}
