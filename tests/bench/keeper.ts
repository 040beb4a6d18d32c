// Fan-out and joining, beside the server of the y-websocket project in the same run.
import process from 'node:process'
import type { BoardId } from '@commonground/shared/base/ids'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createBoard, joinBoard } from '../support/http.ts'
import { frames } from '../support/rawSocket.ts'
import { newFolder, removeFolder, startServer } from '../support/server.ts'
import { pass } from './support/clock.ts'
import { type Fanout, measureFanout } from './support/fanout.ts'
import { measureIdle } from './support/idle.ts'
import { type Join, measureJoin } from './support/joining.ts'
import { bytesIn, longLife, writeLongLife } from './support/longBoard.ts'
import type { Door } from './support/mover.ts'
import { type BenchOptions, readOptions } from './support/options.ts'
import { medianOf, quantile, report, type Table } from './support/report.ts'
import { commonground, type Measured, yWebsocketServer } from './support/servers.ts'

const options = readOptions()
const shape = options.quick
  ? { boards: 3, people: 10, perSecond: 25, warmUpSeconds: 4, seconds: 5 }
  : { boards: 10, people: 10, perSecond: 25, warmUpSeconds: 15, seconds: 15 }
const rounds = options.quick ? 1 : 3
const edits = options.quick ? 20_000 : 100_000

process.stdout.write(`Fan-out: ${shape.boards} boards × ${shape.people} people × ${shape.perSecond} Hz …\n`)
const fanouts: Fanout[] = []
for (let round = 0; round < rounds; round += 1) {
  for (const start of [commonground, yWebsocketServer]) {
    const server = await start()
    fanouts.push(await measureFanout(server, shape))
    await server.end()
  }
}
process.stdout.write('Idle connections …\n')
const idle: number[] = []
for (const start of [commonground, yWebsocketServer]) {
  const server = await start()
  idle.push(await measureIdle(server))
  await server.end()
}
process.stdout.write(`Joining a board of ${edits} edits …\n`)
const joins = await measureJoins(options)
report('keeper', options, [fanoutTable(fanouts), joinTable(joins)], { shape, fanouts, idle, joins })

function fanoutTable(all: readonly Fanout[]): Table {
  const names = [...new Set(all.map(({ name }) => name))]
  const row = (title: string, of: (one: Fanout) => number): string[] => [
    title,
    ...names.map((name) => medianOf(all.filter((one) => one.name === name).map(of))),
  ]
  const cpu = (name: string | undefined): number =>
    quantile(
      all.filter((one) => one.name === name).map((one) => one.cpuPerMillion),
      0.5,
    )
  return {
    title: `Fan-out: ${shape.boards} boards × ${shape.people} people, each moving a card and a cursor at ${shape.perSecond} Hz`,
    columns: ['', ...names],
    rows: [
      row('server CPU seconds per million delivered changes', (one) => one.cpuPerMillion),
      row('sender → other client, p50 ms', (one) => one.p50Ms),
      row('p95 ms', (one) => one.p95Ms),
      row('p99 ms', (one) => one.p99Ms),
      row('frames per reader and second', (one) => one.framesPerReaderSecond),
      row('kB per reader and second', (one) => one.kbPerReaderSecond),
      row('changes sent', (one) => one.sent),
      row('changes delivered', (one) => one.delivered),
      row('cursors delivered', (one) => one.cursors),
      row('server memory, MB', (one) => one.rssMb),
      ['memory for 1,000 more who only look, MB', ...idle],
    ],
    notes: [
      `Median of ${rounds} (lowest–highest). CPU of Commonground is ${(cpu(names[0]) / cpu(names[1])).toFixed(2)} of its peer’s.`,
      `Counted after ${shape.warmUpSeconds} s of the same load; a cursor that is overtaken before it is sent is not counted.`,
      'Commonground has every change on disk (synchronous=FULL) before anyone sees it; its peer keeps nothing on disk here.',
      'Server and load run as separate processes on the same machine; one reader per board notes every arrival.',
    ],
  }
}

interface Joins {
  readonly cold: Join
  readonly afterRestart: Join
  readonly warm: readonly Join[]
  readonly peerWarm: readonly Join[]
  readonly forty: number
  readonly peerForty: number
  readonly stretchedKb: number
  readonly diskBefore: number
  readonly diskAfter: number
}

