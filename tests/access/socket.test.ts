import type { LinkRow } from '@commonground/shared/protocol/http'
import { closeCode, messageType } from '@commonground/shared/protocol/messages'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeAll } from '../support/closing.ts'
import { allSaved, eventually, synced } from '../support/eventually.ts'
import { answer, createBoard } from '../support/http.ts'
import { carriers } from '../support/person.ts'
import { frames, openSocket } from '../support/rawSocket.ts'
import { openWorkshop, type Workshop } from '../support/workshop.ts'

describe.each(carriers)('who may send what, carried by %s', (carrier) => {
  let workshop: Workshop
  beforeAll(async () => {
    workshop = await openWorkshop({}, { carrier })
  })
  afterAll(closeAll)

  let made = 10
  /** A card of its own each time: one that was there already could not be written over. */
  const update = (): Uint8Array => {
    const doc = new Y.Doc()
    made += 1
    doc.getMap('cards').set(`viewer${made}`, new Y.Map<unknown>([['name', 'Written by a viewer']]))
    return Y.encodeStateAsUpdate(doc)
  }
  const answers = {
    step1: messageType.sync,
    refused: messageType.refused,
    saved: messageType.saved,
  } as const

  const table = [
    ['viewer', 'step1', () => frames.step1(), 'step1'],
    ['viewer', 'step2', () => frames.step2(update()), 'refused'],
    ['viewer', 'update', () => frames.update(update()), 'refused'],
    ['participant', 'step1', () => frames.step1(), 'step1'],
    ['participant', 'step2', () => frames.step2(update()), 'saved'],
    ['participant', 'update', () => frames.update(update()), 'saved'],
    ['facilitator', 'step1', () => frames.step1(), 'step1'],
    ['facilitator', 'update', () => frames.update(update()), 'saved'],
  ] as const

  test.each(table)('A1 a %s’s %s is answered as agreed', async (role, _kind, frame, expected) => {
    const token = role === 'facilitator' ? workshop.created.token : await workshop.member(role)
    const socket = await workshop.rawSocket(token)
    await socket.next(messageType.people)
    socket.send(frame())
    await socket.next(answers[expected])
    if (expected === 'refused')
      expect(socket.received.some((heard) => heard[0] === messageType.saved && heard[2] !== 48)).toBe(false)
    socket.close()
  })

  test('A1 what a viewer writes is neither stored nor passed on, and the third time ends the connection', async () => {
    const before = await workshop.join()
    await synced(before)
    const cards = before.board().cards.size
    const viewer = await workshop.rawSocket(await workshop.member('viewer'))
    for (let time = 0; time < 3; time += 1) {
      const doc = new Y.Doc()
      doc.getMap('cards').set(`sneaky0${time}`, new Y.Map<unknown>([['name', 'Sneaky']]))
      viewer.send(frames.update(Y.encodeStateAsUpdate(doc)))
    }
    expect(await viewer.closed).toBe(closeCode.invalid)
    const id = before.add('Honest')
    await allSaved(before)
    const fresh = await workshop.join()
    await eventually(() => fresh.board().cards.has(id)).toBe(true)
    expect(fresh.board().cards.size).toBe(cards + 1)
    expect([...fresh.board().cards.values()].map(({ name }) => name)).not.toContain('Sneaky')
  })

  test('A3 nobody opens a board they have not joined, nor without a token', async () => {
    const other = await createBoard(workshop.network.origin)
    const address = `ws://127.0.0.1:${workshop.network.port}/sync/${workshop.boardId}`
    for (const headers of [
      {},
      { authorization: 'Bearer nonsense' },
      { authorization: `Bearer ${other.token}` },
    ]) {
      const outcome = await openSocket(address, { headers: headers as Record<string, string> }).then(
        async (socket) => ({ code: await socket.closed, bytes: socket.received.length }),
        () => ({ code: 'refused', bytes: 0 }),
      )
      expect([closeCode.joinFirst, closeCode.noSuchBoard, closeCode.withdrawn, 'refused']).toContain(
        outcome.code,
      )
      expect(outcome.bytes).toBe(0)
    }
  })

  test('A5 a browser’s socket needs this site’s own origin', async () => {
    const { origin, port } = workshop.network
    const made = await fetch(`${origin}/api/boards`, {
      method: 'POST',
      body: JSON.stringify({ title: 'By browser' }),
      headers: { 'content-type': 'application/json', origin },
    })
    const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(made.headers.get('set-cookie')).toMatch(/HttpOnly/i)
    expect(made.headers.get('set-cookie')).toMatch(/SameSite=Strict/i)
    const { board } = (await made.json()) as { board: { id: string } }
    const address = `ws://127.0.0.1:${port}/sync/${board.id}`
    const opens = (from: string | undefined): Promise<boolean> =>
      openSocket(address, { headers: { cookie, ...(from !== undefined && { origin: from }) } }).then(
        async (socket) => {
          const outcome = await Promise.race([socket.closed, socket.next(messageType.people)])
          socket.close()
          return typeof outcome !== 'number'
        },
        () => false,
      )
    const foreign = [
      undefined,
      'null',
      'https://evil.example',
      origin.replace('http', 'https'),
      `${origin}1`,
      `http://a.127.0.0.1:${port}`,
    ]
    for (const from of foreign) expect(await opens(from), String(from)).toBe(false)
    expect(await opens(origin)).toBe(true)
  })
})

