// @vitest-environment happy-dom
import { newBoardId } from '@commonground/shared/base/ids'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { arrivalOf, arrive, joinBoard, joinByCode, parseAddress, resume } from './address.ts'

const board = newBoardId()
const participant = { id: 'ada-lovelace', name: 'Ada', sector: 'Health', colour: 1 }
const joined = { role: 'participant', participant, board: { id: board, title: 'Ours' } } as const
const key = 'k'.repeat(43)

/** What the server answers, and what it was asked. */
let answer: () => Response | Promise<Response>
const asked: { readonly path: string; readonly method: string; readonly body: unknown }[] = []

beforeEach(() => {
  localStorage.clear()
  asked.length = 0
  answer = () => Response.json(joined)
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({
      path,
      method: init.method ?? 'GET',
      body: init.body ? JSON.parse(String(init.body)) : undefined,
    })
    return answer()
  })
  history.replaceState(null, '', `/b/${board}#${key}`)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const problem = (status: number, code: string) => () =>
  Response.json({ status, code, title: code }, { status })

test('P3 an address gives the board and the key; other pages give nothing', () => {
  expect(parseAddress(location)).toEqual({ board, key })
  expect(parseAddress({ pathname: `/b/${board}/`, hash: '' })).toEqual({ board })
  expect(parseAddress({ pathname: '/', hash: '' })).toBeUndefined()
  expect(parseAddress({ pathname: '/b/__proto__/x', hash: '' })).toBeUndefined()
})

test('P3 the key is sent in bodies alone, and leaves the address once it was used', async () => {
  const told = { role: 'participant', title: 'Ours' }
  const join = answer
  answer = () => Response.json(told)
  expect(await arrive({ board, key })).toEqual({ kind: 'ask', key, name: '', sector: '', told })
  answer = join
  expect(asked.at(-1)).toEqual({ path: `/api/boards/${board}/key`, method: 'POST', body: { key } })
  asked.length = 0
  await joinBoard({ board, key, name: 'Ada', sector: 'Health' })
  expect(asked).toEqual([
    { path: `/api/boards/${board}/join`, method: 'POST', body: { key, name: 'Ada', sector: 'Health' } },
  ])
  expect(location.hash).toBe('')
  expect(JSON.stringify({ ...localStorage })).not.toContain(key)
})

test('P3 a refused key stays in the address, so that the person can try again', async () => {
  answer = problem(404, 'bad-key')
  await expect(joinBoard({ board, key, name: 'Ada', sector: '' })).rejects.toMatchObject({ code: 'bad-key' })
  expect(location.hash).toBe(`#${key}`)
})

test('A6 a link that opens nothing is refused before a name is asked for; without an answer the name is asked', async () => {
  answer = problem(404, 'bad-key')
  expect(await arrive({ board, key: 'cut' })).toEqual({ kind: 'refused', code: 'bad-key' })
  answer = () => Promise.reject(new TypeError('Failed to fetch'))
  expect(await arrive({ board, key })).toMatchObject({ kind: 'ask' })
})

test('O3 a board joined before opens without asking the server', async () => {
  await joinBoard({ board, key, name: 'Ada', sector: 'Health' })
  asked.length = 0
  expect(await arrive({ board })).toEqual({ kind: 'joined', joined })
  expect(asked).toEqual([])
})

test('a new link on a known board is used without asking for the name again', async () => {
  await joinBoard({ board, key, name: 'Ada', sector: 'Health' })
  answer = () => Response.json({ ...joined, role: 'facilitator' })
  const arrival = await arrive({ board, key: 'new' })
  expect(arrival).toMatchObject({ kind: 'joined', joined: { role: 'facilitator' } })
  expect(asked.at(-1)?.body).toEqual({ key: 'new', name: 'Ada', sector: 'Health' })
})

test('O3 a link opened with no server in reach still opens a known board', async () => {
  await joinBoard({ board, key, name: 'Ada', sector: 'Health' })
  answer = () => Promise.reject(new TypeError('Failed to fetch'))
  expect(await arrive({ board, key })).toEqual({ kind: 'joined', joined })
})

test('the name and sector are remembered for the next board', async () => {
  await joinBoard({ board, key, name: 'Ada', sector: 'Health' })
  expect(await arrive({ board: newBoardId(), key })).toMatchObject({
    kind: 'ask',
    key,
    name: 'Ada',
    sector: 'Health',
  })
})

test('a browser that forgot finds its membership by its cookie', async () => {
  answer = () => Response.json({ id: board, title: 'Ours', role: 'participant', participant })
  expect(await arrive({ board })).toEqual({ kind: 'joined', joined })
  answer = problem(404, 'board-missing')
  expect(await arrive({ board: newBoardId() })).toEqual({ kind: 'refused', code: 'board-missing' })
})

test('words of a proxy and lost connections are refusals, not crashes', async () => {
  answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 })
  expect(await arrive({ board })).toEqual({ kind: 'refused', code: 'server-error' })
  answer = () => Promise.reject(new TypeError('Failed to fetch'))
  expect(await arrive({ board })).toEqual({ kind: 'refused', code: 'unreachable' })
})

test('W11 the short code leads to its board, which opens from then on without it', async () => {
  expect(await joinByCode({ code: 'ABCD-EFGH', name: 'Ada', sector: 'Health' })).toBe(board)
  expect(asked).toEqual([
    { path: '/api/join', method: 'POST', body: { code: 'ABCD-EFGH', name: 'Ada', sector: 'Health' } },
  ])
  expect(await arrive({ board })).toEqual({ kind: 'joined', joined })
  expect(asked).toHaveLength(1)
})

test('W10 in the lobby nothing is kept of the board, and a reload finds the lobby again without asking', async () => {
  answer = () => Response.json({ ...joined, board: { id: board, title: '' }, waiting: true })
  expect(arrivalOf(await joinBoard({ board, key, name: 'Ada', sector: 'Health' }))).toEqual({
    kind: 'waiting',
  })
  expect(location.hash).toBe('')
  answer = problem(403, 'waiting')
  expect(await arrive({ board })).toEqual({ kind: 'waiting' })
  answer = () => Response.json({ role: 'participant', participant, id: board, title: 'Ours' })
  expect(await resume(board)).toEqual({ kind: 'joined', joined })
})

test('W2 the page of the result belongs to its board', () => {
  for (const rest of ['/result', '/result/', '/result/sitting01', '/result/sitting01/'])
    expect(parseAddress({ pathname: `/b/${board}${rest}`, hash: '' })).toEqual({ board })
  expect(parseAddress({ pathname: `/b/${board}/result/a/b`, hash: '' })).toBeUndefined()
})
