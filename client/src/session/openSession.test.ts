// @vitest-environment happy-dom
import { freshWorkshop } from '@commonground/shared/protocol/workshop'
import 'fake-indexeddb/auto'
import { newBoardId, newCardId } from '@commonground/shared/base/ids'
import { addCards, changeCard, moveCards, removeCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { destroy, trashOf } from '@commonground/shared/document/trash'
import type { Role } from '@commonground/shared/model/participant'
import { closeCode } from '@commonground/shared/protocol/messages'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import { openSession } from './openSession.ts'
import { rememberBoard, rememberedBoard } from './remembered.ts'
import type { Session } from './session.ts'
import { HandServer } from './testing/handServer.ts'
import { until } from './testing/until.ts'

let server: HandServer
let opened: Session[] = []
let board = newBoardId()

beforeEach(async () => {
  board = newBoardId()
  server = await HandServer.start()
})

afterEach(async () => {
  for (const session of opened) session.close()
  opened = []
  await server.stop()
})

function open(role: Role = 'participant', origin = server.origin): Session {
  const participant = { id: 'ada-lovelace', name: 'Ada', sector: 'Health', colour: 1 }
  const joined = { role, participant, board: { id: board, title: 'Ours' } }
  rememberBoard(board, joined)
  const session = openSession({
    board,
    joined,
    fetchOrigin: origin,
    webSocket: NodeSocket as unknown as typeof WebSocket,
  })
  opened.push(session)
  return session
}

const isSaved = (session: Session) => until(session.saved, ({ kind }) => kind === 'saved')

function addCard(session: Session, name: string) {
  const id = newCardId()
  session.run(addCards, { cards: [{ id, name }] })
  return id
}

function addOnServer(name: string) {
  const id = newCardId()
  run(server.doc, addCards, { cards: [{ id, name }] }, { role: 'facilitator', now: 1 })
  return id
}

const names = (session: Session) => [...session.board.get().cards.values()].map((card) => card.name).sort()
const namesOnServer = () => [...readBoard(server.doc).cards.values()].map((card) => card.name).sort()

test('O1 a board opens with what the server has, and says saved once the server confirmed', async () => {
  addOnServer('Library')
  const session = open()
  expect(session.saved.get()).toEqual({ kind: 'opening' })
  await isSaved(session)
  expect(names(session)).toEqual(['Library'])
})

test('O1 a change whose acknowledgement never comes is never called saved', async () => {
  const session = open()
  await isSaved(session)
  server.acknowledges = false
  const kinds: string[] = []
  session.saved.subscribe(() => kinds.push(session.saved.get().kind))
  addCard(session, 'Library')
  await server.until(() => namesOnServer().length === 1)
  server.cut()
  await until(session.saved, ({ kind }) => kind === 'offline')
  await server.until(() => server.connections === 2 && server.seen.at(-1)?.kind === 'everything')
  await until(session.saved, ({ kind }) => kind === 'saving')
  expect(kinds).not.toContain('saved')
  server.acknowledge()
  await isSaved(session)
})

test('O2 offline, the changes kept on this device are counted, and both sides merge on return', async () => {
  const session = open()
  await isSaved(session)
  const { port } = server
  await server.stop()
  addCard(session, 'Library')
  await until(session.saved, (saved) => saved.kind === 'offline' && saved.changes === 1)
  addCard(session, 'Surgery')
  await until(session.saved, (saved) => saved.kind === 'offline' && saved.changes === 2)
  server = await HandServer.start(port)
  addOnServer('School')
  await isSaved(session)
  expect(names(session)).toEqual(['Library', 'School', 'Surgery'])
  expect(namesOnServer()).toEqual(['Library', 'School', 'Surgery'])
})

test('R29 O4 what was written offline into a card that is destroyed by then is a draft, and the rest arrives', async () => {
  const [gone, kept] = [addOnServer('Library'), addOnServer('School')]
  const session = open()
  await isSaved(session)
  const { port, doc } = server
  await server.stop()
  session.run(changeCard, { id: gone, fields: { notes: 'Written offline' } })
  session.run(changeCard, { id: kept, fields: { notes: 'And this' } })
  server = await HandServer.start(port)
  run(doc, removeCards, { ids: [gone] }, { role: 'facilitator', now: 2 })
  destroy(doc, trashOf(doc))
  server.doc = doc
  await isSaved(session)
  await server.until(() => readBoard(doc).cards.get(kept)?.notes === 'And this')
  const [name, notes] = ['Library', 'Written offline'].map((value) => ({ card: 'Library', value }))
  expect(session.drafts.get()).toMatchObject([{ rule: 'destroyed', lines: [name, notes] }])
  expect([session.board.get(), namesOnServer()]).toEqual([readBoard(doc), ['School']])
})

test('O3 a board opens with no server in reach, with the changes made offline, and they arrive on return', async () => {
  addOnServer('Library')
  const first = open()
  await isSaved(first)
  const { port } = server
  const { doc } = server
  await server.stop()
  addCard(first, 'Surgery')
  await until(first.saved, (saved) => saved.kind === 'offline' && saved.changes === 1)
  first.close()

  const again = open('participant', `http://127.0.0.1:${port}`)
  await until(again.board, ({ cards }) => cards.size === 2)
  expect(names(again)).toEqual(['Library', 'Surgery'])
  expect(await until(again.saved, ({ kind }) => kind === 'offline')).toEqual({ kind: 'offline', changes: 1 })
  expect(again.undo.get().canUndo).toBe(false)

  server = await HandServer.start(port)
  server.doc = doc
  await isSaved(again)
  expect(namesOnServer()).toEqual(['Library', 'Surgery'])
})

test('O4 a refused change becomes a draft in words, and the board shows what the server has', async () => {
  const id = addOnServer('Library')
  const session = open()
  await isSaved(session)
  server.refuses = 'frozen'
  const kinds = new Set<string>()
  session.saved.subscribe(() => kinds.add(session.saved.get().kind))
  session.run(moveCards, { moves: [{ id, place: { influence: 80, interest: 30 } }] })
  session.run(changeCard, { id, fields: { notes: 'met in May' } })
  const [draft] = await until(session.drafts, (drafts) => drafts.length > 0)
  expect([draft?.code, draft?.rule]).toEqual(['frozen', 'some-rule'])
  expect(draft?.lines).toEqual([
    { card: 'Library', field: 'Place', value: 'Influence 80, interest 30' },
    { card: 'Library', field: 'Notes', value: 'met in May' },
  ])
  await isSaved(session)
  expect([...kinds]).toEqual(['saving', 'saved'])
  expect(session.board.get().cards.get(id)?.place).toBeUndefined()
  expect(session.undo.get()).toEqual({ canUndo: false, canRedo: false })
  server.refuses = undefined
  session.run(changeCard, { id, fields: { sector: 'Health' } })
  session.undo.undo()
  expect(session.board.get().cards.get(id)?.sector).toBe('')
  if (draft) session.discardDraft(draft)
  expect(session.drafts.get()).toEqual([])
})

test('O4 after a refusal the device forgets the refused change and goes on keeping new ones', async () => {
  const session = open()
  await isSaved(session)
  server.refuses = 'invalid'
  addCard(session, 'Refused')
  await until(session.drafts, (drafts) => drafts.length > 0)
  server.refuses = undefined
  addCard(session, 'Taken')
  await isSaved(session)
  expect(namesOnServer()).toEqual(['Taken'])
  const { port } = server
  await server.stop()
  addCard(session, 'Later')
  await until(session.saved, (saved) => saved.kind === 'offline' && saved.changes === 1)
  session.close()
  const again = open('participant', `http://127.0.0.1:${port}`)
  await until(again.board, ({ cards }) => cards.size === 2)
  expect(names(again)).toEqual(['Later', 'Taken'])
  expect(again.drafts.get()).toHaveLength(1)
  expect(await until(again.saved, ({ kind }) => kind === 'offline')).toEqual({ kind: 'offline', changes: 1 })
  server = await HandServer.start(port)
})

test('O4 work too large to send is not lost: it becomes a draft', async () => {
  const session = open()
  await isSaved(session)
  const release = server.hold()
  addCard(session, 'Huge')
  await server.until(() => server.held > 0)
  server.close(closeCode.tooLarge)
  release('lose')
  const [draft] = await until(session.drafts, (drafts) => drafts.length > 0)
  expect(draft?.lines).toEqual([{ card: 'Huge', field: 'Name', value: 'Huge' }])
})

test('O5 a withdrawn link ends the session and takes the board off this device', async () => {
  addOnServer('Library')
  const session = open()
  await isSaved(session)
  addCard(session, 'Surgery')
  await isSaved(session)
  server.close(closeCode.withdrawn)
  await until(session.saved, ({ kind }) => kind === 'ended')
  expect(session.saved.get()).toEqual({ kind: 'ended', code: closeCode.withdrawn })
  expect(session.canWrite()).toBe(false)
  expect(rememberedBoard(board)).toBeUndefined()
  session.close()
  const { port } = server
  await server.stop()
  const again = open('participant', `http://127.0.0.1:${port}`)
  await until(again.saved, ({ kind }) => kind === 'offline')
  expect(names(again)).toEqual([])
  server = await HandServer.start(port)
})

test('O5 a viewer whose projection is gone starts afresh without a word, and keeps nothing', async () => {
  addOnServer('Library')
  const session = open('viewer')
  await isSaved(session)
  const { doc } = server
  server.doc = new (doc.constructor as typeof import('yjs').Doc)()
  addOnServer('School')
  const kinds: string[] = []
  session.saved.subscribe(() => kinds.push(session.saved.get().kind))
  server.close(closeCode.reload)
  await until(session.board, (now) => now.cards.size === 1 && names(session)[0] === 'School')
  expect(kinds).not.toContain('ended')
  expect(session.drafts.get()).toEqual([])
  expect((await indexedDB.databases()).filter(({ name }) => name?.includes(board))).toEqual([])
})

test('A1 a viewer and a frozen participant are told why nothing can be written', async () => {
  const viewer = open('viewer')
  const participant = open()
  await isSaved(participant)
  expect(() => addCard(viewer, 'Library')).toThrow(expect.objectContaining({ code: 'viewer' }))
  server.setWorkshop({ ...freshWorkshop, frozen: true })
  await until(participant.workshop, ({ frozen }) => frozen)
  expect(() => addCard(participant, 'Library')).toThrow(expect.objectContaining({ code: 'frozen' }))
  expect(participant.undo.get().canUndo).toBe(false)
})

test('O4 what was still being typed when the board came to rest is kept as a draft that says why', async () => {
  const participant = open()
  await isSaved(participant)
  const lines = [{ card: 'Library', field: 'Notes', value: 'half a sent' }]
  server.setWorkshop({ ...freshWorkshop, frozen: true })
  await until(participant.workshop, ({ frozen }) => frozen)
  participant.keepUnsent(lines)
  server.setWorkshop(freshWorkshop)
  await until(participant.workshop, ({ frozen }) => !frozen)
  participant.keepUnsent(lines)
  expect(participant.drafts.get()).toMatchObject([
    { code: 'frozen', lines },
    { code: 'frozen', rule: 'stage', lines },
  ])
})

test('A7 a tab whose role has changed meanwhile ends and asks to be reloaded', async () => {
  const session = open('viewer')
  await isSaved(session)
  const [stateVector] = server.seen
  expect(stateVector?.kind).toBe('stateVector')
  session.show({ cursor: { x: 1, y: 1 } })
  await server.until(() => server.clientIds().length > 0)
  server.setPeople(
    server.clientIds().map((clientId) => {
      const { id: participantId, name, sector, colour } = session.me
      return { clientId, participantId, name, sector, colour, role: 'facilitator' as const }
    }),
  )
  await until(session.saved, ({ kind }) => kind === 'ended')
  expect(session.saved.get()).toEqual({ kind: 'ended', code: closeCode.reload })
  expect(rememberedBoard(board)).toBeUndefined()
})

test('O1 what the lost line of a fresh board had sent counts for nothing on the next', async () => {
  const session = open()
  await isSaved(session)
  server.refuses = 'invalid'
  addCard(session, 'Refused')
  await server.until(() => server.seen.at(-1)?.kind === 'update')
  server.asksAtOnce = true
  const release = server.hold()
  // The question, the presence and the answer of the fresh copy.
  await server.until(() => server.held >= 3)
  server.cut()
  await until(session.saved, ({ kind }) => kind === 'offline')
  release('lose')
  await isSaved(session)
  expect(session.drafts.get()).toHaveLength(1)
  expect(names(session)).toEqual([])
  server.refuses = undefined
  addCard(session, 'Taken')
  await isSaved(session)
  expect(namesOnServer()).toEqual(['Taken'])
})

test('O4 when the line is lost while the fresh board is fetched, nothing is lost and nothing is called saved', async () => {
  const session = open()
  await isSaved(session)
  const { port } = server
  server.refuses = 'invalid'
  server.closesWith = closeCode.restarting
  addCard(session, 'Refused')
  await until(session.saved, ({ kind }) => kind === 'offline')
  await server.stop()
  expect(names(session)).toEqual(['Refused'])
  addCard(session, 'Written meanwhile')
  server = await HandServer.start(port)
  const [draft] = await until(session.drafts, (drafts) => drafts.length > 0)
  expect(draft?.lines.map((line) => line.value).sort()).toEqual(['Refused', 'Written meanwhile'])
  await isSaved(session)
  expect(namesOnServer()).toEqual([])
})

test('O2 trouble on the server is said at once and ends when it ends', async () => {
  const session = open()
  await isSaved(session)
  server.setWorkshop({ ...freshWorkshop, trouble: 'disk-full' })
  await until(session.saved, ({ kind }) => kind === 'notSavedYet')
  server.setWorkshop(freshWorkshop)
  await isSaved(session)
})

test('R4 what is done before the server asks goes in the answer: alone it could have a gap before it', async () => {
  const session = open()
  await isSaved(session)
  server.cut()
  await until(session.saved, ({ kind }) => kind === 'offline')
  addCard(session, 'Done offline')
  const release = server.hold()
  // The server's own question, and the client's: the line is open in both directions.
  await server.until(() => server.held >= 2)
  addCard(session, 'Done before the question')
  await until(session.board, ({ cards }) => cards.size === 2)
  release()
  await isSaved(session)
  expect(server.seen.filter(({ kind }) => kind === 'update')).toEqual([])
  expect(namesOnServer()).toEqual(['Done before the question', 'Done offline'])
})
