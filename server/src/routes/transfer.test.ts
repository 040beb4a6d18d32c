import { type BoardId, newCardId, type ParticipantId } from '@commonground/shared/base/ids'
import { addCards, lockCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import type { CreatedBoard } from '@commonground/shared/protocol/http'
import { maxImportBytes } from '@commonground/shared/protocol/limits'
import { childPovertyCsv } from '@commonground/shared/templates/childPoverty'
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

const csv = 'name,influence,interest,notes\nHarbour trust,70,80,Secret canary\nQuay shop,20,30,\n'

test('C8 rows become cards; the same rows again change nothing', async () => {
  expect(await importText(csv)).toMatchObject({ added: 2, updated: 0, refused: [], left: [] })
  expect(await importText(csv)).toMatchObject({ added: 0, updated: 0, refused: [] })
  expect(await importText('name,sector\nharbour TRUST,Health\n')).toMatchObject({
    added: 0,
    updated: 1,
    refused: [],
  })
})

test('R11 a list writes over a thousand cards of others at once for a participant, and not over more', async () => {
  const board = started.created.board.id as BoardId
  const cards = Array.from({ length: 1_001 }, (_, at) => ({ id: newCardId(), name: `Partner ${at}` }))
  await server.rooms.change(board, undefined, (doc) =>
    run(doc, addCards, { cards }, { role: 'facilitator', now: 1 }),
  )
  const { headers } = await joinBoard(server, started.created, 'participant')
  const bringIn = async (many: number): Promise<number> => {
    const rows = cards.slice(0, many).map(({ name }) => `${name},Housing`)
    const body = `name,sector\n${rows.join('\n')}\n`
    const asking = { headers: { ...headers, 'content-type': 'text/csv' }, body }
    return (await server.ask('POST', `${root}/import`, asking)).status
  }
  expect(await bringIn(1_001)).toBe(429)
  expect(await bringIn(1_000)).toBe(200)
})

test('C8 a row without a name is refused by its number, the others come in', async () => {
  const answer = await importText('name,influence,interest\n,70,80\nQuay shop,20,30\n')
  expect(answer).toMatchObject({ added: 1, refused: [{ row: 2, reason: expect.any(String) }] })
})

test('T9 a request is answered with what was guessed and what was left', async () => {
  const answer = await importText(
    'List of March\n\nBody,Power (1-5),Level of interest,Last review\nHarbour trust,5,3,soon\nQuay shop,1,2,2026-03-31\n',
  )
  expect(answer).toEqual({
    added: 2,
    updated: 0,
    refused: [],
    guessed: {
      columns: [
        { column: 'Body', as: 'name' },
        { column: 'Power (1-5)', as: 'influence' },
        { column: 'Level of interest', as: 'interest' },
        { column: 'Last review', as: 'lastReviewed' },
      ],
      scale: { influence: '1-5', interest: '1-5' },
      headingRow: 3,
    },
    left: [{ column: 'Last review', cells: 1, example: { row: 4, text: 'soon' } }],
  })
})

test('T9 a script may say what columns and scales are, by place, heading or letter', async () => {
  const rows = 'Body,Colour,X\nHarbour trust,5,3\nQuay shop,1,2\n'
  expect(await importText(rows, '?map=name,influence,interest&scale=1-5')).toMatchObject({
    added: 2,
    guessed: { scale: { influence: '1-5', interest: '1-5' } },
  })
  expect(places()).toEqual([
    { influence: 90, interest: 50 },
    { influence: 10, interest: 30 },
  ])
  await importText(rows, '?map=Colour%3Dinterest,C%3Dinfluence&scale=influence%3D0-10,interest%3D1-5')
  expect(places()[0]).toEqual({ influence: 31.8, interest: 90 })
})

test.each([
  'map=name,strength',
  'map=name,sector,notes,notes',
  'map=Nothing%3Dname',
  'scale=big',
  'scale=1-1',
])('T9 what a script says wrongly is refused with the part that is wrong: %s', async (query) => {
  const headers = { ...started.facilitator, 'content-type': 'text/csv' }
  const answer = await server.ask('POST', `${root}/import?${query}`, { headers, body: csvOfTwo })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'bad-request', detail: expect.any(String) })
  expect(snapshot().cards.size).toBe(0)
})

