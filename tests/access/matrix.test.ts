import { newRoundId } from '@commonground/shared/base/ids'
import type { LinkRow } from '@commonground/shared/protocol/http'
import type { WorkshopCommand, WorkshopState } from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../server/src/app.ts'
import { closeAll } from '../support/closing.ts'
import { answer, ask, createBoard, joinBoard } from '../support/http.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

/** `waiting` is in the lobby. */
const actors = [
  'stranger',
  'viewer',
  'participant',
  'facilitator',
  'neighbour',
  'removed',
  'waiting',
] as const
type Actor = (typeof actors)[number]

/** One board with one of each kind of person. */
interface Scene {
  readonly board: string
  readonly key: string
  readonly participant: string
  readonly link: string
  /** The short code that is shown, and a round of each state. */
  readonly code: string
  readonly open: string
  readonly revealed: string
  /** A workshop that was held before. */
  readonly sitting: string
  readonly tokens: Readonly<Partial<Record<Actor, string>>>
}

type NumberEach<T extends readonly unknown[]> = { readonly [Index in keyof T]: number }
/** One status for each of `actors`, in their order. */
type Statuses = NumberEach<typeof actors>

/** The statuses are written by hand, apart from the policy in code. */
type Row = readonly [
  route: string,
  ask: (scene: Scene) => [path: string, init?: RequestInit],
  statuses: Statuses,
]

const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })
const csv = { method: 'POST', body: 'name\nLibrary', headers: { 'content-type': 'text/csv' } }
const put = (body: unknown): RequestInit => ({ method: 'PUT', body: JSON.stringify(body) })
const everyone = (status: number): Statuses => [status, status, status, status, status, status, status]
const members: Statuses = [404, 200, 200, 200, 404, 404, 403]
const workers = (status: number): Statuses => [404, 403, status, status, 404, 404, 403]
const facilitators = (status: number): Statuses => [404, 403, 403, status, 404, 404, 403]

const table: readonly Row[] = [
  ['POST /api/boards', () => ['/api/boards', post({ title: 'New', as: 'script' })], everyone(201)],
  ['GET /api/boards', () => ['/api/boards'], everyone(200)],
  ['GET /api/boards/:board', ({ board }) => [`/api/boards/${board}`], members],
  [
    'PATCH /api/boards/:board',
    ({ board }) => [`/api/boards/${board}`, { method: 'PATCH', body: '{"title":"Ours"}' }],
    facilitators(200),
  ],
  [
    'DELETE /api/boards/:board',
    ({ board }) => [`/api/boards/${board}`, { method: 'DELETE' }],
    facilitators(204),
  ],
  [
    'POST /api/boards/:board/join',
    ({ board, key }) => [`/api/boards/${board}/join`, post({ key, name: 'New', as: 'script' })],
    everyone(200),
  ],
  [
    'POST /api/boards/:board/key',
    ({ board, key }) => [`/api/boards/${board}/key`, post({ key })],
    everyone(200),
  ],
  ['GET /api/boards/:board/addresses', ({ board }) => [`/api/boards/${board}/addresses`], facilitators(200)],
  ['GET /api/boards/:board/links', ({ board }) => [`/api/boards/${board}/links`], facilitators(200)],
  [
    'POST /api/boards/:board/links',
    ({ board }) => [`/api/boards/${board}/links`, post({ role: 'viewer' })],
    facilitators(201),
  ],
  [
    'DELETE /api/boards/:board/links/:link',
    ({ board, link }) => [`/api/boards/${board}/links/${link}`, { method: 'DELETE' }],
    facilitators(204),
  ],
  ['GET /api/boards/:board/people', ({ board }) => [`/api/boards/${board}/people`], facilitators(200)],
  ['GET /api/boards/:board/clients/:client', ({ board }) => [`/api/boards/${board}/clients/7`], workers(404)],
  [
    'DELETE /api/boards/:board/people/:participant',
    ({ board, participant }) => [`/api/boards/${board}/people/${participant}`, { method: 'DELETE' }],
    facilitators(204),
  ],
  [
    'POST /api/boards/:board/workshop',
    ({ board }) => [`/api/boards/${board}/workshop`, post({ type: 'freeze', frozen: true })],
    facilitators(200),
  ],
  [
    'PUT /api/boards/:board/rounds/:round/ballot',
    ({ board, open }) => [`/api/boards/${board}/rounds/${open}/ballot`, put({ score: 4 })],
    workers(204),
  ],
  [
    'GET /api/boards/:board/rounds/:round/ballot',
    ({ board, open }) => [`/api/boards/${board}/rounds/${open}/ballot`],
    workers(200),
  ],
  [
    'GET /api/boards/:board/rounds/:round/result',
    ({ board, revealed }) => [`/api/boards/${board}/rounds/${revealed}/result`],
    workers(200),
  ],
  [
    'GET /api/boards/:board/rounds/:round/result',
    ({ board, open }) => [`/api/boards/${board}/rounds/${open}/result`],
    workers(404),
  ],
  [
    'POST /api/boards/:board/hand',
    ({ board }) => [`/api/boards/${board}/hand`, post({ up: true })],
    workers(204),
  ],
  [
    'POST /api/boards/:board/admit',
    ({ board }) => [`/api/boards/${board}/admit`, post({})],
    facilitators(204),
  ],
  ['GET /api/boards/:board/versions', ({ board }) => [`/api/boards/${board}/versions`], members],
  [
    'POST /api/boards/:board/versions',
    ({ board }) => [`/api/boards/${board}/versions`, post({ name: 'May' })],
    facilitators(201),
  ],
  [
    'POST /api/boards/:board/content',
    ({ board }) => [`/api/boards/${board}/content`, { method: 'POST', body: new Uint8Array([0]) }],
    members,
  ],
  ['GET /api/boards/:board/sittings', ({ board }) => [`/api/boards/${board}/sittings`], members],
  [
    'GET /api/boards/:board/sittings/:sitting',
    ({ board, sitting }) => [`/api/boards/${board}/sittings/${sitting}`],
    members,
  ],
  ['POST /api/join', ({ code }) => ['/api/join', post({ code, name: 'New', as: 'script' })], everyone(200)],
  ['POST /api/boards/:board/import', ({ board }) => [`/api/boards/${board}/import`, csv], workers(200)],
  ['GET /api/boards/:board/export/:format', ({ board }) => [`/api/boards/${board}/export/csv`], members],
  [
    'GET /api/boards/:board/export/:format',
    ({ board }) => [`/api/boards/${board}/export/csv?private=1`],
    workers(200),
  ],
  [
    'POST /api/boards/:board/duplicate',
    ({ board }) => [`/api/boards/${board}/duplicate`, post({ as: 'script' })],
    workers(201),
  ],
  ['GET /healthz', () => ['/healthz'], everyone(200)],
  ['GET /readyz', () => ['/readyz'], everyone(200)],
  ['GET /metrics', () => ['/metrics'], everyone(200)],
]