async function measureJoins({ dice }: BenchOptions): Promise<Joins> {
  const dataDir = newFolder()
  const env = { LOG_LEVEL: 'warn' }
  let server = await startServer({ dataDir, env })
  const created = await createBoard(server.origin)
  const { token } = await joinBoard(server.origin, created, 'participant', 'Newcomer')
  await server.end()
  writeLongLife(dataDir, created.board.id as BoardId, edits, dice)
  const diskBefore = bytesIn(dataDir)

  const door = (): Door => ({
    address: `${server.origin.replace('http', 'ws')}/sync/${created.board.id}`,
    token,
  })
  server = await startServer({ dataDir, env })
  const cold = await measureJoin(door())
  const warm: Join[] = []
  for (let at = 0; at < 20; at += 1) warm.push(await measureJoin(door()))
  const forty = await lastOfForty(door())
  await server.end()
  const diskAfter = bytesIn(dataDir)
  server = await startServer({ dataDir, env })
  const afterRestart = await measureJoin(door())
  await server.end()
  removeFolder(dataDir)

  const peer = await yWebsocketServer()
  const [peerDoor] = await longPeerBoard(peer)
  const peerWarm: Join[] = []
  for (let at = 0; at < 20; at += 1) peerWarm.push(await measureJoin(peerDoor as Door))
  const peerForty = await lastOfForty(peerDoor as Door)
  await peer.end()
  const stretchedKb = sizeOf(longLife(edits, dice, Y.encodeStateAsUpdate(new Y.Doc()), 50)) / 1000
  return { cold, afterRestart, warm, peerWarm, forty, peerForty, stretchedKb, diskBefore, diskAfter }
}

function sizeOf(life: Iterable<Uint8Array>): number {
  const doc = new Y.Doc()
  for (const update of life) Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc).length
}

async function lastOfForty(door: Door): Promise<number> {
  const all = await Promise.all(Array.from({ length: 40 }, () => measureJoin(door)))
  return Math.max(...all.map(({ receivedMs }) => receivedMs))
}

/** The same life, held by somebody who stays connected: the peer forgets a board nobody is at. */
async function longPeerBoard(peer: Measured): Promise<readonly Door[]> {
  const doc = new Y.Doc()
  for (const update of longLife(edits, options.dice, Y.encodeStateAsUpdate(new Y.Doc())))
    Y.applyUpdate(doc, update)
  const doors = await peer.board(2)
  const socket = new WebSocket(doors[0]?.address ?? '')
  await new Promise((resolve) => {
    socket.on('open', resolve)
  })
  socket.send(frames.step2(Y.encodeStateAsUpdate(doc)))
  await pass(2000)
  return doors.slice(1)
}

function joinTable(all: Joins): Table {
  const ms = (list: readonly Join[]): number =>
    quantile(
      list.map(({ receivedMs }) => receivedMs),
      0.5,
    )
  const bytes = (list: readonly Join[]): number =>
    quantile(
      list.map((join) => join.bytes / 1000),
      0.5,
    )
  return {
    title: `Joining a board of ${edits.toLocaleString('en')} edits (200 cards, 10 people)`,
    columns: ['', 'Commonground', '@y/websocket-server 0.1.1'],
    rows: [
      ['first join after a crash left all edits unfolded, ms', all.cold.receivedMs, '–'],
      ['first join after a clean restart, ms', all.afterRestart.receivedMs, '–'],
      ['warm join, ms', ms(all.warm), ms(all.peerWarm)],
      ['forty at once, the last one in, ms', all.forty, all.peerForty],
      ['kB to the newcomer, when every drag takes another card', bytes(all.warm), bytes(all.peerWarm)],
      [
        'kB of the same board, when each card is dragged fifty times in a row',
        all.stretchedKb,
        all.stretchedKb,
      ],
      ['MB on disk, one row per edit', all.diskBefore / 1e6, '–'],
      ['MB on disk after a clean stop', all.diskAfter / 1e6, '–'],
      ['bytes on disk per edit after a clean stop', all.diskAfter / edits, '–'],
    ],
    notes: ['Times until the last byte of the board was received, by a client in another process.'],
  }
}
