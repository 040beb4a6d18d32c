import type { BoardDetail, Joined, PersonRow } from '@commonground/shared/protocol/http'
import type { WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  browserHeaders,
  joinBoard,
  type Started,
  startBoard,
  type TestServer,
  testServer,
} from './server.testing.ts'

let server: TestServer
let started: Started
let root = ''
beforeEach(async () => {
  server = testServer()
  started = await startBoard(server, 'Secret title')
  root = `/api/boards/${started.created.board.id}`
})
afterEach(() => server.close())

const command = async (body: WorkshopCommand): Promise<WorkshopState> =>
  (await server.ask('POST', `${root}/workshop`, { headers: started.facilitator, body })).json()
const status = async (path: string, headers: Record<string, string>): Promise<number> =>
  (await server.ask('GET', path, { headers })).status

describe('lobby', () => {
  test('W10 who comes new waits and is told nothing of the board until let in', async () => {
    const before = await joinBoard(server, started.created, 'participant', 'Early')
    await command({ type: 'lobby', on: true })
    const { joined, headers } = await joinBoard(server, started.created, 'participant', 'Late')
    expect(joined).toMatchObject({ waiting: true, board: { title: '' }, role: 'participant' })
    const answers = await Promise.all(
      ['', '/export/csv', '/versions', '/people'].map((path) =>
        server.ask('GET', `${root}${path}`, { headers }),
      ),
    )
    for (const answer of answers) {
      expect(answer.status).toBe(403)
      expect(await answer.text()).not.toContain('Secret title')
    }
    expect(await (await server.ask('GET', '/api/boards', { headers })).json()).toEqual([])
    expect(await status(root, before.headers)).toBe(200)

    const people: PersonRow[] = await (
      await server.ask('GET', `${root}/people`, { headers: started.facilitator })
    ).json()
    expect(people.filter(({ waiting }) => waiting).map(({ name }) => name)).toEqual(['Late'])
    expect((await command({ type: 'cursors', on: true })).waiting).toBe(1)
    const body = { participant: joined.participant.id }
    expect((await server.ask('POST', `${root}/admit`, { headers: started.facilitator, body })).status).toBe(
      204,
    )
    const detail: BoardDetail = await (await server.ask('GET', root, { headers })).json()
    expect(detail.title).toBe('Secret title')
    expect((await command({ type: 'cursors', on: true })).waiting).toBe(0)
  })

  test('W10 coming back never asks again, and waiting is not got round by joining twice', async () => {
    const early = await joinBoard(server, started.created, 'participant', 'Early')
    await command({ type: 'lobby', on: true })
    const late = await joinBoard(server, started.created, 'viewer', 'Late')
    const again = async (
      headers: Record<string, string>,
      role: 'participant' | 'facilitator',
    ): Promise<Joined> => {
      const body = { key: started.created.links[role].key, name: 'Again' }
      return (await server.ask('POST', `${root}/join`, { headers, body })).json()
    }
    expect(await again(early.headers, 'participant')).not.toHaveProperty('waiting')
    expect(await again(late.headers, 'participant')).toMatchObject({ waiting: true })
    expect(await again(late.headers, 'facilitator')).not.toHaveProperty('waiting')
  })

  test('W10 facilitators by link are never held, and switching the lobby off lets everybody in', async () => {
    await command({ type: 'lobby', on: true })
    expect((await joinBoard(server, started.created, 'facilitator')).joined).not.toHaveProperty('waiting')
    const waiting = await joinBoard(server, started.created, 'participant')
    expect(await status(root, waiting.headers)).toBe(403)
    await command({ type: 'lobby', on: false })
    expect(await status(root, waiting.headers)).toBe(200)
  })

  test('W10 who waits by a link that is withdrawn waits no more', async () => {
    await command({ type: 'lobby', on: true })
    const { headers } = await joinBoard(server, started.created, 'participant')
    await server.ask('POST', `${root}/links`, { headers: started.facilitator, body: { role: 'participant' } })
    expect(await status(root, headers)).toBe(404)
    expect((await command({ type: 'cursors', on: true })).waiting).toBe(0)
  })

  test('W10 who is refused hears that there is nothing for them, and waits again when they come again', async () => {
    await command({ type: 'lobby', on: true })
    const { joined, headers } = await joinBoard(server, started.created, 'participant')
    const person = `${root}/people/${joined.participant.id}`
    expect((await server.ask('DELETE', person, { headers: started.facilitator })).status).toBe(204)
    expect(await status(root, headers)).toBe(404)
    const body = { key: started.created.links.participant.key, name: 'Again' }
    const again = await server.ask('POST', `${root}/join`, { headers, body })
    expect(await again.json()).toMatchObject({ waiting: true })
  })
})

describe('short code', () => {
  const byCode = (code: string) =>
    server.ask('POST', '/api/join', { body: { code, name: 'Ann', sector: 'Health' } })

  test('W11 a code opens its board as a participant, however it is typed, for as long as it is shown', async () => {
    const { code = '' } = await command({ type: 'code', open: true })
    expect((await command({ type: 'code', open: true })).code).toBe(code)
    for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', '  ')} `, code.replace('-', '–')]) {
      const answer = await byCode(typed)
      expect(await answer.json()).toMatchObject({
        role: 'participant',
        board: { id: started.created.board.id },
      })
      expect(await status(root, browserHeaders(answer))).toBe(200)
    }
    await command({ type: 'code', open: false })
    expect(await (await byCode(code)).json()).toMatchObject({ code: 'code-unknown' })
    expect((await command({ type: 'code', open: true })).code).not.toBe(code)
  })

  test('W11 it stops at the lobby, at the end, in the trash and with the participant link', async () => {
    const { code = '' } = await command({ type: 'code', open: true })
    await command({ type: 'lobby', on: true })
    expect(await (await byCode(code)).json()).toMatchObject({ waiting: true, board: { title: '' } })
    const links: { id: string; role: string }[] = await (
      await server.ask('GET', `${root}/links`, { headers: started.facilitator })
    ).json()
    const link = links.find(({ role }) => role === 'participant')
    await server.ask('DELETE', `${root}/links/${link?.id}`, { headers: started.facilitator })
    expect((await byCode(code)).status).toBe(404)
    await server.ask('POST', `${root}/links`, { headers: started.facilitator, body: { role: 'participant' } })
    expect((await byCode(code)).status).toBe(200)
    await server.ask('DELETE', root, { headers: started.facilitator })
    expect((await byCode(code)).status).toBe(404)
    await server.ask('PATCH', root, { headers: started.facilitator, body: { trashed: false } })
    await command({ type: 'close', version: 'May' })
    expect((await byCode(code)).status).toBe(404)
  })

  test('W11 a flood of wrong codes is noted once and never keeps the right one out', async () => {
    const { code = '' } = await command({ type: 'code', open: true })
    for (let at = 0; at < 100; at += 1) {
      const wrong = await byCode(at % 2 === 0 ? 'CDFG-HJK3' : 'no code at all')
      expect(await wrong.json()).toMatchObject({ status: 404, code: 'code-unknown' })
    }
    expect((await byCode(code)).status).toBe(200)
    expect(server.logged().match(/many wrong short codes/g)).toHaveLength(1)
    expect(server.logged()).not.toContain('CDFG-HJK3')
  })
})
