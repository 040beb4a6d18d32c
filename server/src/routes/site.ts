import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { isApi } from './headers.ts'

const noncePlace = /__CSP_NONCE__/g

/**
 * The built client: its files, and for every other address the same page, which holds nothing of any board. Files
 * whose name carries their hash are kept for ever, everything else is asked for again.
 *
 * @param folder where the built client lies.
 */
export function siteRoutes(folder: string): Hono {
  const app = new Hono()
  const page = readPage(join(folder, 'index.html'))

  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable')
  })
  app.use('*', async (c, next) => {
    if (isApi(c.req.path) || c.req.path === '/' || c.req.path === '/index.html') return next()
    return files(c, next)
  })
  const files = serveStatic({
    root: folder,
    precompressed: true,
    index: 'none',
    onFound(_path, c) {
      if (!c.req.path.startsWith('/assets/')) c.header('cache-control', 'no-cache')
    },
  })
  app.get('*', (c) => {
    if (isApi(c.req.path) || c.req.path.startsWith('/assets/')) return c.notFound()
    if (page === undefined) return c.text('The page is not built yet. Run “npm start”.', 503)
    c.header('cache-control', 'no-cache')
    return c.html(page.replace(noncePlace, c.get('secureHeadersNonce') ?? ''))
  })

  return app
}

function readPage(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // The API works without it: `pnpm dev` serves the client elsewhere.
    return undefined
  }
}
