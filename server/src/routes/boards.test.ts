import type { BoardId } from '@commonground/shared/base/ids'
import type { BoardDetail, BoardSummary, CreatedBoard, Problem } from '@commonground/shared/protocol/http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinBoard, startBoard, type TestServer, testServer } from './server.testing.ts'

let server: TestServer

beforeEach(() => {
  server = testServer()
})

afterEach(() => server.close())

test('W18 P1 a viewer is not told when a board was changed: it may have been something private', async () => {
  const { created, facilitator } = await startBoard(server)
  const { headers } = await joinBoard(server, created, 'viewer')
  const path = `/api/boards/${created.board.id}`
  const seen = async (who: Record<string, string>): Promise<unknown[]> => {
    const [one] = await (await server.ask('GET', '/api/boards', { headers: who })).json<
      { changedAt: number }[]
    >()
    return [
      one?.changedAt,
      (await (await server.ask('GET', path, { headers: who })).json<{ changedAt: number }>()).changedAt,
    ]
  }
  const before = [await seen(headers), await seen(facilitator)]
  server.pass(60_000)
  const body = 'name,notes\nCouncil,In confidence'
  await server.ask('POST', `${path}/import`, {
    body,
    headers: { ...facilitator, 'content-type': 'text/csv' },
  })
  expect(await seen(headers)).toEqual(before[0])
  expect(await seen(facilitator)).not.toEqual(before[1])
})

test('P3 a new board has a link of each role, whose key is in the fragment alone', async () => {
  const { created } = await startBoard(server)
  for (const { key, url } of Object.values(created.links)) {
    expect(key).toMatch(/^[\w-]{43}$/)
    expect(url).toBe(`http://localhost/b/${created.board.id}#${key}`)
  }
  expect(created).not.toHaveProperty('token')
})

test('links lead to the public origin where there is one', async () => {
  server.close()
  server = testServer({ publicOrigin: 'https://maps.example.org' })
  const { created } = await startBoard(server)
  expect(created.links.viewer.url).toMatch(/^https:\/\/maps\.example\.org\/b\//)
})

test.each([
  ['blank', 0],
  ['childPoverty', 40],
])('a board from the template %s starts with %i cards', async (template, cards) => {
  const answer = await server.ask('POST', '/api/boards', { body: { title: 'Harbour', template } })
  const created: CreatedBoard = await answer.json()
  const board = server.rooms.snapshot(created.board.id as BoardId)
  expect(board.settings.title).toBe('Harbour')
  expect(board.cards.size).toBe(cards)
  const { agenda } = server.rooms.workshops.state(created.board.id as BoardId)
  expect(agenda.length).toBe(template === 'fiveSteps' ? 11 : 0)
})

test.each([
  [{}, 'title'],
  [{ title: ' ' }, 'title'],
  [{ title: 'x'.repeat(201) }, 'title'],
  [{ title: 'Harbour', template: 'nonsense' }, 'template'],
  [{ title: 'Harbour', as: 'robot' }, 'as'],
  ['[]', undefined],
  ['{"title":', undefined],
])('a board cannot be made from %j', async (body, field) => {
  const headers = { 'content-type': 'application/json' }
  const answer = await server.ask('POST', '/api/boards', { headers, body })
  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = await answer.json<Problem>()
  expect(problem).toMatchObject({ status: 400, code: 'bad-request', title: expect.any(String) })
  if (field) expect(problem.detail).toContain(`“${field}”`)
  expect(server.storage.boards.all()).toEqual([])
})

test.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
  'JSON sent as “%s” is refused in words',
  async (type) => {
    const headers = { 'content-type': type }
    const answer = await server.ask('POST', '/api/boards', { headers, body: '{"title":"Harbour"}' })
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({
      code: 'unsupported-type',
      detail: expect.stringContaining('JSON'),
    })
  },
)

test('a title is one line of what can be seen, and there has to be some', async () => {
  const make = (title: string) => server.ask('POST', '/api/boards', { body: { title } })
  expect((await make('\u0000\u200b ')).status).toBe(400)
  const made = await (await make(' Har\u202ebour\u0007\nwall ')).json<CreatedBoard>()
  expect(made.board.title).toBe('Harbour wall')
})

test('nothing of a board is left when it could not be filled', async () => {
  const broken = server.storage.log.append
  server.storage.log.append = () => {
    throw new Error('The disk is gone')
  }
  const answer = await server.ask('POST', '/api/boards', { body: { title: 'Harbour' } })
  expect(answer.status).toBe(500)
  expect(await answer.json()).toEqual({ status: 500, code: 'server-error', title: expect.any(String) })
  server.storage.log.append = broken
  expect(server.storage.boards.all()).toEqual([])
  expect(server.logged()).toContain('a request failed')
})

