import { copyFileSync, rmSync } from 'node:fs'
import { openSqlite } from '../../server/src/storage/sqlite.ts'
import type { Storage } from '../../server/src/storage/storage.ts'

type Call = () => void

/**
 * A storage with a planted fault: it says "done" at once and brings things to the disk only a while later. A copy of
 * the file answers everything; each call that may write is repeated on the real one after `lateMs`.
 */
export function openLateStorage(path: string, lateMs: number): Storage {
  const copy = `${path}.copy`
  openSqlite(path).close()
  // A log left by a killed process would bring back what the copy must not know.
  for (const left of [copy, `${copy}-wal`, `${copy}-shm`]) rmSync(left, { force: true })
  copyFileSync(path, copy)
  const quick = openSqlite(copy)
  const real = openSqlite(path)
  let waiting: Call[] = []

  const flush = (): void => {
    const calls = waiting
    waiting = []
    if (calls.length > 0) {
      real.transaction(() => {
        for (const call of calls) call()
      })
    }
  }
  const timer = setInterval(flush, lateMs)

  const table = <K extends keyof Storage>(name: K): Storage[K] =>
    new Proxy(quick[name] as object, {
      get:
        (target, key) =>
        (...args: unknown[]) => {
          const repeat = Reflect.get(real[name] as object, key) as (...args: unknown[]) => unknown
          waiting.push(() => repeat.apply(real[name], args))
          return (Reflect.get(target, key) as (...args: unknown[]) => unknown).apply(target, args)
        },
    }) as Storage[K]

  return {
    boards: table('boards'),
    links: table('links'),
    identities: table('identities'),
    memberships: table('memberships'),
    clients: table('clients'),
    log: table('log'),
    workshops: table('workshops'),
    rounds: table('rounds'),
    ballots: table('ballots'),
    codes: table('codes'),
    versions: table('versions'),
    sittings: table('sittings'),
    epochs: table('epochs'),
    audit: table('audit'),
    transaction: (work) => quick.transaction(work),
    scrub: () => real.scrub(),
    probe: () => quick.probe(),
    size: () => real.size(),
    copyTo: (path, epoch) => real.copyTo(path, epoch),
    close: () => {
      clearInterval(timer)
      flush()
      quick.close()
      real.close()
    },
  }
}
