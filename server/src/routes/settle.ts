import type { Context } from 'hono'
import type { Credential, Identities } from '../identity/identities.ts'

/** Who the sender of a request is from now on, and the token to tell a script. */
export interface Settled {
  readonly identity: string
  readonly token?: string
}

/**
 * Finds or makes the identity of someone who joins or makes a board. A browser gets its cookie (again), a script its
 * token and never a cookie.
 */
export function settle(c: Context, identities: Identities, as: 'browser' | 'script' | undefined): Settled {
  const credential: Credential = presentedAs(c, identities, as) ?? identities.make(as ?? 'browser')
  if (credential.kind === 'script') return { identity: credential.hash, token: credential.secret }
  c.header('set-cookie', identities.cookie(credential.secret))
  return { identity: credential.hash }
}

/** The credential that a request carries and keeps; nothing when it will be given another. */
export function presentedAs(
  c: Context,
  identities: Identities,
  as: 'browser' | 'script' | undefined,
): Credential | undefined {
  const presented = identities.presented(c.req.raw.headers)
  return presented && (as === undefined || presented.kind === as) ? presented : undefined
}
