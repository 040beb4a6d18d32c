import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { ImportAnswer } from '@commonground/shared/protocol/http'
import { words } from '@commonground/shared/words/words'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { eventually, synced } from '../support/eventually.ts'
import { answer } from '../support/http.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

const real = readFileSync(new URL('../fixtures/childPoverty.csv', import.meta.url))
const rows = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(closeAll)

const send = (body: BodyInit, type = 'text/csv'): Promise<Response> =>
  workshop.ask(`/api/boards/${workshop.boardId}/import`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  })
// The server ends a connection that carried too much a moment after its answer; whoever asks next on it asks again.
const csvOut = (): Promise<string> =>
  vi.waitFor(
    async () => (await workshop.ask(`/api/boards/${workshop.boardId}/export/csv?private=1`)).text(),
    {
      timeout: 5000,
    },
  )

describe('the real stakeholder list', () => {
  test('C8 goes in whole, is seen by who is there, and comes out equal', async () => {
    const ana = await workshop.join()
    await synced(ana)
    const wanted = rows(real.toString('utf8'))
    const told = await answer<ImportAnswer>(await send(real))
    expect(told).toMatchObject({ added: wanted.length, updated: 0, refused: [], left: [] })
    await eventually(() => ana.board().cards.size).toBe(wanted.length)
    const given = new Map(rows(await csvOut()).map((row) => [row['name'], row]))
    for (const row of wanted) expect(given.get(row['name']), row['name']).toMatchObject(row)
    expect(given.size).toBe(wanted.length)
  })

  test('C8 a second time it changes nothing and adds nobody', async () => {
    const before = await csvOut()
    const told = await answer<ImportAnswer>(await send(real))
    expect(told.added).toBe(0)
    expect(told.refused).toEqual([])
    expect(await csvOut()).toBe(before)
  })

  test('C8 what comes out goes in again', async () => {
    const out = await csvOut()
    expect((await answer<ImportAnswer>(await send(out))).added).toBe(0)
    expect(await csvOut()).toBe(out)
  })

  test('C8 it is there after kill -9', async () => {
    const before = await csvOut()
    await workshop.restart('SIGKILL')
    expect(await csvOut()).toBe(before)
  })
})

describe('a file that cannot be read is refused with a reason, and nothing is half applied', () => {
  const bad: readonly [string, BodyInit, string, number][] = [
    ['empty', '', 'text/csv', 422],
    ['only a header', 'name,sector\n', 'text/csv', 422],
    ['no column that can hold names', 'influence,interest\n10,20\n30,40\n', 'text/csv', 422],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]), 'text/csv', 422],
    ['over 5 MB', `name\n${'x'.repeat(6 * 1024 * 1024)}`, 'text/csv', 413],
    ['of a type nobody knows', 'name\nx', 'application/pdf', 415],
    ['JSON that is no board', '{"cards":', 'application/json', 422],
  ]
  test.each(bad)('C8 %s', async (_name, body, type, status) => {
    const before = await csvOut()
    const response = await send(body, type)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await csvOut()).toBe(before)
  })

  test('C8 50 MB are refused and the server goes on', async () => {
    const response = await send(new Uint8Array(50 * 1024 * 1024).fill(97)).catch(() => undefined)
    if (response) expect(response.status).toBe(413)
    await eventually(async () => (await workshop.ask('/readyz')).status).toBe(200)
  })

  test('C8 a row without a name is listed with its number; a cell that cannot be read costs no row', async () => {
    const csv = 'name,influence,interest\nGood one,10,20\n,1,2\nToo far,101,5\nNot a number,x,5\nGood two,,\n'
    const told = await answer<ImportAnswer>(await send(csv))
    expect(told.added).toBe(4)
    expect(told.refused).toEqual([{ row: 3, reason: words.transfer.refused.noName }])
    expect(told.left).toContainEqual(
      expect.objectContaining({ column: 'influence', cells: 2, example: { row: 4, text: '101' } }),
    )
    const given = new Map(rows(await csvOut()).map((row) => [row['name'], row['influence']]))
    expect(['Good one', 'Too far', 'Not a number'].map((name) => given.get(name))).toEqual(['10', '', ''])
  })
})

test('C8 a whole board goes out as JSON and comes back equal on another one', async () => {
  const file = await (await workshop.ask(`/api/boards/${workshop.boardId}/export/json?private=1`)).text()
  const other = await openWorkshop()
  const told = await answer<ImportAnswer>(
    await other.ask(`/api/boards/${other.boardId}/import`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/json' },
    }),
  )
  expect(told.refused).toEqual([])
  const out = await (await other.ask(`/api/boards/${other.boardId}/export/csv?private=1`)).text()
  const byName = (text: string): unknown =>
    rows(text).sort((a, b) => (a['name'] ?? '').localeCompare(b['name'] ?? ''))
  expect(byName(out)).toEqual(byName(await csvOut()))
})

test('a sender that leaves half-way is no fault of the server', async () => {
  const { port, output, origin } = workshop.server()
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(
      'POST /api/boards HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    )
    socket.end()
  })
  const answers = async (): Promise<string> => (await fetch(`${origin}/metrics`)).text()
  await vi.waitFor(async () =>
    expect(await answers()).toContain('http_seconds_count{method="POST",route="/api/boards",status="400"} 1'),
  )
  expect(output()).not.toContain('a request failed')
})
