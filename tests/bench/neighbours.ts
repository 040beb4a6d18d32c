// The worst wait of somebody on a board of their own while one guest of another asks for what takes longest.
import process from 'node:process'
import { boardFileFormat, boardFileVersion } from '@commonground/shared/exports/json'
import { answer, ask, type Created, createBoard, joinBoard } from '../support/http.ts'
import { newFolder, removeFolder, startServer } from '../support/server.ts'
import { every, pass } from './support/clock.ts'
import { workedMs } from './support/machine.ts'
import { openMover } from './support/mover.ts'
import { readOptions } from './support/options.ts'
import { quantile, report } from './support/report.ts'

const options = readOptions()
// Fewer than one person may make, so that no change waits for that.
const movesPerSecond = 20
/** How long a board that nobody uses stays open, and some: its snapshot is written then. */
const putAwayMs = 7_000

type Place = (at: number) => { readonly influence: number; readonly interest: number }
const crowds: Readonly<Record<string, Place>> = {
  'spread out': (at) => ({ influence: (at * 37) % 101, interest: (at * 61) % 97 }),
  'on 25 spots': (at) => ({ influence: 10 + 20 * (at % 5), interest: 10 + 20 * (Math.floor(at / 5) % 5) }),
  'on one spot': () => ({ influence: 60, interest: 60 }),
  'on one line': (at) => ({ influence: 60, interest: (at * 61) % 97 }),
}
const spread: Place = crowds['spread out'] ?? (() => ({ influence: 50, interest: 50 }))

interface Measured {
  readonly what: string
  readonly limitMs: number
  readonly tookMs: number
  readonly worstMs: number
  readonly p95Ms: number
  readonly loopMs: number
  readonly workedMs: number
}

const note = 'Met twice last year; wary of the plan, but open to talks.'
const nameOf = (at: number): string => `Partner ${at} with a name of some length`

const dataDir = newFolder()
const server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn' } })
const home = await createBoard(server.origin)
const sent = new Map<string, number>()
const [mover, witness] = [await arrive('Mover', false), await arrive('Witness', true)]
const stopMoving = every(movesPerSecond, () => mover.move())

const measured: Measured[] = []
await measure('nothing else', 50, () => pass(2_000))
for (const cards of options.quick ? [200, 5_000] : [200, 1_000, 5_000]) {
  const [limitMs, limitOfWholeMs] = cards <= 200 ? [15, 15] : [50, 200]
  for (const [how, place] of Object.entries(crowds)) {
    const board = await boardOf(cards, place)
    await measure(`picture of ${cards} cards ${how}`, limitMs, () => get(board, 'export/svg'))
  }
  const board = await boardOf(cards - Math.min(100, cards / 10), spread)
  await measure(`board file of ${cards} cards`, limitMs, () => get(board, 'export/json?private=1'))
  await measure(`list of ${cards} cards`, limitMs, () => get(board, 'export/csv?private=1'))
  await measure(`copy of ${cards} cards`, limitOfWholeMs, () => post(board, 'duplicate', '{}'))
  const empty = await createBoard(server.origin)
  await measure(`import of ${cards} rows`, limitOfWholeMs, () =>
    post(empty, 'import', rowsOf(cards), 'text/csv'),
  )
  await measure(`the same rows again`, limitOfWholeMs, () => post(empty, 'import', rowsOf(cards), 'text/csv'))
}
const tied = await boardOf(200, spread)
await measure('file of 25,000 ties', 50, () => post(tied, 'import', tiesOf(25_000)))
const wide = await createBoard(server.origin)
await measure('list of 20,000 rows and 50 columns', 50, () => post(wide, 'import', wideList(), 'text/csv'))
await measure('boards are put away', 50, () => pass(putAwayMs))
stopMoving()
mover.close()
witness.close()
await server.end()
removeFolder(dataDir)

