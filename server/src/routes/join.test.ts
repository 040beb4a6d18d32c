import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newBoardId } from '@commonground/shared/base/ids'
import type { BoardSummary, Joined } from '@commonground/shared/protocol/http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { browserHeaders, joinBoard, startBoard, type TestServer, testServer } from './server.testing.ts'

let server: TestServer

beforeEach(() => {
  server = testServer()
})

afterEach(() => server.close())

test('a person who joins is known by name, sector and a colour of their own', async () => {
  const { created } = await startBoard(server)
  const { joined } = await joinBoard(server, created, 'participant', '  Mo\u202e  Reid ')
  expect(joined).toEqual({
    role: 'participant',
    participant: { id: expect.any(String), name: 'Mo Reid', sector: '', colour: 1 },
    board: { id: created.board.id, title: 'Harbour' },
  })
})

test('twelve people wear twelve colours before one is worn twice', async () => {
  const { created } = await startBoard(server)
  const colours = [0]
  for (let at = 0; at < 12; at += 1) {
    const { joined } = await joinBoard(server, created, 'viewer', `Person ${at}`)
    colours.push(joined.participant.colour)
  }
  expect(new Set(colours).size).toBe(12)
  expect(colours.at(-1)).toBe(0)
})

test('a name nobody can see is refused', async () => {
  const { created } = await startBoard(server)
  const body = { key: created.links.viewer.key, name: '\u200b\u202e' }
  const answer = await server.ask('POST', `/api/boards/${created.board.id}/join`, { body })
  expect(answer.status).toBe(400)
})

test('A8 a browser that comes again is the same person, with the greatest role of its links', async () => {
  const { created, facilitator } = await startBoard(server)
  const first = await joinBoard(server, created, 'viewer', 'Ann')
  const again = async (role: 'viewer' | 'participant'): Promise<Joined> => {
    const body = { key: created.links[role].key, name: 'Ann Lee' }
    const path = `/api/boards/${created.board.id}/join`
    return (await server.ask('POST', path, { headers: first.headers, body })).json()
  }
  const raised = await again('participant')
  const back = await again('viewer')
  expect(raised).toMatchObject({ role: 'participant', participant: { id: first.joined.participant.id } })
  expect(back).toMatchObject({ role: 'participant', participant: { name: 'Ann Lee' } })
  const people = await server.ask('GET', `/api/boards/${created.board.id}/people`, { headers: facilitator })
  expect(await people.json()).toHaveLength(2)
})

test('an open page that was raised to another role is told to reload', async () => {
  const { created } = await startBoard(server)
  const { joined, headers } = await joinBoard(server, created, 'viewer')
  const board = server.storage.boards.all()[0]
  const member = server.storage.memberships
    .ofBoard(board?.id ?? newBoardId())
    .find((each) => each.role === 'viewer')
  if (!board || !member) throw new Error('Nobody joined')
  server.rooms.pretend(board.id, {
    participant: member.participant.id,
    link: member.link,
    identity: member.identity,
  })
  const body = { key: created.links.participant.key, name: 'Ann' }
  await server.ask('POST', `/api/boards/${created.board.id}/join`, { headers, body })
  expect(server.rooms.closed).toEqual([
    { owner: expect.objectContaining({ participant: joined.participant.id }), code: 4409 },
  ])
})

test('A3 joining a board that is absent, trashed or not opened by that key answers alike', async () => {
  const { created } = await startBoard(server)
  const other = await startBoard(server, 'Elsewhere')
  const trashed = await startBoard(server, 'Trashed')
  await server.ask('DELETE', `/api/boards/${trashed.created.board.id}`, { headers: trashed.facilitator })
  const bodies = await Promise.all(
    [
      [newBoardId(), created.links.viewer.key],
      ['__proto__', created.links.viewer.key],
      [created.board.id, other.created.links.facilitator.key],
      [created.board.id, 'short'],
      [trashed.created.board.id, trashed.created.links.facilitator.key],
    ].map(async ([id, key]) => {
      const answer = await server.ask('POST', `/api/boards/${id}/join`, { body: { key, name: 'Ann' } })
      return `${answer.status} ${await answer.text()}`
    }),
  )
  expect(new Set(bodies).size).toBe(1)
  expect(bodies[0]).toMatch(/^404 .*"bad-key"/)
})

