// A room of eighty: everybody's ballots within the same few seconds, one reveal, and a summons that reaches everyone.
import type { RoundId } from '@commonground/shared/base/ids'
import { messageType } from '@commonground/shared/protocol/messages'
import { graceMs, type WorkshopState } from '@commonground/shared/protocol/workshop'
import { WebSocket } from 'ws'
import { answer, ask, createBoard, joinBoard } from '../support/http.ts'
import { frames } from '../support/rawSocket.ts'
import { command, type Held, openRound, sendBallot } from '../support/rounds.ts'
import { newFolder, removeFolder, startServer } from '../support/server.ts'
import { pass } from './support/clock.ts'
import { usage } from './support/machine.ts'
import { readOptions } from './support/options.ts'
import { quantile, report } from './support/report.ts'

const people = 80
const options = readOptions()
const windowMs = 10_000
const summonses = options.quick ? 10 : 40

const dataDir = newFolder()
const server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn' } })

interface Room {
  readonly held: Held
  readonly cards: readonly string[]
  readonly tokens: readonly string[]
}

/** One board with cards and eighty people on it. */
async function openRoom(cards: number): Promise<Room> {
  const created = await createBoard(server.origin)
  const held = { origin: server.origin, board: created.board.id, token: created.token }
  const csv = ['name', ...Array.from({ length: cards }, (_, at) => `Partner ${at}`)].join('\n')
  const root = `/api/boards/${held.board}`
  const headers = { 'content-type': 'text/csv' }
  await answer(
    await ask(server.origin, `${root}/import`, { method: 'POST', body: csv, headers, token: held.token }),
  )
  const board = await answer<{ cards: readonly { readonly id: string }[] }>(
    await ask(server.origin, `${root}/export/json?private=1`, { token: held.token }),
  )
  const tokens: string[] = []
  for (let at = 0; at < people; at += 1) {
    tokens.push((await joinBoard(server.origin, created, 'participant', `Person ${at}`)).token)
  }
  return { held, cards: board.cards.map(({ id }) => id), tokens }
}

/** A place somewhere around the middle of this person's view. */
const place = (): object => ({
  influence: options.dice.whole(1001) / 10,
  interest: options.dice.whole(1001) / 10,
})
const ballotOf = (cards: readonly string[]): object => ({
  places: Object.fromEntries(cards.map((card) => [card, place()])),
})

const openPlacing = ({ held, cards }: Room): Promise<RoundId> =>
  openRound(held, { kind: 'blindPlacing', setup: { cards } })

interface Sent {
  readonly waits: readonly number[]
  readonly refused: number
  readonly cpuSeconds: number
}

/** Everybody sends these ballots one after the other, spread over the window; answers how long each took. */
async function sendAll(
  { held, tokens }: Room,
  round: RoundId,
  ballots: () => readonly object[],
): Promise<Sent> {
  const waits: number[] = []
  let refused = 0
  const before = usage(server.pid)
  const one = async (token: string): Promise<void> => {
    const own = ballots()
    const startMs = performance.now() + options.dice.whole(windowMs / own.length)
    for (const [at, ballot] of own.entries()) {
      await pass(Math.max(0, startMs + (at * windowMs) / own.length - performance.now()))
      const askedAt = performance.now()
      const response = await sendBallot(held, token, round, ballot)
      waits.push(performance.now() - askedAt)
      if (!response.ok) refused += 1
    }
  }
  await Promise.all(tokens.map(one))
  return { waits, refused, cpuSeconds: usage(server.pid).cpuSeconds - before.cpuSeconds }
}

/** How many answers of each card the result holds, the fewest; and how long revealing took. */
async function revealed({ held }: Room, round: RoundId) {
  await command(held, { type: 'closeRound', round })
  await pass(graceMs)
  const before = performance.now()
  await command(held, { type: 'revealRound', round })
  const ms = performance.now() - before
  const path = `/api/boards/${held.board}/rounds/${round}/result`
  const { result } = await answer<{ result: { cards: readonly { placed: number }[] } }>(
    await ask(server.origin, path, { token: held.token }),
  )
  return { ms, fewest: Math.min(...result.cards.map(({ placed }) => placed)) }
}

