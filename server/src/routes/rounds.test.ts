import { isBoardId, newCardId } from '@commonground/shared/base/ids'
import { graceMs, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { joinBoard, type Started, startBoard, type TestServer, testServer } from './server.testing.ts'

let server: TestServer
let started: Started
let root = ''
beforeEach(async () => {
  server = testServer()
  started = await startBoard(server)
  root = `/api/boards/${started.created.board.id}`
})
afterEach(() => {
  server.close()
  vi.useRealTimers()
})

test('W4 a ballot about a thousand cards is taken, and one beyond all measure is refused before it is read', async () => {
  const { headers } = await joinBoard(server, started.created, 'participant')
  const csv = `name\n${Array.from({ length: 1000 }, (_, at) => `Partner ${at}`).join('\n')}`
  const asked = { headers: { ...started.facilitator, 'content-type': 'text/csv' }, body: csv }
  await server.ask('POST', `${root}/import`, asked)
  const { id } = started.created.board
  const cards = isBoardId(id) ? [...server.rooms.snapshot(id).cards.keys()] : []
  const body = { type: 'openRound', kind: 'blindPlacing', setup: { cards } }
  const opened = await server.ask('POST', `${root}/workshop`, { headers: started.facilitator, body })
  const { round } = await opened.json<WorkshopState>()
  const answer = async (ballot: unknown): Promise<number> =>
    (await server.ask('PUT', `${root}/rounds/${round?.id}/ballot`, { headers, body: ballot })).status
  const places = cards.map((card) => [card, { influence: 13.7, interest: 86.3 }])
  expect(await answer({ places: Object.fromEntries(places) })).toBe(204)
  expect(await answer({ places: {}, more: 'x'.repeat(600_000) })).toBe(413)
})

test('A4 a facilitator who is removed while their reveal waits for late answers reveals nothing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { joined, headers } = await joinBoard(server, started.created, 'facilitator')
  const command = async (body: unknown, by = started.facilitator) =>
    server.ask('POST', `${root}/workshop`, { headers: by, body })
  const stateNow = async () => (await command({ type: 'cursors', on: false })).json<WorkshopState>()
  await command({ type: 'openRound', kind: 'fairness', setup: {} })
  const { round } = await stateNow()
  const revealed = command({ type: 'revealRound', round: round?.id }, headers)
  expect((await stateNow()).round?.state).toBe('closed')
  const path = `${root}/people/${joined.participant.id}`
  expect((await server.ask('DELETE', path, { headers: started.facilitator })).ok).toBe(true)
  vi.advanceTimersByTime(graceMs)
  expect((await revealed).status).toBe(404)
  expect((await stateNow()).round?.state).toBe('closed')
})

test.each(['x', '__proto__', '..%2f', newCardId()])('W4 there is no round %s', async (round) => {
  for (const [method, path] of [
    ['GET', 'ballot'],
    ['PUT', 'ballot'],
    ['GET', 'result'],
  ] as const) {
    const asked = { headers: started.facilitator, ...(method === 'PUT' && { body: {} }) }
    expect((await server.ask(method, `${root}/rounds/${round}/${path}`, asked)).status).toBe(404)
  }
})

test('S12 R36 a result that is damaged is said to be damaged, and one that is not is read once', async () => {
  const command = async (body: unknown) =>
    (
      await server.ask('POST', `${root}/workshop`, { headers: started.facilitator, body })
    ).json<WorkshopState>()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { round } = await command({ type: 'openRound', kind: 'fairness', setup: {} })
  const revealed = command({ type: 'revealRound', round: round?.id })
  await command({ type: 'cursors', on: false })
  vi.advanceTimersByTime(graceMs)
  server.pass(graceMs)
  await revealed
  const path = `${root}/rounds/${round?.id}/result`
  const result = (headers = {}) =>
    server.ask('GET', path, { headers: { ...started.facilitator, ...headers } })
  // As a store reads one whose bits turned, see its own tests.
  const { result: read } = server.storage.rounds
  server.storage.rounds.result = () => undefined
  expect((await result()).status).toBe(500)
  expect(await (await result()).json()).toMatchObject({ code: 'result-damaged' })
  server.storage.rounds.result = read
  const etag = (await result()).headers.get('etag') ?? ''
  // From here on nobody reads it again.
  server.storage.rounds.result = () => undefined
  expect(await (await result()).json()).toMatchObject({ kind: 'fairness', result: { people: 0 } })
  expect((await result({ 'if-none-match': etag })).status).toBe(304)
})
