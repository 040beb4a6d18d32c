import type { CreatedBoard, RotatedLink } from '@commonground/shared/protocol/http'
import { graceMs, type WorkshopCommand, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { stageOf } from '@commonground/shared/templates/agendas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinBoard, startBoard, type TestServer, testServer } from './server.testing.ts'
import { builtClient } from './site.testing.ts'

/** Who asks. `foreign` is the facilitator's browser, made to ask by another site; `waiting` is in the lobby. */
const actors = [
  'nobody',
  'foreign',
  'viewer',
  'participant',
  'stranger',
  'removed',
  'withdrawn',
  'facilitator',
  'script',
  'waiting',
] as const
type Name = (typeof actors)[number]

interface Scene {
  readonly server: TestServer
  readonly created: CreatedBoard
  readonly headers: Readonly<Record<Name, Record<string, string>>>
  readonly viewerId: string
  readonly viewerLink: string
  /** The short code that is shown, and a round of each state. */
  readonly code: string
  readonly open: string
  readonly revealed: string
  /** A workshop that was held before. */
  readonly sitting: string
}

interface Asked {
  readonly path: (scene: Scene) => string
  readonly body?: (scene: Scene) => unknown
  readonly headers?: Record<string, string>
  /** The status for each actor, in the order of `actors`. */
  readonly answers: readonly number[]
}

const board = ({ created }: Scene): string => `/api/boards/${created.board.id}`

// Written by hand, apart from the policy. A route that is missing here fails the first test.
// biome-ignore format: one line of figures a route
const expected: Readonly<Record<string, Asked>> = {
  //                                                     nobody foreign viewer partic. strang. removed withdr. facil. script waiting
  'GET /healthz':                       { path: () => '/healthz', answers:                   [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  'GET /readyz':                        { path: () => '/readyz', answers:                    [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  'GET /metrics':                       { path: () => '/metrics', answers:                   [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  'POST /api/boards':                   { path: () => '/api/boards', body: () => ({ title: 'New' }), answers: [201, 403, 201, 201, 201, 201, 201, 201, 201, 201] },
  'GET /api/boards':                    { path: () => '/api/boards', answers:                [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
  'GET /api/boards/:board':             { path: board, answers:                              [404, 200, 200, 200, 404, 404, 404, 200, 200, 403] },
  'PATCH /api/boards/:board':           { path: board, body: () => ({ title: 'Quay' }), answers: [404, 403, 403, 403, 404, 404, 404, 200, 200, 403] },
  'DELETE /api/boards/:board':          { path: board, answers:                              [404, 403, 403, 403, 404, 404, 404, 204, 204, 403] },
  'POST /api/boards/:board/join':       { path: (s) => `${board(s)}/join`, body: ({ created }) => ({ key: created.links.viewer.key, name: 'Ann' }), answers: [200, 403, 200, 200, 200, 200, 200, 200, 200, 200] },
  'POST /api/boards/:board/key':        { path: (s) => `${board(s)}/key`, body: ({ created }) => ({ key: created.links.viewer.key }), answers: [200, 403, 200, 200, 200, 200, 200, 200, 200, 200] },
  'POST /api/boards/:board/duplicate':  { path: (s) => `${board(s)}/duplicate`, body: () => ({}), answers: [404, 403, 403, 201, 404, 404, 404, 201, 201, 403] },
  'POST /api/boards/:board/content':    { path: (s) => `${board(s)}/content`, body: () => new Uint8Array([0]), answers: [404, 403, 200, 200, 404, 404, 404, 200, 200, 403] },
  'GET /api/boards/:board/links':       { path: (s) => `${board(s)}/links`, answers:         [404, 200, 403, 403, 404, 404, 404, 200, 200, 403] },
  'GET /api/boards/:board/addresses':   { path: (s) => `${board(s)}/addresses`, answers: [404, 200, 403, 403, 404, 404, 404, 200, 200, 403] },
  'POST /api/boards/:board/links':      { path: (s) => `${board(s)}/links`, body: () => ({ role: 'participant' }), answers: [404, 403, 403, 403, 404, 404, 404, 201, 201, 403] },
  'DELETE /api/boards/:board/links/:link': { path: (s) => `${board(s)}/links/${s.viewerLink}`, answers: [404, 403, 403, 403, 404, 404, 404, 204, 204, 403] },
  'GET /api/boards/:board/people':      { path: (s) => `${board(s)}/people`, answers:        [404, 200, 403, 403, 404, 404, 404, 200, 200, 403] },
  'GET /api/boards/:board/clients/:client': { path: (s) => `${board(s)}/clients/7`, answers: [404, 404, 403, 404, 404, 404, 404, 404, 404, 403] },
  'DELETE /api/boards/:board/people/:participant': { path: (s) => `${board(s)}/people/${s.viewerId}`, answers: [404, 403, 403, 403, 404, 404, 404, 204, 204, 403] },
  'POST /api/boards/:board/import':     { path: (s) => `${board(s)}/import`, body: () => 'name\nHarbour trust\n', headers: { 'content-type': 'text/csv' }, answers: [404, 403, 403, 200, 404, 404, 404, 200, 200, 403] },
  'GET /api/boards/:board/export/:format': { path: (s) => `${board(s)}/export/csv`, answers: [404, 200, 200, 200, 404, 404, 404, 200, 200, 403] },
  'POST /api/boards/:board/workshop':   { path: (s) => `${board(s)}/workshop`, body: () => ({ type: 'freeze', frozen: true }), answers: [404, 403, 403, 403, 404, 404, 404, 200, 200, 403] },
  'PUT /api/boards/:board/rounds/:round/ballot': { path: (s) => `${board(s)}/rounds/${s.open}/ballot`, body: () => ({ score: 4 }), answers: [404, 403, 403, 204, 404, 404, 404, 204, 204, 403] },
  'GET /api/boards/:board/rounds/:round/ballot': { path: (s) => `${board(s)}/rounds/${s.open}/ballot`, answers: [404, 200, 403, 200, 404, 404, 404, 200, 200, 403] },
  'GET /api/boards/:board/rounds/:round/result': { path: (s) => `${board(s)}/rounds/${s.revealed}/result`, answers: [404, 200, 403, 200, 404, 404, 404, 200, 200, 403] },
  'POST /api/boards/:board/hand':       { path: (s) => `${board(s)}/hand`, body: () => ({ up: true }), answers: [404, 403, 403, 204, 404, 404, 404, 204, 204, 403] },
  'POST /api/boards/:board/admit':      { path: (s) => `${board(s)}/admit`, body: () => ({}), answers: [404, 403, 403, 403, 404, 404, 404, 204, 204, 403] },
  'GET /api/boards/:board/versions':    { path: (s) => `${board(s)}/versions`, answers:      [404, 200, 200, 200, 404, 404, 404, 200, 200, 403] },
  'POST /api/boards/:board/versions':   { path: (s) => `${board(s)}/versions`, body: () => ({ name: 'May' }), answers: [404, 403, 403, 403, 404, 404, 404, 201, 201, 403] },
  'GET /api/boards/:board/changes':     { path: (s) => `${board(s)}/changes`, answers:       [404, 200, 403, 403, 404, 404, 404, 200, 200, 403] },
  'POST /api/boards/:board/empty-trash':{ path: (s) => `${board(s)}/empty-trash`, answers: [404, 403, 403, 403, 404, 404, 404, 200, 200, 403] },
  'POST /api/boards/:board/put-back':   { path: (s) => `${board(s)}/put-back`, body: () => ({ what: { before: 1 }, preview: true }), answers: [404, 403, 403, 403, 404, 404, 404, 200, 200, 403] },
  'GET /api/boards/:board/sittings':    { path: (s) => `${board(s)}/sittings`, answers:      [404, 200, 200, 200, 404, 404, 404, 200, 200, 403] },
  'GET /api/boards/:board/sittings/:sitting': { path: (s) => `${board(s)}/sittings/${s.sitting}`, answers: [404, 200, 200, 200, 404, 404, 404, 200, 200, 403] },
  'POST /api/join':                     { path: () => '/api/join', body: ({ code }) => ({ code, name: 'Ann' }), answers: [200, 403, 200, 200, 200, 200, 200, 200, 200, 200] },
  // 404: past the gate, but no socket. What a socket may do is tested where there is one.
  'GET /sync/:board':                   { path: ({ created }) => `/sync/${created.board.id}`, answers: [403, 403, 404, 404, 404, 404, 404, 404, 404, 404] },
  'POST /sync/:board':                  { path: ({ created }) => `/sync/${created.board.id}`, answers: [403, 403, 201, 201, 404, 404, 404, 201, 201, 403] },
  // Nobody knows the name of a connection but who opened it.
  'GET /sync/:board/:connection':       { path: ({ created }) => `/sync/${created.board.id}/x?after=0`, answers: [404, 404, 404, 404, 404, 404, 404, 404, 404, 404] },
  'POST /sync/:board/:connection':      { path: ({ created }) => `/sync/${created.board.id}/x?piece=1&after=0`, answers: [403, 403, 404, 404, 404, 404, 404, 404, 404, 404] },
  'DELETE /sync/:board/:connection':    { path: ({ created }) => `/sync/${created.board.id}/x`, answers: [403, 403, 404, 404, 404, 404, 404, 404, 404, 404] },
  'GET *':                              { path: () => '/b/anything', answers:                [200, 200, 200, 200, 200, 200, 200, 200, 200, 200] },
}

const client = builtClient()
let routes: readonly string[]

beforeAll(() => {
  const server = testServer({ clientFolder: client.folder, withSocket: true })
  routes = server.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path === '/*' ? '*' : path}`)
  server.close()
})

afterAll(() => {
  leaveScene()
  client.remove()
})

test('A1 every route stands in the table below', () => {
  expect([...new Set(routes)].sort()).toEqual(Object.keys(expected).sort())
})

test.each(Object.entries(expected))(
  'A1 who may %s is as agreed',
  async (route, { path, body, headers, answers }) => {
    const [method = ''] = route.split(' ')
    const statuses: number[] = []
    for (const actor of actors) {
      const scene = await unchangedScene()
      const answer = await scene.server.ask(method, path(scene), {
        headers: { ...scene.headers[actor], ...headers },
        ...(body && { body: body(scene) }),
      })
      statuses.push(answer.status)
      if (method !== 'GET' && answer.ok) leaveScene()
    }
    expect(Object.fromEntries(actors.map((name, at) => [name, statuses[at]]))).toEqual(
      Object.fromEntries(actors.map((name, at) => [name, answers[at]])),
    )
  },
)

test('P1 only who works on the board is given its private fields', async () => {
  const statuses: number[] = []
  const scene = await unchangedScene()
  for (const actor of actors) {
    const path = `${board(scene)}/export/json?private=1`
    statuses.push((await scene.server.ask('GET', path, { headers: scene.headers[actor] })).status)
  }
  expect(statuses).toEqual([404, 200, 403, 200, 404, 404, 404, 200, 200, 403])
})

let scene: Scene | undefined

/** One board with everybody on it. It serves until a question changes it: a refusal and a reading change nothing. */
async function unchangedScene(): Promise<Scene> {
  scene ??= await setScene()
  return scene
}

function leaveScene(): void {
  scene?.server.close()
  scene = undefined
}

async function setScene(): Promise<Scene> {
  const server = testServer({ clientFolder: client.folder, withSocket: true })
  const { created, facilitator } = await startBoard(server)
  const other = await startBoard(server, 'Elsewhere')
  const root = `/api/boards/${created.board.id}`

  const withdrawn = await joinBoard(server, created, 'participant')
  const rotated = await server.ask('POST', `${root}/links`, {
    headers: facilitator,
    body: { role: 'participant' },
  })
  const links = { ...created.links, participant: await rotated.json<RotatedLink>() }
  const now: CreatedBoard = { ...created, links }

  const viewer = await joinBoard(server, now, 'viewer')
  const participant = await joinBoard(server, now, 'participant')
  const stranger = await joinBoard(server, other.created, 'participant')
  const removed = await joinBoard(server, now, 'participant')
  await server.ask('DELETE', `${root}/people/${removed.joined.participant.id}`, { headers: facilitator })
  const script = await server.ask('POST', `${root}/join`, {
    body: { key: links.facilitator.key, name: 'Script', as: 'script' },
  })
  const { token }: { token: string } = await script.json()
  const command = async (body: WorkshopCommand): Promise<WorkshopState> =>
    (await server.ask('POST', `${root}/workshop`, { headers: facilitator, body })).json()
  const revealed = (await command({ type: 'openRound', kind: 'fairness', setup: {} })).round
  if (!revealed) throw new Error('There is no round')
  await command({ type: 'closeRound', round: revealed.id })
  server.pass(graceMs)
  await command({ type: 'revealRound', round: revealed.id })
  const { sitting = '' } = await command({ type: 'close', version: 'May' })
  await command({ type: 'setAgenda', agenda: [stageOf('free')] })
  await command({ type: 'goToStage', from: -1, to: 0 })
  const { round: open } = await command({ type: 'openRound', kind: 'fairness', setup: {} })
  await command({ type: 'lobby', on: true })
  const { code } = await command({ type: 'code', open: true })
  const waiting = await joinBoard(server, now, 'participant')
  const list = await server.ask('GET', `${root}/links`, { headers: facilitator })
  const rows: { id: string; role: string }[] = await list.json()
  return {
    server,
    created: now,
    headers: {
      nobody: {},
      foreign: { ...facilitator, origin: 'https://elsewhere.example' },
      viewer: viewer.headers,
      participant: participant.headers,
      stranger: stranger.headers,
      removed: removed.headers,
      withdrawn: withdrawn.headers,
      facilitator,
      waiting: waiting.headers,
      script: { authorization: `Bearer ${token}` },
    },
    viewerId: viewer.joined.participant.id,
    code: code ?? '',
    open: open?.id ?? '',
    revealed: revealed.id,
    sitting,
    viewerLink: rows.find(({ role }) => role === 'viewer')?.id ?? '',
  }
}
