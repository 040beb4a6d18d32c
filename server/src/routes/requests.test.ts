import { type BoardId, type LinkId, newParticipantId } from '@commonground/shared/base/ids'
import { heartbeatMs, maxFrameBytes, pieceBytes, pollMs } from '@commonground/shared/protocol/limits'
import { closeCode, messageType } from '@commonground/shared/protocol/messages'
import { packFrames } from '@commonground/shared/protocol/pieces'
import type { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { stateVectorFrame, updateFrame } from '../rooms/frames.ts'
import type { LiveRooms } from '../rooms/liveRooms.ts'
import { createRooms } from '../rooms/rooms.ts'
import { openSqlite } from '../storage/sqlite.ts'
import type { Storage } from '../storage/storage.ts'
import { addBoard } from '../storage/storageSuite.ts'
import { codeOf, problemAnswer } from './problem.ts'
import { requestRoutes } from './requests.ts'

const ownOrigin = 'http://our.example'
const log = { info: () => {}, warn: () => {}, error: () => {} }
const ann = { authorization: 'Bearer member-ann' }
const bob = { authorization: 'Bearer member-bob' }

let storage: Storage
let rooms: LiveRooms
let app: Hono
let board: BoardId
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  storage = openSqlite(':memory:')
  board = addBoard(storage).id
  rooms = createRooms({ storage, now: Date.now, log })
  app = requestRoutes({
    rooms,
    identities: {
      find: (headers) =>
        headers.get('authorization')?.slice('Bearer '.length) ?? headers.get('cookie') ?? undefined,
      membership: (of, identity) =>
        identity.startsWith('member')
          ? {
              board: of,
              identity,
              participant: { id: newParticipantId(), name: identity, sector: '', colour: 0 },
              role: 'participant',
              link: 'link-1' as LinkId,
              openedAt: 0,
            }
          : undefined,
    },
    isAllowedOrigin: (request) => request.headers.get('origin') === ownOrigin,
    log,
  })
  app.onError((error) => problemAnswer(codeOf(error)))
})
afterEach(async () => {
  await rooms.close()
  storage.close()
  vi.useRealTimers()
})

const open = (headers: Record<string, string> = ann, to: string = board) =>
  app.request(`/sync/${to}`, { method: 'POST', headers })

async function opened(headers = ann): Promise<string> {
  const { connection } = await answered<{ connection: string }>(open(headers))
  return `/sync/${board}/${connection}`
}

const send = (at: string, piece: number, body: Uint8Array<ArrayBuffer>, headers = ann) =>
  app.request(`${at}?piece=${piece}&after=${headers === ann ? 0 : 1_000_000}`, {
    method: 'POST',
    headers,
    body,
  })

async function answered<T>(response: Response | Promise<Response>): Promise<T> {
  return JSON.parse(await (await response).text())
}

/** Reads what waits, as pages do whose network holds back what is not finished. */
async function ask(at: string, after: number, headers = ann) {
  const response = await app.request(`${at}?after=${after}&once`, { headers })
  vi.advanceTimersByTime(50)
  const events = (await response.text()).split('\n\n').filter((event) => event !== '')
  return { status: response.status, events }
}

const frameOf = (event: string): Uint8Array => Buffer.from(event.split('data: ')[1] ?? '', 'base64')
const typesOf = (events: readonly string[]): readonly (number | undefined)[] =>
  events.map((event) => frameOf(event)[0])

/** One card, as a page writes it. */
function written(id: string, notes = ''): Uint8Array {
  const doc = new Y.Doc()
  const fields: [string, unknown][] = [
    ['name', id],
    ['notes', new Y.Text(notes)],
  ]
  doc.getMap('cards').set(id, new Y.Map(fields))
  return Y.encodeStateAsUpdate(doc)
}

describe('who may come in', () => {
  it('A3 whoever may not is told by the code a socket tells, and absent boards answer alike', async () => {
    const codes = await Promise.all(
      [open({ origin: ownOrigin }), open({ authorization: 'Bearer stranger' }), open(ann, 'no!id')].map(
        async (answer) => {
          const { close, code } = await answered<{ close: number; code: string }>(answer)
          return [close, code]
        },
      ),
    )
    expect(codes).toEqual([
      [closeCode.joinFirst, 'join-first'],
      [closeCode.noSuchBoard, 'board-missing'],
      [closeCode.noSuchBoard, 'board-missing'],
    ])
  })

  it('A5 a page of another site opens nothing and sends nothing', async () => {
    const cookie = 'member-ann'
    for (const origin of ['http://evil.example', 'null', ''])
      expect((await open({ cookie, origin })).status, origin).toBe(403)
    expect((await open({ cookie })).status).toBe(403)
    const { connection } = await answered<{ connection: string }>(open({ cookie, origin: ownOrigin }))
    const at = `/sync/${board}/${connection}`
    const foreign = await app.request(`${at}?piece=1&after=0`, {
      method: 'POST',
      headers: { cookie, origin: 'http://evil.example' },
    })
    expect(foreign.status).toBe(403)
  })

  it('R12 another member can neither read a connection, nor send by it, nor end it', async () => {
    const at = await opened()
    expect((await ask(at, 0, bob)).status).toBe(404)
    expect((await send(at, 1, packFrames([]), bob)).status).toBe(404)
    expect((await app.request(at, { method: 'DELETE', headers: bob })).status).toBe(404)
    expect((await ask(at, 0)).status).toBe(200)
  })

  it('R9 one person has a bounded number of them: those that nobody reads give way', async () => {
    const first = await opened()
    for (let more = 1; more < 12; more += 1) await opened()
    expect((await open()).status).toBe(201)
    expect((await ask(first, 0)).status).toBe(404)
    expect(rooms.stats().connections).toBe(12)
    expect((await open(bob)).status).toBe(201)
  })
})

