import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { newBoardId } from '@commonground/shared/base/ids'
import { closeCode } from '@commonground/shared/protocol/messages'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAttempts } from '../identity/attempts.ts'
import { addressOf } from './rates.ts'
import { joinBoard, startBoard, type TestServer, testServer } from './server.testing.ts'

let server: TestServer
beforeEach(() => {
  server = testServer()
})
afterEach(() => server.close())

test('A23 forty people join by one link at once, a flood does not go on, and whoever was there comes back', async () => {
  const { created } = await startBoard(server)
  const path = `/api/boards/${created.board.id}/join`
  const join = async (key: string, headers = {}): Promise<number> =>
    (await server.ask('POST', path, { body: { key, name: 'Ann' }, headers })).status
  const { headers } = await joinBoard(server, created, 'participant')
  const { participant, viewer } = created.links
  const first = await Promise.all(Array.from({ length: 40 }, () => join(participant.key)))
  expect(first.every((status) => status === 200)).toBe(true)
  const flood: number[] = []
  for (let at = 0; at < 300; at += 1) flood.push(await join(participant.key))
  expect(flood.filter((status) => status === 200)).toHaveLength(300 - 41)
  expect(flood.at(-1)).toBe(429)
  expect(await join(participant.key, headers)).toBe(200)
  expect(await join(viewer.key)).toBe(200)
  server.pass(60_000)
  expect(await join(participant.key)).toBe(200)
})

test('A23 a member who asks to be a script besides comes new, and is counted as that', async () => {
  const { created } = await startBoard(server)
  const { headers } = await joinBoard(server, created, 'participant')
  const body = { key: created.links.participant.key, name: 'Ann', as: 'script' }
  const flood: number[] = []
  for (let at = 0; at < 301; at += 1) {
    flood.push((await server.ask('POST', `/api/boards/${created.board.id}/join`, { body, headers })).status)
  }
  expect(flood.at(-1)).toBe(429)
})

test('A23 an office makes two hundred boards in an hour, and no more are made from there', async () => {
  const make = (): Promise<{ status: number }> =>
    server.ask('POST', '/api/boards', { body: { title: 'x', as: 'script' } })
  const answers: number[] = []
  for (let at = 0; at < 205; at += 1) answers.push((await make()).status)
  expect(answers.filter((status) => status === 201)).toHaveLength(200)
  expect(answers.at(-1)).toBe(429)
  server.pass(60_000)
  expect((await make()).status).toBe(201)
})

test('A23 reading a board by request has a pace, for each person by themselves', async () => {
  const { created, facilitator } = await startBoard(server)
  const { headers } = await joinBoard(server, created, 'viewer')
  const read = async (who: Record<string, string>): Promise<number> =>
    (
      await server.ask('POST', `/api/boards/${created.board.id}/content`, {
        body: new Uint8Array([0]),
        headers: who,
      })
    ).status
  const answers: number[] = []
  for (let at = 0; at < 41; at += 1) answers.push(await read(headers))
  expect([answers.at(39), answers.at(40)]).toEqual([200, 429])
  expect(await read(facilitator)).toBe(200)
  server.pass(1_000)
  expect(await read(headers)).toBe(200)
})

test('R31 who reads by request and has a later board is told so, and read nothing', async () => {
  const { created, facilitator: headers } = await startBoard(server)
  const path = `/api/boards/${created.board.id}/content`
  const read = async (epoch: string): Promise<Response> =>
    server.ask('POST', `${path}?epoch=${epoch}`, { body: new Uint8Array([0]), headers })
  const answer = await read('never-heard-of')
  expect(await answer.json()).toMatchObject({ close: closeCode.earlierCopy })
  expect((await read(server.storage.epochs.newest() ?? '')).status).toBe(200)
})

test('A23 a network is an IPv4 address, or the part of IPv6 that one customer has', async () => {
  const app = new Hono().get('/', (c) => c.text(addressOf(c)))
  const of = async (remoteAddress: string): Promise<string> =>
    (await app.request('/', {}, { incoming: { socket: { remoteAddress } } })).text()
  expect(await of('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(await of('192.0.2.8')).toBe('192.0.2.8')
  expect(await of('2001:db8:1:2:3:4:5:6')).toBe(await of('2001:db8:1:2::9'))
  expect(await of('2001:db8::1')).not.toBe(await of('2001:db9::1'))
})

test('A23 what was guessed is not kept, however long it was', () => {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  const attempts = createAttempts({ now: () => 0 })
  const used = (): number => {
    gc()
    return process.memoryUsage().heapUsed
  }
  const before = used()
  for (let at = 0; at < 2_000; at += 1) {
    attempts.wrong(Buffer.from(`${newBoardId()}${'x'.repeat(12_000)}`).toString('latin1'))
  }
  expect(used() - before).toBeLessThan(8_000_000)
  expect(attempts.wrong('one more').tooMany).toBe(false)
})
