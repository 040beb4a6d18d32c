import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new link key, cookie or token: 256 random bits as 43 letters that need no escaping in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * The only form in which a secret is kept. A plain hash is enough: 256 random bits cannot be searched, so a slow
 * one would only slow us.
 *
 * @see SPEC A2
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/** Compares two hashes in a time that tells nothing about where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')]
  return left.length === right.length && timingSafeEqual(left, right)
}
