import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { isApi } from './headers.ts'

const noncePlace = /__CSP_NONCE__/g

/**
 * The built client: its files, and for every other address the same page, which holds nothing of any board.
 *
 * @param folder where the built client lies.
 */
export function siteRoutes(folder: string): Hono {
  const app = new Hono()
  const page = readPage(join(folder, 'index.html'))
  if (page === undefined) {
    // The API works without it: `pnpm dev` serves the client elsewhere.
    return app.get('*', (c) =>
      isApi(c.req.path) ? c.notFound() : c.text('The page is not built. Run “npm start”.', 503),
    )
  }

  const files = serveStatic({ root: folder, precompressed: true, index: 'none' })
  app.use(kept())
  app.use(async (c, next) => {
    // The page itself never goes out as a file: it needs its nonce.
    const isPage = c.req.path === '/' || c.req.path.endsWith('/index.html')
    return isApi(c.req.path) || isPage ? next() : files(c, next)
  })
  app.get('*', (c) => {
    if (isApi(c.req.path) || isAsset(c.req.path)) return c.notFound()
    return c.html(page.replace(noncePlace, c.get('secureHeadersNonce') ?? ''))
  })
  return app
}

/** Files whose name carries their hash are kept for ever; everything else is asked for again. */
function kept(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (isApi(c.req.path) || !c.res.ok) return
    c.header('cache-control', isAsset(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache')
  }
}

function isAsset(path: string): boolean {
  return path.startsWith('/assets/')
}

function readPage(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
