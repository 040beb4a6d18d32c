import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

const folder = 'node_modules/.stamps'
const skipped = new Set(['node_modules', 'dist', '.git', 'data', 'test-results'])

/** A hash over the given files and folders (their names and contents), and over the Node that runs. */
export function hashOf(paths) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}`)
  for (const path of paths.flatMap(filesUnder).sort()) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

/** Does the work unless it was done for the same inputs and its outputs are still there. */
export async function once(name, { inputs, outputs }, work) {
  const hash = hashOf(inputs)
  const stamp = join(folder, name)
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs.every(existsSync)
  if (done) return
  await work()
  mkdirSync(folder, { recursive: true })
  writeFileSync(stamp, hash)
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !skipped.has(name))
    .flatMap((name) => filesUnder(join(path, name)))
}