const csvOfTwo = 'name,influence,interest\nHarbour trust,70,80\n'

test.each([
  ['csv-empty', 422, 'text/csv', ''],
  ['csv-no-name-column', 422, 'text/csv', 'influence,interest\n1,2\n'],
  ['csv-too-large', 413, 'text/csv', 'x'.repeat(maxImportBytes + 1)],
  ['json-not-a-board', 422, 'application/json', '{"cards":[]}'],
  ['unsupported-type', 415, 'application/zip', 'PK'],
  ['unsupported-type', 415, '', 'name\nx\n'],
])('a file is refused with %s', async (code, status, type, body) => {
  const headers = { ...started.facilitator, 'content-type': type }
  const answer = await server.ask('POST', `${root}/import`, { headers, body })
  expect(answer.status).toBe(status)
  expect(await answer.json()).toMatchObject({ code })
  expect(snapshot().cards.size).toBe(0)
})

test('T1 columns that were not read are told', async () => {
  expect(await importText('name,shoe size,sector,sector\nHarbour trust,44,Health,Culture\n')).toMatchObject({
    added: 1,
    left: [
      { column: 'shoe size', cells: 1, example: { row: 2, text: '44' } },
      { column: 'sector', cells: 1, example: { row: 2, text: 'Culture' } },
    ],
  })
})

test('W12 while the board is frozen only facilitators bring files in', async () => {
  const { headers } = await joinBoard(server, started.created, 'participant')
  await server.ask('POST', `${root}/workshop`, {
    headers: started.facilitator,
    body: { type: 'freeze', frozen: true },
  })
  const asked = { headers: { ...headers, 'content-type': 'text/csv' }, body: csv }
  expect((await server.ask('POST', `${root}/import`, asked)).status).toBe(200)
  server.pass(2_000)
  const answer = await server.ask('POST', `${root}/import`, asked)
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'frozen' })
  expect(await importText(csv)).toMatchObject({ refused: [] })
})

test('P1 an export is share-safe unless private fields are asked for', async () => {
  await importText(csv)
  for (const format of ['csv', 'json']) {
    const shared = await exportText(`${format}`)
    expect(shared).toContain('Harbour trust')
    expect(shared).not.toContain('canary')
    expect(await exportText(`${format}?private=1`)).toContain('Secret canary')
  }
  expect(await exportText('svg?private=1')).not.toContain('canary')
})

test('R21 who names the tag of a file they have is told that nothing changed', async () => {
  await importText(csv)
  const file = await exportAs(started.facilitator, 'json?private=1')
  const etag = file.headers.get('etag') ?? ''
  const again = await exportAs({ ...started.facilitator, 'if-none-match': etag }, 'json?private=1')
  expect([again.status, await again.text()]).toEqual([304, ''])
  await importText('name,notes\nHarbour trust,Another canary\n')
  const changed = await exportAs({ ...started.facilitator, 'if-none-match': etag }, 'json?private=1')
  expect(changed.status).toBe(200)
  expect(await changed.text()).toContain('Another canary')
})

test('R21 W18 a viewer cannot tell a private change by the tag', async () => {
  await importText(csv)
  const { headers } = await joinBoard(server, started.created, 'viewer')
  const tag = async () => (await exportAs(headers, 'json')).headers.get('etag')
  const before = await tag()
  await importText('name,notes\nHarbour trust,Another canary\n')
  expect(await tag()).toBe(before)
  await importText('name,sector\nHarbour trust,Health\n')
  expect(await tag()).not.toBe(before)
})

test('R22 a card that was locked while a file was planned refuses all of it', async () => {
  await importText(csv)
  const board = started.created.board.id as BoardId
  const { joined } = await joinBoard(server, started.created, 'participant')
  const ids = [...snapshot().cards.keys()]
  const file = {
    type: 'text/csv',
    file: new TextEncoder().encode('name,influence,interest\nHarbour trust,1,1\nNew trust,2,2\n'),
    query: {},
    actor: { role: 'participant', participant: joined.participant.id as ParticipantId, now: 1 },
    mayStill: () =>
      server.rooms.change(board, undefined, (doc) =>
        run(doc, lockCards, { ids, locked: true }, { role: 'facilitator', now: 1 }),
      ),
  } as const
  const asker = { identity: 'Tim', signal: new AbortController().signal }
  await expect(server.rooms.transfers.bringIn(board, file, asker)).rejects.toMatchObject({
    code: 'card-locked',
  })
  expect([...snapshot().cards.values()].map(({ name }) => name).sort()).toEqual([
    'Harbour trust',
    'Quay shop',
  ])
})

