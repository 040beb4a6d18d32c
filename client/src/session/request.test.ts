import { afterEach, expect, test, vi } from 'vitest'
import { request } from './request.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('O8 a request on a dead line ends after 10 s, one with a file after two minutes', async () => {
  const given: number[] = []
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    given.push(ms)
    return AbortSignal.abort(new DOMException('Over', 'TimeoutError'))
  })
  vi.stubGlobal('fetch', async (_path: string, { signal }: RequestInit) => {
    signal?.throwIfAborted()
  })
  await expect(request('/boards')).rejects.toMatchObject({ code: 'unreachable' })
  const text = { body: 'name', kind: 'text/csv' } as const
  await expect(request('/boards', { method: 'POST', text })).rejects.toMatchObject({ code: 'unreachable' })
  expect(given).toEqual([10_000, 120_000])
})

test('O8 a network that answers in the place of the server counts as one that does not reach it', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Sign in to the guest network</h1>'))
  await expect(request('/boards')).rejects.toMatchObject({ code: 'unreachable' })
})