test('A3 a board that is absent and one you have not joined answer alike, whatever is asked', async () => {
  const { created } = await startBoard(server)
  const { facilitator: stranger } = await startBoard(server, 'Elsewhere')
  const questions: readonly [string, string][] = [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['GET', '/links'],
    ['GET', '/people'],
    ['GET', '/export/csv'],
    ['GET', '/export/nonsense'],
    ['POST', '/import'],
    ['POST', '/workshop'],
    ['POST', '/duplicate'],
  ]
  for (const [method, path] of questions) {
    const [absent, forbidden] = await Promise.all(
      [newBoardId(), created.board.id].map(async (id) => {
        const answer = await server.ask(method, `/api/boards/${id}${path}`, { headers: stranger })
        return { status: answer.status, body: await answer.text(), headers: withoutNonce(answer.headers) }
      }),
    )
    expect(forbidden, `${method} ${path}`).toEqual(absent)
    expect(absent?.status).toBe(404)
  }
})

test('A6 two thousand wrong keys do not hold up an honest join', async () => {
  const { created } = await startBoard(server)
  const statuses = new Map<number, number>()
  for (let at = 0; at < 2_000; at += 1) {
    const path = `/api/boards/${created.board.id}/join`
    const { status } = await server.ask('POST', path, { body: { key: `guess-${at}`, name: 'Eve' } })
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect(Object.fromEntries(statuses)).toEqual({ 404: 30, 429: 1970 })
  const { joined } = await joinBoard(server, created, 'participant', 'Ann')
  expect(joined.role).toBe('participant')
  expect(server.logged().match(/many wrong keys/g)).toHaveLength(1)
})

test('A6 boards that do not exist are counted like those that do, and the count ends after a minute', async () => {
  const absent = newBoardId()
  const guess = async () =>
    (await server.ask('POST', `/api/boards/${absent}/join`, { body: { key: 'guess', name: 'Eve' } })).status
  for (let at = 0; at < 30; at += 1) expect(await guess()).toBe(404)
  expect(await guess()).toBe(429)
  server.pass(60_000)
  expect(await guess()).toBe(404)
})

test('a cookie is for this host alone, and on https for https alone', async () => {
  const plain = await server.ask('POST', '/api/boards', { body: { title: 'Harbour' } })
  expect(plain.headers.get('set-cookie')).toMatch(
    /^cg_identity=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict$/,
  )
  server.close()
  server = testServer({ publicOrigin: 'https://maps.example.org' })
  const secure = await server.ask('POST', '/api/boards', { body: { title: 'Harbour' } })
  expect(secure.headers.get('set-cookie')).toMatch(
    /^__Host-cg_identity=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Strict; Secure$/,
  )
  const { cookie = '' } = browserHeaders(secure)
  const asPlain = { cookie: cookie.replace('__Host-', '') }
  expect(await (await server.ask('GET', '/api/boards', { headers: { cookie } })).json()).toHaveLength(1)
  expect(await (await server.ask('GET', '/api/boards', { headers: asPlain })).json()).toHaveLength(0)
})

test('a script gets a token and no cookie, and may use it on several boards', async () => {
  const { created } = await startBoard(server)
  const answer = await server.ask('POST', '/api/boards', { body: { title: 'By script', as: 'script' } })
  expect(answer.headers.get('set-cookie')).toBeNull()
  const { token }: { token: string } = await answer.json()
  const headers = { authorization: `Bearer ${token}` }
  const body = { key: created.links.viewer.key, name: 'Script' }
  const joined = await server.ask('POST', `/api/boards/${created.board.id}/join`, { headers, body })
  expect(await joined.json()).toMatchObject({ role: 'viewer', token })
  expect(joined.headers.get('set-cookie')).toBeNull()
  const boards: BoardSummary[] = await (await server.ask('GET', '/api/boards', { headers })).json()
  expect(boards.map(({ role }) => role).sort()).toEqual(['facilitator', 'viewer'])
})

test('a token is no cookie and a cookie no token', async () => {
  const { facilitator } = await startBoard(server)
  const cookie = facilitator['cookie']?.split('=')[1]
  const asToken = await server.ask('GET', '/api/boards', { headers: { authorization: `Bearer ${cookie}` } })
  expect(await asToken.json()).toEqual([])
  const made = await server.ask('POST', '/api/boards', { body: { title: 'By script', as: 'script' } })
  const { token }: { token: string } = await made.json()
  const asCookie = await server.ask('GET', '/api/boards', { headers: { cookie: `cg_identity=${token}` } })
  expect(await asCookie.json()).toEqual([])
})

test('A2 P4 no key, cookie or token lies on the disk or in the log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonground-secrets-'))
  server.close()
  server = testServer({ file: join(folder, 'boards.sqlite') })
  const { created, facilitator } = await startBoard(server)
  const { headers } = await joinBoard(server, created, 'participant')
  const script = await server.ask('POST', '/api/boards', { body: { title: 'By script', as: 'script' } })
  const { token }: { token: string } = await script.json()
  const rotated = await server.ask('POST', `/api/boards/${created.board.id}/links`, {
    headers: facilitator,
    body: { role: 'viewer' },
  })
  const { key }: { key: string } = await rotated.json()
  const cookies = [facilitator, headers].map(({ cookie = '' }) => cookie.split('=')[1] ?? '')
  const secrets = [...Object.values(created.links).map((link) => link.key), ...cookies, token, key]
  expect(secrets.every((secret) => secret.length === 43)).toBe(true)
  const findAnywhere = (text: string): boolean =>
    readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text))
  for (const secret of secrets) {
    expect(findAnywhere(secret)).toBe(false)
    expect(findAnywhere(Buffer.from(secret, 'base64url').toString('latin1'))).toBe(false)
    expect(server.logged()).not.toContain(secret)
  }
  // The search itself works: what may lie there is found.
  expect(findAnywhere(created.board.id)).toBe(true)
  server.close()
  await rm(folder, { recursive: true })
})