let workshop: Workshop
let unchanged: Scene
beforeAll(async () => {
  workshop = await openWorkshop()
  unchanged = await newScene()
})
afterAll(closeAll)

async function newScene(): Promise<Scene> {
  const { origin } = workshop.network
  const made = await createBoard(origin, { title: 'Scene' })
  const other = await createBoard(origin, { title: 'Elsewhere' })
  const viewer = await joinBoard(origin, made, 'viewer', 'Vic')
  const participant = await joinBoard(origin, made, 'participant', 'Pat')
  const removed = await joinBoard(origin, made, 'participant', 'Rex')
  const asFacilitator = { token: made.token }
  const gone = await ask(origin, `/api/boards/${made.board.id}/people/${removed.participant.id}`, {
    method: 'DELETE',
    ...asFacilitator,
  })
  expect(gone.status).toBe(204)
  const links = await answer<LinkRow[]>(
    await ask(origin, `/api/boards/${made.board.id}/links`, asFacilitator),
  )
  const command = async (body: WorkshopCommand): Promise<WorkshopState> =>
    answer(await ask(origin, `/api/boards/${made.board.id}/workshop`, { ...post(body), ...asFacilitator }))
  const revealed = (await command({ type: 'openRound', kind: 'fairness', setup: {} })).round
  await command({ type: 'revealRound', round: revealed?.id ?? newRoundId() })
  const { sitting } = await command({ type: 'close', version: 'May' })
  await command({ type: 'setAgenda', agenda: [stageOf('free')] })
  await command({ type: 'goToStage', from: -1, to: 0 })
  const { round: open } = await command({ type: 'openRound', kind: 'fairness', setup: {} })
  await command({ type: 'lobby', on: true })
  const { code } = await command({ type: 'code', open: true })
  const waiting = await joinBoard(origin, made, 'participant', 'Wil')
  return {
    board: made.board.id,
    code: code ?? 'none',
    open: open?.id ?? 'none',
    revealed: revealed?.id ?? 'none',
    sitting: sitting ?? 'none',
    key: made.links.participant.key,
    participant: participant.participant.id,
    link: links.find((link) => link.role === 'viewer')?.id ?? 'none',
    tokens: {
      viewer: viewer.token,
      participant: participant.token,
      facilitator: made.token,
      neighbour: other.token,
      removed: removed.token,
      waiting: waiting.token,
    },
  }
}

describe.each(table)('%s', (_route, request, statuses) => {
  test('A1 answers each kind of person as agreed', async () => {
    const statusOf = async (actor: Actor): Promise<number> => {
      // Those that change something each have a board of their own: some take things away.
      const isReading = request(unchanged)[1]?.method === undefined
      const scene = isReading ? unchanged : await newScene()
      const token = scene.tokens[actor]
      const [path, init] = request(scene)
      const response = await ask(workshop.network.origin, path, { ...init, ...(token && { token }) })
      return response.status
    }
    expect(await Promise.all(actors.map(statusOf))).toEqual(statuses)
  })
})

test('A1 every route of the server has its line in this table', () => {
  const nothing = new Proxy({}, { get: () => () => undefined })
  const app = createApp({
    storage: nothing,
    rooms: nothing,
    identities: nothing,
    log: nothing,
    clientFolder: '',
  } as never)
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '*' && path !== '/*')
    .map(({ method, path }) => `${method} ${path}`)
  const known = new Set(table.map(([route]) => route))
  expect([...new Set(routes)].filter((route) => !known.has(route))).toEqual([])
})

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
