import { run } from './process.mjs'
import { once } from './stamp.mjs'

const parts = {
  server: {
    inputs: ['server', 'shared', 'tsconfig.base.json', 'pnpm-lock.yaml'],
    outputs: ['server/dist/main.js', 'server/dist/jobs.js'],
  },
  client: {
    inputs: ['client', 'shared', 'tsconfig.base.json', 'pnpm-lock.yaml'],
    outputs: ['client/dist/index.html'],
  },
}

/** Builds the server and the client, each only when its sources changed. Ends the process when that fails. */
export async function build() {
  for (const [part, files] of Object.entries(parts)) {
    await once(`build-${part}`, files, async () => {
      console.log(`Building the ${part} …`)
      const code = await run('node', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
        cwd: part,
      })
      if (code !== 0) process.exit(code)
    })
  }
}
