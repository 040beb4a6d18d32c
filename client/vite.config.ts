import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const server = { target: 'http://127.0.0.1:3000' }

export default defineConfig({
  plugins: [
    react(),
    // The words inside React Aria, in the one language the product speaks so far.
    { ...optimizeLocales.vite({ locales: ['en-GB', 'en-US'] }), enforce: 'pre' },
    shell(),
    precompress(),
  ],
  resolve: { dedupe: ['yjs', 'react', 'react-dom', 'konva'] },
  // The worker loads what a workbook needs only when there is one.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: true,
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    rollupOptions: {
      // A start on a slow machine is no time for advice on plugins.
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\// },
            { name: 'konva', test: /node_modules\/(konva|react-konva|react-reconciler|its-fine)\// },
            // What most parts share compresses better as one; the rest stays with the panel that needs it.
            {
              name: 'controls',
              test: /node_modules\/(react-aria|react-stately|react-aria-components|@internationalized)\//,
              minShareCount: 4,
            },
            { name: 'document', test: /node_modules\/(yjs|lib0|y-protocols|y-websocket|idb)\// },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // Not as plain addresses: Vite would then rewrite the host, and the server would take its own page for a foreign one.
    proxy: {
      '/api': server,
      '/healthz': server,
      '/sync': { ...server, ws: true },
    },
  },
  // A loaded machine is slow, not wrong. Files share one loaded copy of the modules: loading them anew for each took
  // a third of the time.
  test: { include: ['src/**/*.test.{ts,tsx}'], isolate: false, maxWorkers: 2, testTimeout: 30_000 },
})

/** Builds the service worker and writes into it which files there are. */
function shell(): Plugin {
  const fileName = 'sw.js'
  return {
    name: 'shell',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/offline/worker.ts', fileName })
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const built = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css)$/.test(name))
        const files = [...built, 'icon.svg'].map((name) => `/${name}`).sort()
        const version = createHash('sha256').update(files.join(' ')).digest('hex').slice(0, 12)
        const worker = bundle[fileName]
        if (worker?.type !== 'chunk' || worker.imports.length > 0) throw new Error('sw.js must stand alone')
        worker.code = worker.code
          .replace('__SHELL_FILES__', files.join(' '))
          .replace('__SHELL_VERSION__', version)
      },
    },
  }
}

/** Writes every asset a second and third time, as small as it goes, so that the server never compresses. */
function precompress(): Plugin {
  const brotli = promisify(brotliCompress)
  const deflate = promisify(gzip)
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const names = (await readdir(dir, { recursive: true })).filter((name) => /\.(js|css|svg)$/.test(name))
      for (const name of names) {
        const path = join(dir, name)
        const bytes = await readFile(path)
        if (bytes.length < 1024) continue
        await writeFile(
          `${path}.br`,
          await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        )
        await writeFile(`${path}.gz`, await deflate(bytes, { level: 9 }))
      }
    },
  }
}
