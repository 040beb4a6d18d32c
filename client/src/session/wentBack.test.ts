// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { newBoardId, newCardId } from '@commonground/shared/base/ids'
import { addCards } from '@commonground/shared/commands/cards'
import { run } from '@commonground/shared/commands/command'
import { readBoard } from '@commonground/shared/document/read'
import { freshWorkshop } from '@commonground/shared/protocol/workshop'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'
import * as Y from 'yjs'
import { openSession } from './openSession.ts'
import { rememberBoard } from './remembered.ts'
import type { Session } from './session.ts'
import { HandServer } from './testing/handServer.ts'
import { until } from './testing/until.ts'

let server: HandServer
let opened: Session[] = []
let board = newBoardId()
let told = 0

beforeEach(async () => {
  board = newBoardId()
  told = 0
  server = await HandServer.start()
  server.workshop = { ...freshWorkshop, epoch: 'later1' }
  addOnServer('In the copy')
})

afterEach(async () => {
  for (const session of opened) session.close()
  opened = []
  await server.stop()
})

function open(): Session {
  const participant = { id: 'ada-lovelace', name: 'Ada', sector: 'Health', colour: 1 }
  const joined = { role: 'facilitator', participant, board: { id: board, title: 'Ours' } } as const
  rememberBoard(board, joined)
  const session = openSession({
    board,
    joined,
    askAgain: async () => joined,
    fetchOrigin: server.origin,
    webSocket: NodeSocket as unknown as typeof WebSocket,
    onWentBack: () => {
      told += 1
    },
  })
  opened.push(session)
  return session
}

function addOnServer(name: string): void {
  run(server.doc, addCards, { cards: [{ id: newCardId(), name }] }, { role: 'facilitator', now: 1 })
}

const add = (session: Session, name: string): void =>
  void session.run(addCards, { cards: [{ id: newCardId(), name }] })
const namesOf = (doc: Y.Doc): string[] => [...readBoard(doc).cards.values()].map(({ name }) => name).sort()
const names = (session: Session): string[] =>
  [...session.board.get().cards.values()].map(({ name }) => name).sort()
const isSaved = (session: Session) => until(session.saved, ({ kind }) => kind === 'saved')
const isOffline = (session: Session) => until(session.saved, ({ kind }) => kind === 'offline')

/** The server is stopped, and started with a copy of its store that knows no later epoch. */
async function putBackTo(copy: Uint8Array, whileStopped: () => Promise<void>): Promise<void> {
  const { port } = server
  await server.stop()
  await whileStopped()
  server = await HandServer.start(port)
  Y.applyUpdate(server.doc, copy)
  server.knows = (epoch) => epoch === 'after1'
  server.workshop = { ...freshWorkshop, epoch: 'after1' }
}

test('R31 a server that was put back to an earlier copy stays as it is, and what was not sent is a draft', async () => {
  const copy = Y.encodeStateAsUpdate(server.doc)
  const session = open()
  await isSaved(session)
  add(session, 'Saved after the copy')
  await isSaved(session)
  await putBackTo(copy, async () => {
    await isOffline(session)
    add(session, 'Never sent')
  })
  const [draft] = await until(session.drafts, (drafts) => drafts.length > 0)
  expect(draft?.rule).toBe('earlier-copy')
  expect(draft?.lines.map(({ value }) => value)).toContain('Never sent')
  await isSaved(session)
  expect([names(session), namesOf(server.doc), told]).toEqual([['In the copy'], ['In the copy'], 1])

  add(session, 'Written since')
  await isSaved(session)
  session.close()
  const again = open()
  await isSaved(again)
  expect([names(again), namesOf(server.doc), told]).toEqual([
    ['In the copy', 'Written since'],
    ['In the copy', 'Written since'],
    1,
  ])
})

test('R31 what this device kept of the later board is not brought back by a page that opens afterwards', async () => {
  const copy = Y.encodeStateAsUpdate(server.doc)
  const session = open()
  await isSaved(session)
  add(session, 'Saved after the copy')
  await isSaved(session)
  session.close()
  await putBackTo(copy, async () => {})
  const again = open()
  await until(again.board, ({ cards }) => cards.size === 1)
  await isSaved(again)
  expect([names(again), namesOf(server.doc), told]).toEqual([['In the copy'], ['In the copy'], 1])
})

test('R31 what another tab had not sent is a draft too', async () => {
  const copy = Y.encodeStateAsUpdate(server.doc)
  const [stays, closes] = [open(), open()]
  await isSaved(stays)
  await isSaved(closes)
  await putBackTo(copy, async () => {
    await isOffline(closes)
    add(closes, 'Of the other tab')
    await until(closes.saved, (saved) => saved.kind === 'offline' && saved.changes > 0)
    closes.close()
  })
  const drafts = await until(stays.drafts, (all) => all.length > 0)
  expect(drafts.flatMap(({ lines }) => lines.map(({ value }) => value))).toContain('Of the other tab')
  await isSaved(stays)
  expect(namesOf(server.doc)).toEqual(['In the copy'])
})

test('R31 O4 who leaves before the board is there again has what was not sent all the same', async () => {
  const copy = Y.encodeStateAsUpdate(server.doc)
  const session = open()
  await isSaved(session)
  await putBackTo(copy, async () => {
    await isOffline(session)
    add(session, 'Never sent')
    await until(session.saved, (saved) => saved.kind === 'offline' && saved.changes > 0)
  })
  const release = server.hold()
  await server.until(() => server.connections > 1 && server.held > 0)
  session.close()
  release('lose')
  const again = open()
  const drafts = await until(again.drafts, (all) => all.length > 0)
  expect(drafts.flatMap(({ lines }) => lines.map(({ value }) => value))).toContain('Never sent')
})
