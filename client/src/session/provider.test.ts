import { newBoardId } from '@commonground/shared/base/ids'
import { closeCode } from '@commonground/shared/protocol/messages'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Connection, type ConnectionEvents, openConnection } from './provider.ts'
import { HandServer } from './testing/handServer.ts'

let server: HandServer
let connections: Connection[] = []

beforeEach(async () => {
  server = await HandServer.start()
})
afterEach(async () => {
  for (const connection of connections) connection.close()
  connections = []
  await server.stop()
})

function connect() {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const happened: unknown[] = []
  let wake = () => {}
  const tell =
    (name: keyof ConnectionEvents) =>
    (about?: unknown): void => {
      happened.push(about === undefined ? name : [name, about])
      wake()
    }
  const connection = openConnection({
    doc,
    awareness,
    board: newBoardId(),
    origin: server.origin,
    webSocket: NodeSocket as unknown as typeof WebSocket,
    epoch: () => undefined,
    events: {
      synced: () => tell('synced')(),
      disconnected: () => tell('disconnected')(),
      moving: tell('moving'),
      sent: tell('sent'),
      acknowledged: tell('acknowledged'),
      workshop: tell('workshop'),
      people: tell('people'),
      refused: tell('refused'),
      ended: tell('ended'),
    },
  })
  connections.push(connection)
  connection.connect()
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { doc, awareness, happened, connection, until }
}

test('R2 sent and confirmed messages are counted alike', async () => {
  const { doc, happened, until } = connect()
  await until(() => happened.some((event) => String(event) === 'acknowledged,1'))
  doc.getMap('cards').set('a', 1)
  doc.getMap('cards').set('b', 1)
  await until(() => happened.some((event) => String(event) === 'acknowledged,3'))
  expect(happened.filter((event) => String(event).startsWith('sent')).map(String)).toEqual([
    'sent,everything',
    'sent,update',
    'sent,update',
  ])
})

test('O7 presence of others is not sent back to the server', async () => {
  const one = connect()
  await one.until(() => one.happened.includes('synced'))
  const two = connect()
  await two.until(() => two.happened.includes('synced'))
  two.awareness.setLocalState({ cursor: { x: 0, y: 0 } })
  const heard = vi.fn()
  one.awareness.on('change', heard)
  const presence = () => server.seen.filter(({ kind }) => kind === 'presence')
  for (let x = 1; x <= 50; x += 1) {
    const before = presence().length
    two.awareness.setLocalState({ cursor: { x, y: 0 } })
    await server.until(() => presence().length > before)
    const last = presence().at(-1)
    if (last) server.spreadPresence(last.bytes)
  }
  // One own message after all the others: when it is here, an echo would be too.
  const before = presence().length
  await new Promise<void>((resolve) => {
    const look = () => {
      if (one.awareness.getStates().get(two.awareness.clientID)?.['cursor'].x === 50) resolve()
    }
    one.awareness.on('change', look)
    look()
  })
  one.awareness.setLocalState({ away: true })
  await server.until(() => presence().length > before)
  expect(heard.mock.calls.length).toBeGreaterThanOrEqual(50)
  expect(presence().length).toBe(before + 1)
})

test('O3 a final close code ends the connection; any other brings it back', async () => {
  const { happened, until } = connect()
  await until(() => happened.includes('synced'))
  server.close(closeCode.restarting)
  await server.until(() => server.connections === 2)
  server.close(closeCode.withdrawn)
  await until(() => happened.some((event) => String(event) === 'ended,4403'))
  expect(server.connections).toBe(2)
})

test('O3 a closed connection leaves nothing running', async () => {
  const { doc, connection, happened, until } = connect()
  await until(() => happened.includes('synced'))
  connection.close()
  const before = happened.length
  doc.getMap('cards').set('a', 1)
  expect(happened.length).toBe(before)
})
