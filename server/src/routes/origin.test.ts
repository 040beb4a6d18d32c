import type { CreatedBoard } from '@commonground/shared/protocol/http'
import { afterEach, describe, expect, test } from 'vitest'
import { browserHeaders, startBoard, type TestServer, testServer } from './server.testing.ts'

let server: TestServer

afterEach(() => server.close())

const publicOrigin = 'https://maps.example.org'

describe('behind a proxy', () => {
  test.each([
    ['https://maps.example.org', 200],
    ['http://maps.example.org', 403],
    ['https://maps.example.org:8443', 403],
    ['https://www.maps.example.org', 403],
    ['https://example.org', 403],
    ['https://maps.example.org.evil.example', 403],
    ['https://evil.example/https://maps.example.org', 403],
    ['https://maps-example.org', 403],
    ['https://maps.example.org/', 403],
    ['http://localhost', 403],
    ['null', 403],
    ['', 403],
    [undefined, 403],
  ])('A5 a change asked by a page of %s is answered %s', async (origin, status) => {
    server = testServer({ publicOrigin })
    const { created, headers } = await board()
    const { origin: _own, ...cookie } = headers
    const answer = await server.ask('PATCH', `/api/boards/${created.board.id}`, {
      headers: { ...cookie, ...(origin !== undefined && { origin }) },
      body: { archived: true },
    })
    expect(answer.status).toBe(status)
  })

  async function board() {
    const answer = await server.ask('POST', '/api/boards', { body: { title: 'Harbour' } })
    return { created: await answer.json<CreatedBoard>(), headers: browserHeaders(answer, publicOrigin) }
  }
})

test.each([
  ['http://maps.local:3000', 200],
  ['http://maps.local', 403],
  ['https://maps.local:3000', 403],
  ['http://localhost:3000', 403],
])('A5 without a public origin the host of the request counts: %s is answered %s', async (origin, status) => {
  server = testServer()
  const { created, facilitator } = await startBoard(server)
  const answer = await server.ask('PATCH', `http://maps.local:3000/api/boards/${created.board.id}`, {
    headers: { ...facilitator, origin },
    body: { archived: true },
  })
  expect(answer.status).toBe(status)
})

test('A5 another site cannot make a browser join or make a board, even one without a cookie', async () => {
  server = testServer()
  const { created } = await startBoard(server)
  const headers = { origin: 'https://evil.example' }
  const body = { title: 'Planted', key: created.links.viewer.key, name: 'Ann' }
  for (const path of ['/api/boards', `/api/boards/${created.board.id}/join`]) {
    const answer = await server.ask('POST', path, { headers, body })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await answer.json()).toMatchObject({ code: 'foreign-origin' })
  }
})

test('A5 a password that a proxy asks of browsers is no token', async () => {
  server = testServer({ withSocket: true })
  const { created, facilitator } = await startBoard(server)
  const path = `/api/boards/${created.board.id}`
  const headers = { ...facilitator, authorization: 'Basic ZmF5OndvcmQ=' }
  const foreign = { ...headers, origin: 'https://evil.example' }
  expect((await server.ask('GET', path, { headers })).status).toBe(200)
  expect((await server.ask('DELETE', path, { headers: foreign })).status).toBe(403)
  expect((await server.ask('GET', `/sync/${created.board.id}`, { headers: foreign })).status).toBe(403)
})

test('A5 a token that is none does not stand in for the origin', async () => {
  server = testServer()
  const { created, facilitator } = await startBoard(server)
  const answer = await server.ask('DELETE', `/api/boards/${created.board.id}`, {
    headers: { ...facilitator, origin: 'https://evil.example', authorization: `Bearer ${'x'.repeat(43)}` },
  })
  // The wrong token, and not the right cookie, says who asks.
  expect(answer.status).toBe(404)
  expect(server.storage.boards.all()[0]?.trashedAt).toBeUndefined()
})
