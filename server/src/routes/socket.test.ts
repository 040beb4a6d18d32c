import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type BoardId, type LinkId, newBoardId, newParticipantId } from '@commonground/shared/base/ids'
import { maxFrameBytes } from '@commonground/shared/protocol/limits'
import { closeCode } from '@commonground/shared/protocol/messages'
import {
  createAdaptorServer,
  type ServerType,
  upgradeWebSocket,
  type WebSocketServerLike,
} from '@hono/node-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { stateVectorFrame, updateFrame } from '../rooms/frames.ts'
import type { LiveRooms } from '../rooms/liveRooms.ts'
import { createRooms } from '../rooms/rooms.ts'
import type { Membership } from '../storage/accessTables.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { type Storage, StorageError } from '../storage/storage.ts'
import { addBoard } from '../storage/storageSuite.ts'
import { createSocketServer, socketRoutes } from './socket.ts'

const ownOrigin = 'http://our.example'
let logged: string[]
const write = (fields: object): void => {
  logged.push(JSON.stringify(fields))
}
const log = { info: write, warn: write, error: write }

let storage: Storage
let rooms: LiveRooms
let server: ServerType
let board: BoardId
beforeEach(async () => {
  storage = openSqlite(':memory:')
  logged = []
  board = addBoard(storage).id
  rooms = createRooms({ storage, now: Date.now, log })
  const app = socketRoutes({
    rooms,
    identities: {
      find: (headers) =>
        headers.get('authorization')?.slice('Bearer '.length) ?? headers.get('cookie') ?? undefined,
      membership: (of, identity) => {
        if (identity === 'unlucky') throw new StorageError('storage-error')
        return identity.startsWith('member') ? membership(of, identity) : undefined
      },
    },
    upgradeWebSocket,
    isAllowedOrigin: (request) => request.headers.get('origin') === ownOrigin,
    log,
  })
  server = createAdaptorServer({
    fetch: app.fetch,
    websocket: { server: createSocketServer() as WebSocketServerLike },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  await rooms.close()
  server.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  storage.close()
})

function membership(of: BoardId, identity: string): Membership {
  const participant = { id: newParticipantId(), name: 'Ann', sector: '', colour: 0 }
  return { board: of, identity, participant, role: 'participant', link: 'link-1' as LinkId, openedAt: 0 }
}

function connect(headers: Record<string, string>, to = board): WebSocket {
  const { port } = server.address() as AddressInfo
  return new WebSocket(`ws://127.0.0.1:${port}/sync/${to}`, { headers })
}

const member = (): WebSocket => connect({ authorization: 'Bearer member-1' })

/** The code a connection ends with. */
async function endOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close')
  return Number(code)
}

async function httpAnswer(socket: WebSocket): Promise<number | undefined> {
  const [error] = await once(socket, 'error')
  return Number(/\d{3}/.exec(String(error))?.[0])
}

describe('who may come in', () => {
  it('A5 a page of another site is refused before the upgrade', async () => {
    const origins = [
      'http://evil.example',
      'null',
      `${ownOrigin}:8080`,
      'https://our.example',
      'http://sub.our.example',
      '',
    ]
    for (const origin of origins) {
      expect(await httpAnswer(connect({ cookie: 'member-1', origin })), origin).toBe(403)
    }
    expect(await httpAnswer(connect({ cookie: 'member-1' }))).toBe(403)
    await once(connect({ cookie: 'member-1', origin: ownOrigin }), 'open')
  })

  it('A3 who is not known, or no member, is told by a final close code; absent boards answer alike', async () => {
    expect(await endOf(connect({ origin: ownOrigin }))).toBe(closeCode.joinFirst)
    expect(await endOf(connect({ authorization: 'Bearer stranger' }))).toBe(closeCode.noSuchBoard)
    expect(await endOf(connect({ authorization: 'Bearer member-1' }, newBoardId()))).toBe(
      closeCode.noSuchBoard,
    )
    expect(await endOf(connect({ authorization: 'Bearer member-1' }, 'no!id' as BoardId))).toBe(
      closeCode.noSuchBoard,
    )
  })

  it('S6 while it cannot be read who somebody is they are told to come again, and the operator why', async () => {
    expect(await endOf(connect({ authorization: 'Bearer unlucky' }))).toBe(closeCode.restarting)
    expect(logged.join()).toContain(board)
  })

  it('A3 a plain request to the address of a socket is no page', async () => {
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/sync/${board}`, {
      headers: { authorization: 'Bearer member-1' },
    })
    expect(answer.status).toBe(426)
  })
})

describe('what comes in', () => {
  it('R8 a frame that is too large, a text or garbage ends its own connection with the right code', async () => {
    const bystander = member()
    await once(bystander, 'open')
    const bad: readonly (readonly [number, Uint8Array | string])[] = [
      [closeCode.tooLarge, new Uint8Array(maxFrameBytes + 1024)],
      [closeCode.malformed, 'hello'],
      [closeCode.malformed, new Uint8Array([9, 9, 9])],
      [1009, new Uint8Array(2 * maxFrameBytes + 1)],
    ]
    for (const [code, data] of bad) {
      const socket = member()
      await once(socket, 'open')
      socket.send(data)
      expect(await endOf(socket)).toBe(code)
    }
    expect(bystander.readyState).toBe(WebSocket.OPEN)
  })

  it('R1 what was acknowledged over a socket is in the store', async () => {
    const socket = member()
    await once(socket, 'open')
    const doc = new Y.Doc()
    doc.getMap('cards').set('card-1', new Y.Map([['name', 'Ann']]))
    socket.send(stateVectorFrame(Y.encodeStateVector(new Y.Doc())))
    socket.send(updateFrame(Y.encodeStateAsUpdate(doc)))
    await new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (data[0] === 66 && String(data).endsWith('1')) resolve()
      })
    })
    const stored = new Y.Doc()
    for (const { bytes } of storage.log.read(board).updates) Y.applyUpdate(stored, bytes)
    expect(stored.getMap('cards').has('card-1')).toBe(true)
  })

  it('A4 ending a session closes its socket within a second', async () => {
    const socket = member()
    await once(socket, 'open')
    const ended = endOf(socket)
    rooms.closeSessions(board, ({ identity }) => identity === 'member-1', closeCode.withdrawn)
    expect(await ended).toBe(closeCode.withdrawn)
    expect(rooms.stats().connections).toBe(0)
  })
})