/** Everybody's socket, and when each heard of which summons. */
async function listen({ held, tokens }: Room) {
  const heard: number[] = []
  let asked = { number: 0, at: 0 }
  const open = tokens.map(
    (token) =>
      new Promise<WebSocket>((resolve, reject) => {
        const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/sync/${held.board}`, {
          headers: { authorization: `Bearer ${token}` },
          perMessageDeflate: false,
        })
        socket.on('error', reject)
        socket.on('open', () => {
          socket.send(frames.step1())
          resolve(socket)
        })
        socket.on('message', (data: Buffer) => {
          if (data[0] !== messageType.workshop) return
          const state: WorkshopState = JSON.parse(data.subarray(data.indexOf('{')).toString('utf8'))
          if (state.summon?.number === asked.number) heard.push(performance.now() - asked.at)
        })
      }),
  )
  const sockets = await Promise.all(open)
  return {
    heard,
    summon: async (number: number): Promise<void> => {
      asked = { number, at: performance.now() }
      await command(held, { type: 'summon', view: { x: 0, y: 0, width: 800, height: 600 } })
    },
    close: () => {
      for (const socket of sockets) socket.terminate()
    },
  }
}

process.stdout.write(`${people} people, forty cards, everybody connected …\n`)
const room = await openRoom(40)
const listeners = await listen(room)
const whole = await openPlacing(room)
const atOnce = await sendAll(room, whole, () => [ballotOf(room.cards)])
const first = await revealed(room, whole)

process.stdout.write('The same, saved after every card …\n')
const growing = await openPlacing(room)
const asOneGoes = await sendAll(room, growing, () => {
  const all = ballotOf(room.cards) as { readonly places: Readonly<Record<string, unknown>> }
  const entries = Object.entries(all.places)
  return entries.map((_entry, at) => ({ places: Object.fromEntries(entries.slice(0, at + 1)) }))
})
const second = await revealed(room, growing)

process.stdout.write('Summons …\n')
for (let number = 1; number <= summonses; number += 1) {
  await listeners.summon(number)
  await pass(200)
}
listeners.close()

process.stdout.write('A reveal of a hundred cards …\n')
const large = await openRoom(100)
const reveals: number[] = []
for (let at = 0; at < (options.quick ? 3 : 7); at += 1) {
  const round = await openPlacing(large)
  await Promise.all(large.tokens.map((token) => sendBallot(large.held, token, round, ballotOf(large.cards))))
  reveals.push((await revealed(large, round)).ms)
}
const code = await server.end()
removeFolder(dataDir)

const rowOf = (title: string, { waits, refused, cpuSeconds }: Sent, fewest: number): (string | number)[] => [
  title,
  waits.length,
  quantile(waits, 0.5),
  quantile(waits, 0.95),
  quantile(waits, 0.99),
  refused + (people - fewest),
  cpuSeconds,
]
report(
  'workshop',
  options,
  [
    {
      title: `Ballots: ${people} people, 40 cards each, within ${windowMs / 1000} s`,
      columns: ['', 'requests', 'answered p50, ms', 'p95, ms', 'p99, ms', 'lost', 'server CPU, s'],
      rows: [
        rowOf('each sends one whole ballot', atOnce, first.fewest),
        rowOf('each saves after every card', asOneGoes, second.fewest),
      ],
      notes: ['Each is on disk when it is answered; everybody is connected and told how far the room is.'],
    },
    {
      title: 'Reveal and summons',
      columns: ['', 'p50, ms', 'p95, ms', 'most, ms'],
      rows: [
        [
          `reveal of ${people} × 100, from request to answer`,
          ...[0.5, 0.95, 1].map((share) => quantile(reveals, share)),
        ],
        [
          `summons, from request until each of ${people} has it`,
          ...[0.5, 0.95, 1].map((share) => quantile(listeners.heard, share)),
        ],
      ],
      notes: [
        `${listeners.heard.length} of ${summonses * people} summonses arrived. Exit code after SIGTERM: ${code}.`,
        'A reveal computes, commits the result, destroys the ballots and takes them out of the log of writes.',
      ],
    },
  ],
  { atOnce, asOneGoes, reveals, summons: listeners.heard },
)
