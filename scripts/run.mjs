// The one way to start, test and develop, from nothing but Node and npm. Built-in modules only: it runs before any install.
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { build } from './build.mjs'
import { check } from './check.mjs'
import { install } from './install.mjs'
import { run, runUntilStopped } from './process.mjs'
import { test } from './test.mjs'

const oldest = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).engines.node.slice(2)

const tasks = {
  async start() {
    await install()
    await build()
    return runUntilStopped('node', ['--enable-source-maps', 'server/dist/main.js', ...rest])
  },
  async dev() {
    await install()
    return runUntilStopped('node', ['scripts/dev.mjs', ...rest])
  },
  async check() {
    await install()
    return check()
  },
  async test() {
    await install()
    return test(rest)
  },
  async bench() {
    await install()
    await build()
    return run('pnpm', ['--filter', '@commonground/tests', 'bench', ...rest])
  },
}

const [name, ...rest] = process.argv.slice(2)
const task = tasks[name]

if (compare(process.versions.node, oldest) < 0) {
  fail(`Commonground needs Node ${oldest} or newer; this is ${process.versions.node}.`)
} else if (!task) {
  fail(`Say what to run: ${Object.keys(tasks).join(', ')}.`)
} else if (!existsSync('pnpm-workspace.yaml')) {
  fail('Run this from the folder that holds package.json.')
} else {
  process.exitCode = await task()
}

function compare(a, b) {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number))
  return x[0] - y[0] || x[1] - y[1] || x[2] - (y[2] ?? 0)
}

function fail(sentence) {
  console.error(sentence)
  process.exitCode = 1
}
