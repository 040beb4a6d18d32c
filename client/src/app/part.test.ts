import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadPatiently } from './part.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A part that cannot be fetched the first times. */
function failing(times: number): { readonly load: () => Promise<string>; readonly asked: () => number } {
  let asked = 0
  const load = async (): Promise<string> => {
    asked += 1
    if (asked <= times) throw new TypeError('Failed to fetch')
    return 'the panel'
  }
  return { load, asked: () => asked }
}

test('O12 a part whose code is not there when the line breaks comes when the line is back, and breaks nothing', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const part = failing(40)
  const loaded = loadPatiently(part.load)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(part.asked()).toBe(31)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(await loaded).toBe('the panel')
})

test('O12 a part that the server no longer has is said to be broken', async () => {
  vi.stubGlobal('fetch', async () => new Response('ok'))
  const part = failing(Number.POSITIVE_INFINITY)
  const refused = expect(loadPatiently(part.load)).rejects.toThrow('Failed to fetch')
  await vi.advanceTimersByTimeAsync(10_000)
  await refused
  expect(part.asked()).toBe(3)
})
