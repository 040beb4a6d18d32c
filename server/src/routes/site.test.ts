import { newBoardId } from '@commonground/shared/base/ids'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startBoard, type TestServer, testServer } from './server.testing.ts'
import { builtClient } from './site.testing.ts'

const client = builtClient()
let server: TestServer

beforeEach(() => {
  server = testServer({ clientFolder: client.folder })
})

afterEach(() => server.close())
afterAll(client.remove)

test('P5 the page may load nothing from elsewhere, run nothing inline and be framed by nobody', async () => {
  const { headers } = await server.ask('GET', '/b/anything')
  const told = Object.fromEntries(headers)
  expect({ ...told, 'content-security-policy': told['content-security-policy']?.split('; ').sort() }).toEqual(
    {
      'cache-control': 'no-cache',
      'content-security-policy': [
        "base-uri 'none'",
        "connect-src 'self' ws://localhost",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data: blob:",
        "manifest-src 'self'",
        "script-src 'self'",
        expect.stringMatching(/^style-src 'self' 'nonce-[\w+/=]{20,}'$/),
        "worker-src 'self'",
      ],
      'content-type': 'text/html; charset=UTF-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-download-options': 'noopen',
      'x-frame-options': 'DENY',
      'x-permitted-cross-domain-policies': 'none',
      'x-robots-tag': 'noindex, nofollow',
      'x-xss-protection': '0',
    },
  )
})

test.each([
  ['*', "connect-src 'self' 'self';"],
  ['*.example.org', "connect-src 'self' 'self';"],
  ['a"b', "connect-src 'self' 'self';"],
  ["'unsafe-inline'", "connect-src 'self' 'self';"],
  ['maps.example.org:8080', "connect-src 'self' ws://maps.example.org:8080;"],
  ['[2001:db8::1]:3000', "connect-src 'self' ws://[2001:db8::1]:3000;"],
])('P5 a host called %s makes no rule of its own', async (host, expected) => {
  const answer = await server.app.request(`http://${host}/`)
  const { headers } = answer
  expect(headers.get('content-security-policy')).toContain(expected)
})

test('on https the page may open sockets of its own origin and https is promised', async () => {
  server.close()
  server = testServer({ clientFolder: client.folder, publicOrigin: 'https://maps.example.org' })
  const { headers } = await server.ask('GET', '/')
  expect(headers.get('content-security-policy')).toContain("connect-src 'self' wss://maps.example.org;")
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
})

test('the nonce in the page is the one in its policy, and another one each time', async () => {
  const nonces = await Promise.all(
    ['/', '/'].map(async (path) => {
      const answer = await server.ask('GET', path)
      const promised = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
      const written = /content="([^"]+)"/.exec(await answer.text())?.[1]
      expect(written).toBe(promised)
      return written
    }),
  )
  expect(new Set(nonces).size).toBe(2)
})

test('every address is the same page, which knows no board', async () => {
  const { created } = await startBoard(server, 'Canary')
  const pages = await Promise.all(
    ['/', '/index.html', '/boards', `/b/${created.board.id}`, `/b/${newBoardId()}`].map(async (path) => {
      const answer = await server.ask('GET', path)
      expect(answer.status).toBe(200)
      return (await answer.text()).replace(/content="[^"]+"/, '')
    }),
  )
  expect(new Set(pages).size).toBe(1)
  expect(pages[0]).not.toContain('Canary')
})

test('files named by their hash are kept for ever and sent compressed', async () => {
  const answer = await server.ask('GET', '/assets/main-abc123.js', { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(answer.headers.get('content-type')).toContain('text/javascript')
  expect(answer.headers.get('vary')).toContain('Accept-Encoding')
})

test('other files are asked for again, and an asset that is gone is not the page', async () => {
  const icon = await server.ask('GET', '/icon.svg')
  expect(icon.headers.get('cache-control')).toBe('no-cache')
  expect(icon.headers.get('content-type')).toContain('image/svg+xml')
  const gone = await server.ask('GET', '/assets/main-000000.js')
  expect(gone.status).toBe(404)
  expect(gone.headers.get('cache-control')).toBeNull()
})

test.each([
  '/../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/%2e%2e/package.json',
  '/assets/%5c..%5cx',
])('nothing outside the client is served: %s', async (path) => {
  const answer = await server.ask('GET', path)
  expect(await answer.text()).not.toContain('@commonground')
})

test('the API is never kept, never indexed and answers in JSON also where there is nothing', async () => {
  for (const path of ['/api/boards', '/api/nonsense', '/sync', '/healthz']) {
    const { headers } = await server.ask('GET', path)
    expect(headers.get('cache-control'), path).toBe('no-store')
    expect(headers.get('x-robots-tag'), path).toBe('noindex, nofollow')
  }
  const nothing = await server.ask('GET', '/api/nonsense')
  expect(nothing.status).toBe(404)
  expect(nothing.headers.get('content-type')).toBe('application/problem+json')
  expect(await nothing.json()).toMatchObject({ code: 'not-found' })
})

test('without a built client the API still works', async () => {
  server.close()
  server = testServer()
  expect((await server.ask('GET', '/')).status).toBe(503)
  expect((await server.ask('GET', '/healthz')).status).toBe(200)
})

test('a body larger than anyone needs is refused', async () => {
  const answer = await server.ask('POST', '/api/boards', { body: { title: 'x'.repeat(70_000) } })
  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ code: 'too-large' })
})

test('a server that cannot save is alive but not ready', async () => {
  server.storage.close()
  expect((await server.ask('GET', '/healthz')).status).toBe(200)
  expect((await server.ask('GET', '/readyz')).status).toBe(503)
  server = testServer()
})
