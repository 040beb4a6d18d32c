import { BoardError } from '@commonground/shared/base/boardError'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { hashSecret } from '../identity/secrets.ts'
import { type Bucket, createBucket } from '../rooms/bucket.ts'

/** What may be asked for only so often. Each throws BoardError `too-many-attempts` beyond that. */
export interface Rates {
  /** Somebody new comes by a link, which may be on the screen of a whole room. */
  readonly join: (link: string) => void
  /** A board is made from an address, behind which there may be a whole office. */
  readonly makeBoard: (address: string) => void
  /** A member reads a board by request. */
  readonly readContent: (member: string) => void
}

/** Bursts, and what comes back a second. @see SPEC A23 */
const allowed = {
  join: [300, 300 / 60],
  makeBoard: [200, 200 / 3600],
  // Each of twelve tabs asks every four seconds.
  readContent: [40, 4],
} as const
const mostSubjects = 10_000

export function createRates(now: () => number): Rates {
  const rate = ([burst, perSecond]: readonly [number, number]): ((subject: string) => void) => {
    const buckets = new Map<string, Bucket>()
    return (subject) => {
      // Subjects come from outside and may be long.
      const key = hashSecret(subject)
      const bucket = buckets.get(key) ?? createBucket(burst, perSecond)
      buckets.delete(key)
      buckets.set(key, bucket)
      const [oldest] = buckets.keys()
      if (buckets.size > mostSubjects && oldest !== undefined) buckets.delete(oldest)
      if (!bucket.take(1, now())) throw new BoardError('too-many-attempts')
    }
  }
  return {
    join: rate(allowed.join),
    makeBoard: rate(allowed.makeBoard),
    readContent: rate(allowed.readContent),
  }
}

/** The network a request comes from, as far as the connection itself tells; of IPv6 the part one customer has. */
export function addressOf(c: Context): string {
  const address = c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : ''
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (!plain.includes(':')) return plain
  const [head = ''] = plain.split('::')
  return [...head.split(':'), '0', '0', '0', '0'].slice(0, 4).join(':')
}
