import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAll } from '../support/closing.ts'
import { ask, createBoard, joinBoard } from '../support/http.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(closeAll)

test('A3 a board that is not there and one that is not yours answer with the same bytes', async () => {
  const { origin } = workshop.network
  const [mine, other] = [await createBoard(origin), await createBoard(origin)]
  const texts = new Set<string>()
  for (const board of [other.board.id, 'x'.repeat(22), 'nonsense', '__proto__', '..%2f..%2fetc']) {
    const response = await ask(origin, `/api/boards/${board}`, { token: mine.token })
    texts.add(`${response.status} ${await response.text()}`)
  }
  expect(texts.size).toBe(1)
})

test('A6 wrong keys open nothing, and the right one still does', async () => {
  const { origin } = workshop.network
  const made = await createBoard(origin)
  for (const key of ['wrong', `${made.links.participant.key}x`, made.board.id, made.token]) {
    const body = JSON.stringify({ key, name: 'Eve', as: 'script' })
    const response = await ask(origin, `/api/boards/${made.board.id}/join`, { method: 'POST', body })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'bad-key' })
  }
  expect((await joinBoard(origin, made, 'participant', 'Ana')).role).toBe('participant')
})

test('A5 a browser’s change needs this site’s own origin', async () => {
  const { origin } = workshop.network
  const foreign = [
    'https://evil.example',
    'null',
    origin.replace('127.0.0.1', 'a.127.0.0.1'),
    `${origin}0`,
    origin.replace('http', 'https'),
  ]
  const create = (from: string): Promise<Response> =>
    fetch(`${origin}/api/boards`, {
      method: 'POST',
      body: JSON.stringify({ title: 'x' }),
      headers: { 'content-type': 'application/json', origin: from },
    })
  for (const from of foreign) expect((await create(from)).status, from).toBe(403)
  expect((await create(origin)).status).toBe(201)
})
