import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../server', import.meta.url))

/** The tests run against the server as it is run in earnest: built. That takes a second. */
export function setup(): void {
  const built = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  if (built.status !== 0) throw new Error(`The server was not built:\n${built.stdout}${built.stderr}`)
}