describe('what passes', () => {
  it('R12 an answer that was lost is given again, and what was confirmed is not', async () => {
    const at = await opened()
    const { events } = await ask(at, 0)
    expect(typesOf(events)[0]).toBe(messageType.workshop)
    expect((await ask(at, 0)).events.slice(0, events.length)).toEqual(events)
    const later = await ask(at, events.length)
    expect(later.events.some((event) => events.includes(event))).toBe(false)
  })

  it('R12 R2 a piece that is sent again is taken once', async () => {
    const at = await opened()
    const piece = packFrames([updateFrame(written('library1'))])
    for (let time = 0; time < 3; time += 1) expect((await send(at, 1, piece)).status).toBe(200)
    vi.advanceTimersByTime(100)
    const { events } = await ask(at, 0)
    const saved = events.map(frameOf).filter(([type]) => type === messageType.saved)
    expect(Buffer.from(saved.at(-1) ?? []).toString()).toMatch(/1$/)
    expect(rooms.snapshot(board).cards.size).toBe(1)
  })

  it('R12 a frame may come in many pieces', async () => {
    const at = await opened()
    const run = packFrames([stateVectorFrame(new Uint8Array([0])), updateFrame(written('library1'))])
    for (let from = 0; from < run.length; from += 7) await send(at, from / 7 + 1, run.slice(from, from + 7))
    vi.advanceTimersByTime(100)
    expect(rooms.snapshot(board).cards.size).toBe(1)
  })

  it('R8 what cannot be read, comes out of order or is too long ends its own connection with the right code', async () => {
    const bystander = await opened(bob)
    const long = new Uint8Array(4)
    new DataView(long.buffer).setUint32(0, maxFrameBytes + 1024)
    const bad: readonly (readonly [number, number, Uint8Array<ArrayBuffer>])[] = [
      [closeCode.malformed, 1, packFrames([new Uint8Array([9, 9, 9])])],
      [closeCode.malformed, 2, packFrames([])],
      [closeCode.tooLarge, 1, long],
    ]
    for (const [code, piece, body] of bad) {
      const at = await opened()
      const answer = await answered<{ close: number }>(send(at, piece, body))
      expect(answer.close).toBe(code)
      expect((await ask(at, 0)).events.at(-1)).toBe(`event: close\ndata: ${code}`)
    }
    const at = await opened()
    expect((await send(at, 1, new Uint8Array(pieceBytes + 1))).status).toBe(413)
    expect((await ask(bystander, 0, bob)).status).toBe(200)
  })

  it('R12 a connection that nobody reads any more is gone within two beats, and one that is read stays', async () => {
    const at = await opened()
    const read = await opened(bob)
    for (let beat = 0; beat < 2; beat += 1) {
      vi.advanceTimersByTime(heartbeatMs)
      await ask(read, 0, bob)
    }
    expect((await ask(at, 0)).status).toBe(404)
    expect((await ask(read, 0, bob)).status).toBe(200)
    expect(rooms.stats().connections).toBe(1)
  })

  it('R12 a stream shows something at once and goes on; a second one takes its place', async () => {
    const at = await opened()
    const stream = async () => {
      const response = await app.request(`${at}?after=0`, { headers: ann })
      expect(response.headers.get('x-accel-buffering')).toBe('no')
      expect(response.headers.get('cache-control')).toContain('no-transform')
      return response.body?.pipeThrough(new TextDecoderStream()).getReader()
    }
    const first = await stream()
    expect((await first?.read())?.value).toMatch(/^:/)
    const second = await stream()
    for (let read = await first?.read(); read && !read.done; read = await first?.read())
      vi.advanceTimersByTime(1)
    expect((await second?.read())?.value).toMatch(/^:/)
    expect((await second?.read())?.value).toContain('id: 1\n')
  })

  it('R12 a question that finds nothing is answered empty after a while', async () => {
    const at = await opened()
    vi.advanceTimersByTime(100)
    const { events } = await ask(at, 0)
    const response = await app.request(`${at}?after=${events.length}&once`, { headers: ann })
    let text: string | undefined
    const reading = response.text().then((body) => {
      text = body
    })
    await vi.advanceTimersByTimeAsync(heartbeatMs - 1_000)
    expect(text).toBeUndefined()
    await vi.advanceTimersByTimeAsync(pollMs)
    await reading
  })

  it('R6 what nobody reads is bounded', async () => {
    const at = await opened()
    await send(at, 1, packFrames([stateVectorFrame(new Uint8Array([0]))]))
    const writer = await opened(bob)
    for (let piece = 1; piece <= 60; piece += 1) {
      await send(writer, piece, packFrames([updateFrame(written(`card00${piece}`, 'x'.repeat(60_000)))]), bob)
      vi.advanceTimersByTime(100)
    }
    expect(rooms.snapshot(board).cards.size).toBe(60)
    expect(rooms.stats().unsentBytes).toBeLessThan(2 * 1024 * 1024)
  })
})
