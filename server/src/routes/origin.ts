import { BoardError } from '@commonground/shared/base/boardError'
import type { MiddlewareHandler } from 'hono'
import { type Identities, isScript } from '../identity/identities.ts'

/** The origin this server is reached at: the configured one, or the one the request was sent to. */
export function originOf(request: Request, publicOrigin: string | undefined): string {
  return publicOrigin ?? new URL(request.url).origin
}

/**
 * True when a page of this very origin sent the request. Scheme, host and port must all be equal; a missing,
 * `null` or sub-domain origin is another one.
 *
 * @see SPEC A5
 */
export function isOwnOrigin(request: Request, publicOrigin: string | undefined): boolean {
  return request.headers.get('origin') === originOf(request, publicOrigin)
}

/**
 * Stops requests that another site made a browser send. Browsers put `Origin` on everything that changes something;
 * a script sends none, and brings either a bearer token or nothing a site could abuse.
 *
 * @see SPEC A5
 */
export function sameOrigin(identities: Identities, publicOrigin: string | undefined): MiddlewareHandler {
  return async (c, next) => {
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    const isFromBrowser = c.req.header('origin') !== undefined || identities.hasCookie(c.req.raw.headers)
    const isChecked = changes && isFromBrowser && !isScript(c.req.raw.headers)
    if (isChecked && !isOwnOrigin(c.req.raw, publicOrigin)) {
      const own = originOf(c.req.raw, publicOrigin)
      throw new BoardError('foreign-origin', `This server is ${own}. Behind a proxy, set PUBLIC_ORIGIN.`)
    }
    await next()
  }
}
