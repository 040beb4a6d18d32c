import type { BoardId } from '@commonground/shared/base/ids'
import type {
  BoardDetail,
  CreatedBoard,
  Joined,
  LinkRow,
  PersonRow,
  RotatedLink,
} from '@commonground/shared/protocol/http'
import { graceMs, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { joinBoard, type Started, startBoard, type TestServer, testServer } from './server.testing.ts'

let server: TestServer
let started: Started
let root: string

beforeEach(async () => {
  server = testServer()
  started = await startBoard(server)
  root = `/api/boards/${started.created.board.id}`
})

afterEach(() => server.close())

test('a board has one link of each role; their keys are not told again', async () => {
  await joinBoard(server, started.created, 'viewer')
  const rows = await listLinks()
  expect(rows.map(({ role, people }) => [role, people]).sort()).toEqual([
    ['facilitator', 0],
    ['participant', 0],
    ['viewer', 1],
  ])
  expect(JSON.stringify(rows)).not.toMatch(/key/i)
})

test('a new link takes the place of the old one, and only the new key opens the board', async () => {
  const { headers } = await joinBoard(server, started.created, 'participant')
  const made = await rotate('participant')
  expect(made.url).toBe(`http://localhost/b/${started.created.board.id}#${made.key}`)
  expect(await statusOfJoin(started.created.links.participant.key)).toBe(404)
  expect(await statusOfJoin(made.key)).toBe(200)
  expect((await server.ask('GET', root, { headers })).status).toBe(404)
  const rows = await listLinks()
  expect(rows.filter(({ revokedAt }) => revokedAt !== undefined).map(({ role }) => role)).toEqual([
    'participant',
  ])
})

test('A4 withdrawing a link ends the connections of those who came by it, and of nobody else', async () => {
  const viewer = await joinBoard(server, started.created, 'viewer')
  await joinBoard(server, started.created, 'participant')
  connectAll()
  await withdraw('viewer')
  expect(server.rooms.closed.map(({ owner, code }) => [owner.participant, code])).toEqual([
    [viewer.joined.participant.id, 4403],
  ])
  expect((await server.ask('GET', root, { headers: viewer.headers })).status).toBe(404)
})

test('A8 who came by two links keeps what the other one gives', async () => {
  const { headers } = await joinBoard(server, started.created, 'viewer')
  const body = { key: started.created.links.participant.key, name: 'Ann' }
  await server.ask('POST', `${root}/join`, { headers, body })
  connectAll()
  await withdraw('participant')
  expect(server.rooms.closed.map(({ code }) => code)).toEqual([4409])
  expect(await (await server.ask('GET', root, { headers })).json()).toMatchObject({ role: 'viewer' })
  await withdraw('viewer')
  expect((await server.ask('GET', root, { headers })).status).toBe(404)
})

test('A8 who lost a lesser link notices nothing', async () => {
  const { headers } = await joinBoard(server, started.created, 'viewer')
  const body = { key: started.created.links.participant.key, name: 'Ann' }
  await server.ask('POST', `${root}/join`, { headers, body })
  connectAll()
  await withdraw('viewer')
  expect(server.rooms.closed).toEqual([])
  expect(await (await server.ask('GET', root, { headers })).json()).toMatchObject({ role: 'participant' })
})

test('A8 nobody can lock out the maker of a board, and nobody locks out themselves', async () => {
  const second = await joinBoard(server, started.created, 'facilitator', 'Second')
  await rotate('facilitator', second.headers)
  for (const headers of [started.facilitator, second.headers]) {
    expect(await (await server.ask('GET', root, { headers })).json()).toMatchObject({ role: 'facilitator' })
  }
  await withdraw('facilitator', second.headers)
  expect((await server.ask('GET', root, { headers: second.headers })).status).toBe(200)
})

test('A8 who comes back after their link was replaced is the same person and counts once, and has no more than the new link gives', async () => {
  const ann = await joinBoard(server, started.created, 'participant', 'Ann')
  const run = (command: object) =>
    server.ask('POST', `${root}/workshop`, { headers: started.facilitator, body: command })
  const { round } = await (
    await run({ type: 'openRound', kind: 'fairness', setup: {} })
  ).json<WorkshopState>()
  const ballot = `${root}/rounds/${round?.id}/ballot`
  await server.ask('PUT', ballot, { headers: ann.headers, body: { score: 2 } })
  const { key } = await rotate('participant')
  expect(await comesBack(ann.headers, key)).toEqual(ann.joined)
  expect(await (await server.ask('GET', ballot, ann)).json()).toMatchObject({ ballot: { score: 2 } })
  await server.ask('PUT', ballot, { headers: ann.headers, body: { score: 4 } })
  await withdraw('participant')
  expect(await comesBack(ann.headers, started.created.links.viewer.key)).toEqual({
    ...ann.joined,
    role: 'viewer',
  })
  expect((await server.ask('PUT', ballot, { headers: ann.headers, body: { score: 5 } })).status).toBe(403)
  await run({ type: 'closeRound', round: round?.id })
  server.pass(graceMs)
  await run({ type: 'revealRound', round: round?.id })
  const found = await server.ask('GET', `${root}/rounds/${round?.id}/result`, {
    headers: started.facilitator,
  })
  expect(await found.json()).toMatchObject({ result: { people: 1, mean: 4 } })
})

test('A8 who was taken off the board comes back as somebody new, also after their link was replaced', async () => {
  const ann = await joinBoard(server, started.created, 'participant', 'Ann')
  await server.ask('DELETE', `${root}/people/${ann.joined.participant.id}`, { headers: started.facilitator })
  const { key } = await rotate('participant')
  const { participant } = await comesBack(ann.headers, key)
  expect(participant.id).not.toBe(ann.joined.participant.id)
})

test('a link that is not there, or is withdrawn already, cannot be withdrawn', async () => {
  const other = await startBoard(server, 'Elsewhere')
  const [foreign] = await listLinks(other)
  for (const id of ['nonsense', foreign?.id]) {
    const answer = await server.ask('DELETE', `${root}/links/${id}`, { headers: started.facilitator })
    expect(answer.status).toBe(404)
  }
  const id = await withdraw('viewer')
  const again = await server.ask('DELETE', `${root}/links/${id}`, { headers: started.facilitator })
  expect(await again.json()).toMatchObject({ code: 'not-found' })
})

test('A4 someone taken off the board is disconnected and out', async () => {
  const { joined, headers } = await joinBoard(server, started.created, 'participant', 'Ann')
  connectAll()
  const path = `${root}/people/${joined.participant.id}`
  expect((await server.ask('DELETE', path, { headers: started.facilitator })).status).toBe(204)
  expect(server.rooms.closed.map(({ owner, code }) => [owner.participant, code])).toEqual([
    [joined.participant.id, 4403],
  ])
  expect((await server.ask('GET', root, { headers })).status).toBe(404)
  const people = await server.ask('GET', `${root}/people`, { headers: started.facilitator })
  const rows: PersonRow[] = await people.json()
  expect(rows.map(({ name }) => name)).toEqual(['Fay'])
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['colour', 'id', 'name', 'openedAt', 'role', 'sector'])
})

