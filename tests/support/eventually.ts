import { expect, vi } from 'vitest'
import * as Y from 'yjs'
import type { Person } from './person.ts'

/** Waits until `read` gives something that passes `expect`'s matchers; looks again every few milliseconds. */
export const eventually = <T>(read: () => T, timeout = 10_000) => expect.poll(read, { interval: 5, timeout })

/** The same for a harness outside a test: waits until it holds. */
function until(holds: () => boolean, what: string): Promise<void> {
  const look = (): void => {
    if (!holds()) throw new Error(`It did not come to this in time: ${what}`)
  }
  return vi.waitFor(look, { interval: 5, timeout: 10_000 })
}

export async function synced(...people: readonly Person[]): Promise<void> {
  for (const { provider } of people) await until(() => provider.synced, 'connected and in step')
}

/** Waits until the server has committed everything these people sent. */
export async function allSaved(...people: readonly Person[]): Promise<void> {
  for (const { heard } of people) await until(() => heard.saved >= heard.sent, 'everything saved')
}

/** Waits until all know the same changes and read the same board. */
export async function converged(...people: readonly Person[]): Promise<void> {
  const known = ({ doc }: Person): string =>
    [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort().join(' ')
  const [first, ...others] = people
  if (!first) return
  for (const other of others) {
    await eventually(() => known(other) === known(first)).toBe(true)
    await eventually(() => other.board()).toEqual(first.board())
  }
}
