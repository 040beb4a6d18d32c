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
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))
beforeEach(async () => {
  board = newBoardId(); told = 0
  server = await HandServer.start()
  server.workshop = { ...freshWorkshop, epoch: 'later1' }
  addOnServer('In the copy')
})
afterEach(async () => { for (const s of opened) s.close(); opened = []; await server.stop() })
function open(): Session {
  const participant = { id: 'ada-lovelace', name: 'Ada', sector: 'Health', colour: 1 }
  const joined = { role: 'facilitator', participant, board: { id: board, title: 'Ours' } } as const
  rememberBoard(board, joined)
  const session = openSession({ board, joined, askAgain: async () => joined, fetchOrigin: server.origin,
    webSocket: NodeSocket as unknown as typeof WebSocket, onWentBack: () => { told += 1 } })
  opened.push(session)
  return session
}
function addOnServer(name: string): void {
  run(server.doc, addCards, { cards: [{ id: newCardId(), name }] }, { role: 'facilitator', now: 1 })
}
const add = (session: Session, name: string): void => void session.run(addCards, { cards: [{ id: newCardId(), name }] })
const namesOf = (doc: Y.Doc): string[] => [...readBoard(doc).cards.values()].map(({ name }) => name).sort()
const isSaved = (session: Session) => until(session.saved, ({ kind }) => kind === 'saved')
const isOffline = (session: Session) => until(session.saved, ({ kind }) => kind === 'offline')

test('A: tab closed between 4410 and the fresh copy', async () => {
  const copy = Y.encodeStateAsUpdate(server.doc)
  const session = open()
  await isSaved(session)
  const { port } = server
  await server.stop()
  await isOffline(session)
  add(session, 'Never sent')
  await until(session.saved, (s) => s.kind === 'offline' && s.changes > 0)
  server = await HandServer.start(port)
  Y.applyUpdate(server.doc, copy)
  server.knows = (epoch) => epoch === 'after1'
  server.workshop = { ...freshWorkshop, epoch: 'after1' }
  server.hold()
  await server.until(() => server.connections >= 2)
  await sleep(500)
  console.log('A state', JSON.stringify(session.saved.get()), 'drafts', JSON.stringify(session.drafts.get()))
  await server.stop()
  await sleep(300)
  console.log('A state offline', JSON.stringify(session.saved.get()), 'drafts', session.drafts.get().length)
  const leave = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leave)
  console.log('A guarded?', leave.defaultPrevented)
  session.close()
  await sleep(100)
  server = await HandServer.start(port)
  Y.applyUpdate(server.doc, copy)
  server.knows = (epoch) => epoch === 'after1'
  server.workshop = { ...freshWorkshop, epoch: 'after1' }
  const again = open()
  await isSaved(again)
  await sleep(300)
  console.log('A again drafts', JSON.stringify(again.drafts.get()), namesOf(server.doc))
}, 30000)

test('B: a second tab that comes late empties what the first wrote since', async () => {
  const copy = Y.encodeStateAsUpdate(server.doc)
  const [one, two] = [open(), open()]
  await isSaved(one); await isSaved(two)
  const { port } = server
  await server.stop()
  await isOffline(one); await isOffline(two)
  server = await HandServer.start(port)
  Y.applyUpdate(server.doc, copy)
  server.knows = (epoch) => epoch === 'after1'
  server.workshop = { ...freshWorkshop, epoch: 'after1' }
  // whichever comes first types at once and goes on
  const kinds = () => [one, two].map((s) => s.saved.get().kind)
  let first: Session | undefined
  for (let i = 0; i < 400 && !first; i++) { await sleep(5); first = [one, two].find((s, at) => kinds()[at] === 'saved') }
  let n = 0
  while (told < 2 && n < 1000) { add(first!, `Since ${n++}`); await sleep(5) }
  await sleep(1500)
  const second = first === one ? two : one
  console.log('B typed', n, 'drafts', second.drafts.get().map((d) => [d.rule, d.lines.length]), 'on server', namesOf(server.doc).length, kinds())
}, 30000)