test('an empty board is written down too', async () => {
  for (const format of ['csv', 'json', 'svg']) expect((await exportText(format)).length).toBeGreaterThan(0)
})

test('an export is a file to keep, never a page', async () => {
  const answer = await server.ask('GET', `${root}/export/svg`, { headers: started.facilitator })
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="harbour.svg"')
  expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test.each(['xlsx', 'pdf', 'png', 'CSV', '__proto__'])('nothing is written as %s', async (format) => {
  const answer = await server.ask('GET', `${root}/export/${format}`, { headers: started.facilitator })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({
    code: 'unknown-format',
    detail: 'It can be csv, plan, json, svg',
  })
})

test('a board comes back whole from its private file', async () => {
  await importText(csv)
  const file = await exportText('json?private=1')
  const other = await startBoard(server, 'Elsewhere')
  const headers = { ...other.facilitator, 'content-type': 'application/json' }
  const path = `/api/boards/${other.created.board.id}/import`
  const answer = await server.ask('POST', path, { headers, body: file })
  expect(await answer.json()).toMatchObject({ added: 2, refused: [] })
})

test('a copy has the same cards, other people and other links, and its maker is its facilitator', async () => {
  await importText(csv)
  const { headers } = await joinBoard(server, started.created, 'participant', 'Ann')
  const answer = await server.ask('POST', `${root}/duplicate`, { headers, body: { title: 'Copy' } })
  const copy = await answer.json<CreatedBoard>()
  expect(copy.board).toEqual({ id: expect.not.stringMatching(started.created.board.id), title: 'Copy' })
  const cards = [...server.rooms.snapshot(copy.board.id as BoardId).cards.values()]
  expect(cards.map(({ name, place, notes }) => ({ name, place, notes }))).toEqual(
    [...snapshot().cards.values()].map(({ name, place, notes }) => ({ name, place, notes })),
  )
  expect(server.rooms.snapshot(copy.board.id as BoardId).settings.title).toBe('Copy')
  expect(await (await server.ask('GET', `/api/boards/${copy.board.id}`, { headers })).json()).toMatchObject({
    role: 'facilitator',
    participant: { name: 'Ann' },
  })
  expect(copy.links.facilitator.key).not.toBe(started.created.links.facilitator.key)
  const path = `/api/boards/${copy.board.id}`
  expect((await server.ask('GET', path, { headers: started.facilitator })).status).toBe(404)
})

test('the sample file comes in whole', async () => {
  expect(await importText(childPovertyCsv)).toMatchObject({ added: 40, refused: [] })
})

async function importText(body: string, query = ''): Promise<unknown> {
  const headers = { ...started.facilitator, 'content-type': 'text/csv' }
  return (await server.ask('POST', `${root}/import${query}`, { headers, body })).json()
}

function exportAs(headers: Record<string, string>, format: string) {
  return server.ask('GET', `${root}/export/${format}`, { headers })
}

async function exportText(format: string): Promise<string> {
  const answer = await server.ask('GET', `${root}/export/${format}`, { headers: started.facilitator })
  return answer.text()
}

function places() {
  return [...snapshot().cards.values()].map(({ place }) => place)
}

function snapshot() {
  return server.rooms.snapshot(started.created.board.id as BoardId)
}

test('A4 who is taken off while a file or a copy waits its turn is given neither', async () => {
  const board = started.created.board.id as BoardId
  const { headers, joined } = await joinBoard(server, started.created, 'participant')
  let end = (): void => {}
  const held = server.rooms.transfers.fold(board, () => new Promise<void>((resolve) => (end = resolve)))
  const asked = [
    server.ask('GET', `${root}/export/csv?private=1`, { headers }),
    server.ask('POST', `${root}/duplicate`, { headers, body: {} }),
  ]
  // Both are in the line of the board.
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
  const removed = await server.ask('DELETE', `${root}/people/${joined.participant.id}`, {
    headers: started.facilitator,
  })
  expect(removed.status).toBe(204)
  end()
  await held
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404])
})
