import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { findWhy } from './reach.ts'

let server: Server | undefined
afterEach(() => {
  server?.close()
  server = undefined
  vi.unstubAllGlobals()
})

async function answering(status: number, body: string): Promise<string> {
  const listening = createServer((_request, answer) => answer.writeHead(status).end(body))
  server = listening
  await new Promise<void>((resolve) => {
    listening.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}

test('O11 only the server’s own word that it lives means that the network stops what is live', async () => {
  expect(await findWhy(await answering(200, '{"status":"ok","now":1}'))).toBe('blocked')
  for (const [status, body] of [
    [502, 'Bad gateway'],
    [200, '<h1>Sign in to our Wi-Fi</h1>'],
    [503, '{"status":"ok"}'],
  ] as const) {
    server?.close()
    expect(await findWhy(await answering(status, body)), body).toBe('away')
  }
})

test('O11 without any answer nobody says that the person is offline, unless the browser does', async () => {
  const origin = await answering(200, '')
  server?.close()
  expect(await findWhy(origin)).toBe('away')
  vi.stubGlobal('navigator', { onLine: false })
  expect(await findWhy(origin)).toBe('offline')
})
