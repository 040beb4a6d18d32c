import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'
import { createRooms } from './rooms/rooms.ts'
import { startBoard, testServer } from './routes/server.testing.ts'
import { openSqlite } from './storage/sqlite.ts'

test('P4 figures name routes by their pattern and no board', async () => {
  const storage = openSqlite(':memory:')
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const rooms = createRooms({ storage, now: () => 1, log })
  const metrics = createMetrics({ rooms, damaged: () => 2 }, false)
  metrics.onAnswer({ method: 'GET', route: '/api/boards/:board', status: 200, ms: 3 })
  const text = await metrics.registry.metrics()
  expect(text).toContain('commonground_connections 0')
  expect(text).toContain('commonground_damaged_columns 2')
  expect(text).toContain(
    'commonground_http_seconds_count{method="GET",route="/api/boards/:board",status="200"} 1',
  )
})

test('W3 no figure counts how often ballots are saved or read', async () => {
  const storage = openSqlite(':memory:')
  const rooms = createRooms({
    storage,
    now: () => 1,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
  const metrics = createMetrics({ rooms, damaged: () => 0 }, false)
  const server = testServer({ onAnswer: metrics.onAnswer })
  const { created, facilitator } = await startBoard(server)
  const path = `/api/boards/${created.board.id}/rounds/abcdef123456/ballot`
  const before = await metrics.registry.metrics()
  for (const method of ['PUT', 'GET'])
    await server.ask(method, path, { headers: facilitator, body: undefined })
  expect(await metrics.registry.metrics()).toBe(before)
  server.close()
})

test('P4 an answer is counted under the pattern of the route that gave it', async () => {
  const routes: string[] = []
  const server = testServer({
    onAnswer: ({ method, route, status }) => routes.push(`${method} ${route} ${status}`),
  })
  const { created, facilitator } = await startBoard(server)
  await server.ask('GET', `/api/boards/${created.board.id}`, { headers: facilitator })
  await server.ask('GET', `/api/boards/${created.board.id}/links`)
  await server.ask('GET', '/healthz')
  await server.ask('GET', '/b/anything')
  server.close()
  expect(routes).toEqual([
    'POST /api/boards 201',
    'GET /api/boards/:board 200',
    'GET /api/boards/:board/links 404',
    'GET /healthz 200',
    'GET /* 503',
  ])
})
