// Runs the benchmarks named, or all of them, one after the other, each in a process of its own.
//   node bench/run.mjs [keeper durability hostile honest map neighbours start soak turns workshop] [--quick] [--minutes 5] [--seed 1]
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import process from 'node:process'

const parts = [
  'keeper',
  'durability',
  'hostile',
  'honest',
  'map',
  'neighbours',
  'start',
  'soak',
  'turns',
  'workshop',
]
const given = process.argv.slice(2)
const named = parts.filter((part) => given.includes(part))
const options = given.filter((word) => !parts.includes(word))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')

let failed = 0
for (const part of named.length > 0 ? named : parts) {
  process.stdout.write(`\n── bench:${part}\n`)
  const { status } = spawnSync(process.execPath, [tsx, `bench/${part}.ts`, ...options], { stdio: 'inherit' })
  if (status !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