function withoutNonce(headers: Headers): Record<string, string> {
  const all = Object.fromEntries(headers)
  return {
    ...all,
    'content-security-policy': all['content-security-policy']?.replace(/nonce-[^']+/, '') ?? '',
  }
}

test('A6 a key can be tried before a name is given: it joins nobody, and wrong ones are counted', async () => {
  const { created, facilitator } = await startBoard(server)
  const path = `/api/boards/${created.board.id}`
  const key = created.links.viewer.key
  const right = await server.ask('POST', `${path}/key`, { body: { key } })
  expect(await right.json()).toEqual({ role: 'viewer', title: 'Harbour' })
  expect(right.headers.get('set-cookie')).toBeNull()
  const people = await server.ask('GET', `${path}/people`, { headers: facilitator })
  expect(await people.json()).toHaveLength(1)
  const wrong = () => server.ask('POST', `${path}/key`, { body: { key: key.slice(1) } })
  expect(await (await wrong()).json()).toMatchObject({ status: 404, code: 'bad-key' })
  for (let tries = 0; tries < 30; tries += 1) await wrong()
  expect(await (await wrong()).json()).toMatchObject({ code: 'too-many-attempts' })
  expect((await server.ask('POST', `${path}/key`, { body: { key } })).status).toBe(200)
})

test('W10 W22 a link tells the title and its role before joining, and no title while the lobby is on', async () => {
  const { created, facilitator } = await startBoard(server)
  const path = `/api/boards/${created.board.id}`
  const { key } = created.links.participant
  const ask = async () => (await server.ask('POST', `${path}/key`, { body: { key } })).json()
  expect(await ask()).toEqual({ role: 'participant', title: 'Harbour' })
  await server.ask('POST', `${path}/workshop`, { headers: facilitator, body: { type: 'lobby', on: true } })
  expect(await ask()).toEqual({ role: 'participant' })
})