describe('on a server that makes boards only with its key', () => {
  const createKey = 'harbour-wall-42'

  test.each([
    [undefined, 403],
    ['', 403],
    ['wrong', 403],
    [createKey, 201],
  ])('the key %s is answered %s', async (given, status) => {
    server.close()
    server = testServer({ createKey })
    const body = { title: 'Harbour', createKey: given }
    expect((await server.ask('POST', '/api/boards', { body })).status).toBe(status)
  })

  test('A6 guessing it is slowed down, knowing it is not', async () => {
    server.close()
    server = testServer({ createKey })
    const statuses = new Set<number>()
    for (let at = 0; at < 40; at += 1) {
      const body = { title: 'Harbour', createKey: `guess-${at}` }
      statuses.add((await server.ask('POST', '/api/boards', { body })).status)
    }
    expect([...statuses]).toEqual([403, 429])
    expect((await server.ask('POST', '/api/boards', { body: { title: 'Harbour', createKey } })).status).toBe(
      201,
    )
  })

  test('a copy of a board is a new board too', async () => {
    server.close()
    server = testServer({ createKey })
    const made = await server.ask('POST', '/api/boards', {
      body: { title: 'Harbour', createKey, as: 'script' },
    })
    const { board, token } = await made.json<CreatedBoard>()
    const headers = { authorization: `Bearer ${token}` }
    const path = `/api/boards/${board.id}/duplicate`
    expect((await server.ask('POST', path, { headers, body: {} })).status).toBe(403)
    expect((await server.ask('POST', path, { headers, body: { createKey } })).status).toBe(201)
  })
})

test('the boards of a browser are listed newest first, and nobody else sees them', async () => {
  const { created, facilitator } = await startBoard(server, 'First')
  server.pass(1000)
  await server.ask('POST', '/api/boards', { headers: facilitator, body: { title: 'Second' } })
  const rows: BoardSummary[] = await (await server.ask('GET', '/api/boards', { headers: facilitator })).json()
  expect(rows.map(({ title }) => title)).toEqual(['Second', 'First'])
  expect(rows[1]).toEqual({
    id: created.board.id,
    title: 'First',
    role: 'facilitator',
    createdAt: expect.any(Number),
    changedAt: expect.any(Number),
    openedAt: expect.any(Number),
    cards: 0,
    picture: [],
  })
  expect(await (await server.ask('GET', '/api/boards')).json()).toEqual([])
})

test('renaming a board renames it for its library and for everyone on it', async () => {
  const { created, facilitator } = await startBoard(server)
  const path = `/api/boards/${created.board.id}`
  const answer = await server.ask('PATCH', path, { headers: facilitator, body: { title: 'Quay' } })
  expect(await answer.json()).toMatchObject({ title: 'Quay', role: 'facilitator' })
  expect(server.rooms.snapshot(created.board.id as BoardId).settings.title).toBe('Quay')
})

test('a board is archived and taken out again', async () => {
  const { created, facilitator } = await startBoard(server)
  const path = `/api/boards/${created.board.id}`
  const archive = async (archived: boolean): Promise<BoardDetail> =>
    (await server.ask('PATCH', path, { headers: facilitator, body: { archived } })).json()
  expect((await archive(true)).archivedAt).toEqual(expect.any(Number))
  expect(await archive(false)).not.toHaveProperty('archivedAt')
})

test('A9 a board in the trash is there only for its facilitators, who can take it out again', async () => {
  const { created, facilitator } = await startBoard(server)
  const { headers } = await joinBoard(server, created, 'participant')
  const path = `/api/boards/${created.board.id}`
  expect((await server.ask('DELETE', path, { headers: facilitator })).status).toBe(204)
  expect((await server.ask('DELETE', path, { headers: facilitator })).status).toBe(204)

  expect((await server.ask('GET', path, { headers })).status).toBe(404)
  expect(await (await server.ask('GET', '/api/boards', { headers })).json()).toEqual([])
  expect((await server.ask('GET', `${path}/export/csv`, { headers: facilitator })).status).toBe(404)
  const rows: BoardSummary[] = await (await server.ask('GET', '/api/boards', { headers: facilitator })).json()
  expect(rows[0]?.trashedAt).toEqual(expect.any(Number))

  const body = { trashed: false }
  expect((await server.ask('PATCH', path, { headers: facilitator, body })).status).toBe(200)
  expect((await server.ask('GET', path, { headers })).status).toBe(200)
})

test('A9 trashing a board ends every connection to it', async () => {
  const { created, facilitator } = await startBoard(server)
  const board = created.board.id as BoardId
  for (const { participant, link, identity } of server.storage.memberships.ofBoard(board)) {
    server.rooms.pretend(board, { participant: participant.id, link, identity })
  }
  await server.ask('DELETE', `/api/boards/${board}`, { headers: facilitator })
  expect(server.rooms.closed.map(({ code }) => code)).toEqual([4404])
})

test('P4 nothing typed and no key is logged', async () => {
  const { created, facilitator } = await startBoard(server, 'Canary harbour')
  await joinBoard(server, created, 'participant', 'Canary name')
  await server.ask('PATCH', `/api/boards/${created.board.id}`, { headers: facilitator, body: '{"canary' })
  expect(server.logged()).not.toMatch(/canary/i)
})

test('S10 a facilitator deletes a board for good from the trash alone, and that is noted', async () => {
  const { created, facilitator } = await startBoard(server)
  const board = created.board.id as BoardId
  const { headers } = await joinBoard(server, created, 'participant')
  const path = `/api/boards/${board}`
  const erase = (who: Record<string, string>) => server.ask('DELETE', `${path}?forever=1`, { headers: who })
  expect((await erase(facilitator)).status).toBe(400)
  expect(server.storage.boards.find(board)?.trashedAt).toBeUndefined()
  await server.ask('DELETE', path, { headers: facilitator })
  expect((await erase(headers)).status).toBe(404)
  expect((await erase(facilitator)).status).toBe(204)
  expect(server.storage.boards.find(board)).toBeUndefined()
  expect(await (await server.ask('GET', '/api/boards', { headers: facilitator })).json()).toEqual([])
  expect((await server.ask('PATCH', path, { headers: facilitator, body: { trashed: false } })).status).toBe(
    404,
  )
})
