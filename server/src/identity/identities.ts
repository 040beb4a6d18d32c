import type { BoardId } from '@commonground/shared/base/ids'
import type { Membership, StoredIdentity } from '../storage/accessTables.ts'
import type { Storage } from '../storage/storage.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** A secret someone presented or was just given, and the hash it is known by here. */
export interface Credential {
  readonly hash: string
  readonly secret: string
  readonly kind: StoredIdentity['kind']
}

/** Who sends a request: a browser by its cookie, a script by its bearer token. */
export interface Identities {
  /** The identity a request carries, or nothing when it carries none that we gave. */
  find(headers: Headers): string | undefined
  /** The same with its secret, for renewing a cookie or repeating a token to its owner. */
  presented(headers: Headers): Credential | undefined
  hasCookie(headers: Headers): boolean
  /** What an identity is on a board that is open; nothing on one that is absent or in the trash. */
  membership(board: BoardId, identity: string): Membership | undefined
  /** Makes a new identity. Its secret exists only in the answer. */
  make(kind: StoredIdentity['kind']): Credential
  /** The `Set-Cookie` value that makes a browser this identity. */
  cookie(secret: string): string
}

export interface IdentitiesDeps {
  readonly storage: Storage
  readonly now: () => number
  /** True when people reach us over https. */
  readonly isSecure: boolean
}

// Browsers keep no cookie longer than 400 days; every join renews it.
const cookieSeconds = 400 * 24 * 60 * 60

/**
 * One cookie per browser, for all its boards. `Strict` is enough for links that are opened from a chat: the page they
 * lead to is the same for everyone, and what it then asks for is asked by our own page. It also keeps another site
 * from making a browser download an export.
 *
 * @see SPEC A2, A5
 */
export function createIdentities({ storage, now, isSecure }: IdentitiesDeps): Identities {
  // On https only the `__Host-` name counts: no other subdomain can plant that one.
  const cookieName = isSecure ? '__Host-cg_identity' : 'cg_identity'

  function presented(headers: Headers): Credential | undefined {
    const kind = isScript(headers) ? 'script' : 'browser'
    const secret = kind === 'script' ? readBearer(headers) : readCookie(headers, cookieName)
    if (!secret) return undefined
    const hash = hashSecret(secret)
    return storage.identities.find(hash)?.kind === kind ? { hash, secret, kind } : undefined
  }

  return {
    presented,
    find: (headers) => presented(headers)?.hash,
    hasCookie: (headers) => readCookie(headers, cookieName) !== undefined,
    membership(board, identity) {
      const row = storage.boards.find(board)
      if (!row || row.trashedAt !== undefined) return undefined
      return storage.memberships.find(board, identity)
    },
    make(kind) {
      const secret = newSecret()
      const hash = hashSecret(secret)
      storage.identities.add({ hash, kind, createdAt: now() })
      return { hash, secret, kind }
    },
    cookie(secret) {
      const flags = `Path=/; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
      return `${cookieName}=${secret}; ${flags}`
    },
  }
}

/**
 * True for a request that brings a token, good or not: it is judged by that alone, never by a cookie beside it.
 * Other schemes are not ours: a proxy in front may ask browsers for a password.
 */
export function isScript(headers: Headers): boolean {
  return /^Bearer\b/i.test(headers.get('authorization') ?? '')
}

function readBearer(headers: Headers): string | undefined {
  return /^Bearer +([\w-]{43})$/i.exec(headers.get('authorization') ?? '')?.[1]
}

function readCookie(headers: Headers, name: string): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