test('a facilitator cannot take themselves off', async () => {
  const answer = await server.ask('GET', root, { headers: started.facilitator })
  const own = await answer.json<BoardDetail>()
  const path = `${root}/people/${own.participant.id}`
  expect((await server.ask('DELETE', path, { headers: started.facilitator })).status).toBe(403)
})

async function listLinks({ created, facilitator }: Started = started): Promise<LinkRow[]> {
  return (await server.ask('GET', `/api/boards/${created.board.id}/links`, { headers: facilitator })).json()
}

async function rotate(
  role: keyof CreatedBoard['links'],
  headers = started.facilitator,
): Promise<RotatedLink> {
  return (await server.ask('POST', `${root}/links`, { headers, body: { role } })).json()
}

async function withdraw(role: string, headers = started.facilitator): Promise<string> {
  const link = (await listLinks()).find((row) => row.role === role && row.revokedAt === undefined)
  if (!link) throw new Error(`There is no ${role} link`)
  const answer = await server.ask('DELETE', `${root}/links/${link.id}`, { headers })
  expect(answer.status).toBe(204)
  return link.id
}

async function comesBack(headers: Record<string, string>, key: string): Promise<Joined> {
  return (await server.ask('POST', `${root}/join`, { headers, body: { key, name: 'Ann' } })).json()
}

async function statusOfJoin(key: string): Promise<number> {
  return (await server.ask('POST', `${root}/join`, { body: { key, name: 'Late' } })).status
}

function connectAll(): void {
  const board = started.created.board.id as BoardId
  for (const { participant, link, identity } of server.storage.memberships.ofBoard(board)) {
    server.rooms.pretend(board, { participant: participant.id, link, identity })
  }
}

test('a facilitator hears by which addresses others reach the server, and the public one before all', async () => {
  server.close()
  const addresses = ['http://192.168.1.5:3000']
  server = testServer({ networkAddresses: () => addresses })
  const { created, facilitator } = await startBoard(server)
  const path = `/api/boards/${created.board.id}/addresses`
  expect(await (await server.ask('GET', path, { headers: facilitator })).json()).toEqual(addresses)
})