describe.each(carriers)('withdrawing, carried by %s', (carrier) => {
  afterEach(closeAll)

  test('A4 revoking a link closes its sockets within a second, and they do not come back', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const [viewer, ana] = [await workshop.join('viewer'), await workshop.join()]
    await synced(viewer, ana)
    const links = await answer<LinkRow[]>(await workshop.ask(`/api/boards/${workshop.boardId}/links`))
    const link = links.find(({ role }) => role === 'viewer')
    const started = performance.now()
    await workshop.ask(`/api/boards/${workshop.boardId}/links/${link?.id}`, { method: 'DELETE' })
    await eventually(() => viewer.heard.closed).toContain(closeCode.withdrawn)
    expect(performance.now() - started).toBeLessThan(1000)
    expect(viewer.provider.shouldConnect).toBe(false)
    viewer.provider.connect()
    const id = ana.add('After the withdrawal')
    await allSaved(ana)
    await eventually(() => viewer.provider.wsconnected).toBe(false)
    expect(viewer.board().cards.has(id)).toBe(false)
    expect(ana.provider.wsconnected).toBe(true)
  })

  test('A4 a person taken off the board is out within a second, and what they send after is refused', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const [ana, ben] = [await workshop.join('participant', { name: 'Ana' }), await workshop.join()]
    await synced(ana, ben)
    const people = await answer<{ id: string; name: string }[]>(
      await workshop.ask(`/api/boards/${workshop.boardId}/people`),
    )
    const started = performance.now()
    const id = people.find(({ name }) => name === 'Ana')?.id
    await workshop.ask(`/api/boards/${workshop.boardId}/people/${id}`, { method: 'DELETE' })
    const late = ana.add('Sent after')
    await eventually(() => ana.heard.closed).toContain(closeCode.withdrawn)
    expect(performance.now() - started).toBeLessThan(1000)
    ben.add('Goes on')
    await allSaved(ben)
    expect(ben.board().cards.has(late)).toBe(false)
  })

  test('A4 a rotated link opens nothing any more, and the new one does', async () => {
    const workshop = await openWorkshop({}, { carrier })
    const body = JSON.stringify({ role: 'viewer' })
    const next = await answer<{ key: string }>(
      await workshop.ask(`/api/boards/${workshop.boardId}/links`, { method: 'POST', body }),
    )
    const join = (key: string): Promise<Response> =>
      workshop.ask(`/api/boards/${workshop.boardId}/join`, {
        method: 'POST',
        body: JSON.stringify({ key, name: 'Vic', as: 'script' }),
        token: 'nobody',
      })
    expect((await join(workshop.created.links.viewer.key)).status).toBe(404)
    expect((await join(next.key)).status).toBe(200)
  })
})
