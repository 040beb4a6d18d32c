// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { newBoardId, newCardId } from '@commonground/shared/base/ids'
import { addCards, changeCard } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import type { Role } from '@commonground/shared/model/participant'
import type { Joined } from '@commonground/shared/protocol/http'
import { closeCode } from '@commonground/shared/protocol/messages'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import * as Y from 'yjs'
import { openSession } from './openSession.ts'
import type { Session } from './session.ts'
import { HandServer } from './testing/handServer.ts'
import { until } from './testing/until.ts'

const canary = 'Candid remark 7391'

let server: HandServer
let opened: Session[] = []
let board = newBoardId()
let library = newCardId()

beforeEach(async () => {
  board = newBoardId()
  library = newCardId()
  server = await HandServer.start()
  addLibrary(server.doc)
})

afterEach(async () => {
  for (const session of opened) session.close()
  opened = []
  await server.stop()
})

function addLibrary(doc: Y.Doc): void {
  const fields = { name: 'Library', attitude: 'critic', notes: `${canary}.`, minorityNote: canary } as const
  run(doc, addCards, { cards: [{ id: library, ...fields }] }, { role: 'facilitator', now: 1 })
}

const as = (role: Role): Joined => ({
  role,
  participant: { id: 'ada-lovelace', name: 'Ada', sector: 'Health', colour: 1 },
  board: { id: board, title: 'Ours' },
})

function open(role: Role, more: Partial<Parameters<typeof openSession>[0]> = {}): Session {
  const session = openSession({
    board,
    joined: as(role),
    fetchOrigin: server.origin,
    webSocket: NodeSocket as unknown as typeof WebSocket,
    ...more,
  })
  opened.push(session)
  return session
}

const isSaved = (session: Session) => until(session.saved, ({ kind }) => kind === 'saved')
const isOffDevice = () =>
  vi.waitUntil(async () => !(await indexedDB.databases()).some(({ name }) => name?.includes(board)))

/** What Ada writes into the candid text of somebody else, and beside it. */
async function write(session: Session): Promise<void> {
  const notes = [`Call first. ${canary}.`, `Call first. ${canary}. Ask Jo`]
  for (const fields of [...notes.map((text) => ({ notes: text })), { contactHeldBy: 'Jo' }]) {
    session.run(changeCard, { id: library, fields })
    // What is done in one go is one change.
    await Promise.resolve()
  }
}

/** All of it and nothing of what others wrote on the same card. */
const ownWords = [
  { card: 'Library', field: 'Notes', value: 'Call first.  …  Ask Jo' },
  { card: 'Library', field: 'Who knows them', value: 'Jo' },
]

/** The shareable projection takes the place of the board, and everyone connected is a viewer. */
async function lower(session: Session): Promise<void> {
  session.show({ cursor: { x: 1, y: 1 } })
  await server.until(() => server.clientIds().length > 0)
  server.doc = projection()
  const { id: participantId, name, sector, colour } = session.me
  server.setPeople(
    server.clientIds().map((clientId) => ({ clientId, participantId, name, sector, colour, role: 'viewer' })),
  )
}

function projection(): Y.Doc {
  const doc = new Y.Doc()
  run(doc, addCards, { cards: [{ id: library, name: 'Library' }] }, { role: 'facilitator', now: 1 })
  return doc
}

test('O5 who becomes a viewer loses the copy at once, and keeps in their own words what was not sent', async () => {
  const session = open('participant')
  await isSaved(session)
  server.hold()
  await write(session)
  await lower(session)
  await until(session.saved, ({ kind }) => kind === 'ended')
  await isOffDevice()
  expect(session.drafts.get()).toEqual([{ at: expect.any(Number), code: 'viewer', lines: ownWords }])
  expect(JSON.stringify({ ...localStorage })).not.toContain(canary)
})

test('O5 who has nothing unsent becomes a viewer without a draft, and the next session is the viewer’s', async () => {
  const onRoleChanged = vi.fn<(joined: Joined) => void>()
  const session = open('participant', { askAgain: async () => as('viewer'), onRoleChanged })
  await isSaved(session)
  server.doc = projection()
  server.close(closeCode.reload)
  await vi.waitUntil(() => onRoleChanged.mock.calls.length > 0)
  expect(onRoleChanged.mock.calls).toEqual([[as('viewer')]])
  session.close()
  const next = open('viewer')
  await isSaved(next)
  await isOffDevice()
  expect(next.drafts.get()).toEqual([])
  expect(JSON.stringify([...next.board.get().cards.values()])).not.toContain(canary)
})

test('O5 the server refusing a change as a viewer’s takes the copy off the device too', async () => {
  const session = open('participant')
  await isSaved(session)
  server.refuses = 'viewer'
  await write(session)
  await until(session.saved, ({ kind }) => kind === 'ended')
  await isOffDevice()
  expect(session.drafts.get().map(({ code }) => code)).toEqual(['viewer'])
  expect(JSON.stringify(session.drafts.get())).not.toContain(canary)
})

test('O5 opening a board as a viewer takes an earlier copy off the device and shows what was not sent', async () => {
  const first = open('participant')
  await isSaved(first)
  const { port } = server
  await server.stop()
  await write(first)
  await until(first.saved, (saved) => saved.kind === 'offline' && saved.changes === 3)
  first.close()
  server = await HandServer.start(port)
  server.doc = projection()
  const later = open('viewer')
  const [draft] = await until(later.drafts, (drafts) => drafts.length > 0)
  expect(draft?.lines).toEqual(ownWords)
  await isOffDevice()
  await isSaved(later)
  expect(later.board.get().cards.get(library)?.notes).toBe('')
})

test('A8 R18 who may do more from now on is opened anew, and who may do the same reads the board anew', async () => {
  const onRoleChanged = vi.fn<(joined: Joined) => void>()
  const session = open('participant', { askAgain: async () => as('facilitator'), onRoleChanged })
  await isSaved(session)
  server.close(closeCode.reload)
  await vi.waitUntil(() => onRoleChanged.mock.calls.length > 0)
  expect((await indexedDB.databases()).some(({ name }) => name?.includes(board))).toBe(true)
  const same = open('participant', { askAgain: async () => as('participant'), onRoleChanged })
  await isSaved(same)
  server.acknowledges = false
  await write(same)
  await server.until(() => JSON.stringify(server.doc).includes('Jo'))
  server.doc = new Y.Doc()
  addLibrary(server.doc)
  server.acknowledges = true
  server.close(closeCode.reload)
  await until(same.drafts, (drafts) => drafts.length > 0)
  await isSaved(same)
  expect(same.drafts.get()).toMatchObject([{ code: 'invalid', lines: [ownWords[1], { field: 'Notes' }] }])
  expect(same.board.get().cards.get(library)?.notes).toBe(`${canary}.`)
  expect(onRoleChanged).toHaveBeenCalledTimes(1)
})