const late = measured.filter(({ loopMs, limitMs }) => loopMs > limitMs)
report(
  'neighbours',
  options,
  [
    {
      title: 'The worst wait of somebody on another board',
      columns: [
        'while',
        'it took, ms',
        'worst wait, ms',
        'p95, ms',
        'loop held, ms',
        'thread worked, ms',
        'aim, ms',
      ],
      rows: measured.map(({ what, tookMs, worstMs, p95Ms, loopMs, workedMs, limitMs }) => [
        what,
        tookMs,
        worstMs,
        p95Ms,
        loopMs,
        workedMs,
        limitMs,
      ]),
      notes: [
        'A wait is from the sender of a change to its reader, both on a board of their own; it holds the tick of 16 ms.',
        'The loop is held by the longest delay of the server’s event loop in that time. A busy machine adds its own: see the first row.',
        'The thread that serves people worked so long in all that time, in pieces, whatever else the machine did: no piece of it can be longer.',
        `Over the aim: ${late.length} of ${measured.length}.`,
      ],
    },
  ],
  measured,
)
process.exit(0)

async function arrive(name: string, isWitness: boolean) {
  const { token } = await joinBoard(server.origin, home, 'participant', name)
  const address = `${server.origin.replace('http', 'ws')}/sync/${home.board.id}`
  return openMover({ address, token }, sent, isWitness, `neighbour${name}`)
}

async function measure(what: string, limitMs: number, act: () => Promise<unknown>): Promise<void> {
  await loopLag()
  const before = witness.delays.length
  const workBefore = workedMs(server.pid)
  const start = performance.now()
  await act()
  const tookMs = performance.now() - start
  await pass(100)
  const worked = workedMs(server.pid) - workBefore
  const delays = witness.delays.slice(before)
  const loopMs = await loopLag()
  measured.push({
    what,
    limitMs,
    tookMs,
    worstMs: Math.max(...delays),
    p95Ms: quantile(delays, 0.95),
    loopMs,
    workedMs: worked,
  })
  process.stdout.write(
    `${what}: loop held ${loopMs.toFixed(0)} ms, worked ${worked.toFixed(0)} ms, took ${tookMs.toFixed(0)} ms\n`,
  )
}

/** The longest delay of the server's event loop since this was asked last. */
async function loopLag(): Promise<number> {
  const text = await (await fetch(`${server.origin}/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1] ?? 0) * 1000
}

async function boardOf(cards: number, place: Place): Promise<Created> {
  const created = await createBoard(server.origin)
  const file = { cards: Array.from({ length: cards }, (_, at) => cardOf(at, place)) }
  await post(created, 'import', fileOf(file))
  return created
}

function cardOf(at: number, place: Place): object {
  return { id: `card${at}`, name: nameOf(at), sector: `Sector ${at % 8}`, place: place(at), notes: note }
}

function fileOf(content: object): string {
  return JSON.stringify({
    format: boardFileFormat,
    version: boardFileVersion,
    settings: {},
    removedCards: [],
    ties: [],
    plan: [],
    ...content,
  })
}

function tiesOf(many: number): string {
  const cards = [0, 1].map((at) => cardOf(at, spread))
  const ties = Array.from({ length: many }, (_, at) => ({ id: `tie${at}`, from: 'card0', to: 'card1' }))
  return fileOf({ cards, ties })
}

function rowsOf(cards: number): string {
  const rows = Array.from({ length: cards }, (_, at) => {
    const { influence, interest } = spread(at)
    return `${nameOf(at)},Sector ${at % 8},${influence},${interest},${note.replace(/[,;]/g, '')}`
  })
  return ['name,sector,influence,interest,notes', ...rows].join('\n')
}

function wideList(): string {
  const heading = ['name', ...Array.from({ length: 49 }, (_, at) => `column ${at}`)].join(',')
  const row = (at: number): string =>
    [at < 4_000 ? nameOf(at) : '', ...Array.from({ length: 49 }, () => 'no')].join(',')
  return [heading, ...Array.from({ length: 19_999 }, (_, at) => row(at))].join('\n')
}

async function get({ board, token }: Created, path: string): Promise<void> {
  const response = await ask(server.origin, `/api/boards/${board.id}/${path}`, { token })
  const { byteLength } = await response.arrayBuffer()
  if (!response.ok || byteLength === 0) throw new Error(`${response.status} from ${path}`)
}

async function post({ board, token }: Created, path: string, body: string, type = 'application/json') {
  return answer(
    await ask(server.origin, `/api/boards/${board.id}/${path}`, {
      method: 'POST',
      token,
      body,
      headers: { 'content-type': type },
    }),
  )
}
