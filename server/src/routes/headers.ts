import type { Context, MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { originOf } from './origin.ts'

/**
 * What a browser may do with our answers. Nothing from another host is ever loaded, and nobody may frame us. The one
 * `<style>` of react-aria carries the nonce of its page; everything else is a file of our own.
 *
 * @see SPEC P5
 */
export function pageHeaders(publicOrigin: string | undefined): MiddlewareHandler {
  // Safari before 15.4 does not count the socket of the same host as 'self'.
  const socket = (c: Context): string => {
    const origin = originOf(c.req.raw, publicOrigin)
    // Whoever asks names the host, and a star or a quotation mark in it would be a rule of its own.
    return plainOrigin.test(origin) ? origin.replace(/^http/, 'ws') : "'self'"
  }
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'", socket],
      fontSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // A server without TLS of its own must not promise it for a host name it shares.
    strictTransportSecurity: publicOrigin?.startsWith('https:') ? 'max-age=31536000' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  })
}

const plainOrigin = /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i

/** Nothing here is for search engines; what the API answers is never kept. */
export function privateAnswers(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    c.header('x-robots-tag', 'noindex, nofollow')
    if (isApi(c.req.path) && !c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  }
}

/** True for what is not the page or one of its files. */
export function isApi(path: string): boolean {
  return /^\/(api|sync)(\/|$)/.test(path) || /^\/(healthz|readyz|metrics)$/.test(path)
}
