import { builtinModules } from 'node:module'
import { defineConfig } from 'vitest/config'
import server from './package.json' with { type: 'json' }

const installed = Object.keys({ ...server.dependencies, ...server.optionalDependencies }).filter(
  (name) => name !== '@commonground/shared',
)

/**
 * The server as one file for each of its two kinds of thread, another that starts it, and what they share. Only the
 * server's own packages are left outside: shared's are not installed beside it,
 * and a second copy of yjs would not know the first one's documents.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: { main: 'src/main.ts', jobs: 'src/workers/jobs.ts' },
      external: (id) => isBuiltIn(id) || installed.some((name) => id === name || id.startsWith(`${name}/`)),
      // All in one folder: the threads are started with the file beside.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', format: 'es' },
    },
  },
  ssr: { noExternal: true, external: installed },
  // A loaded machine is slow, not wrong: what hangs is ended, what is late is not.
  // Files share one loaded copy of the modules: loading them anew for each took longer than the tests.
  test: {
    include: ['src/**/*.test.ts'],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})

function isBuiltIn(id: string): boolean {
  return id.startsWith('node:') || builtinModules.includes(id)
}
