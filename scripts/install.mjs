import { run } from './process.mjs'
import { once } from './stamp.mjs'

const manifests = ['client', 'server', 'shared', 'tests'].map((part) => `${part}/package.json`)

/** Installs what the lockfile names, unless it is installed already. Ends the process when that fails. */
export function install() {
  const inputs = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]
  return once('install', { inputs, outputs: ['node_modules/.modules.yaml'] }, async () => {
    console.log('Installing (the first time takes a minute or two) …')
    const args = ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only']
    const code = await run('pnpm', args, { quiet: true, env: { CI: 'true' } })
    if (code !== 0) {
      console.error('The install failed; the lines above say why.')
      process.exit(code)
    }
  })
}
