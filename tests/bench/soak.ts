// Forty people on one board for as long as asked (--minutes): memory must stay flat and nothing go unhandled.
import process from 'node:process'
import { createBoard, joinBoard } from '../support/http.ts'
import { newFolder, removeFolder, startServer } from '../support/server.ts'
import { every, pass } from './support/clock.ts'
import { usage } from './support/machine.ts'
import { type Mover, openMover } from './support/mover.ts'
import { readOptions } from './support/options.ts'
import { quantile, report } from './support/report.ts'

const people = 40
const movesPerSecond = 1
const pointsPerSecond = 10

const options = readOptions()
const minutes = options.quick ? 0.75 : options.minutes
const sampleMs = options.quick ? 5_000 : 60_000

interface Sample {
  readonly minute: number
  readonly rssMb: number
  readonly cpuPercent: number
  readonly p95Ms: number
  readonly seen: number
}

const dataDir = newFolder()
const server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn' } })
const created = await createBoard(server.origin)
const sent = new Map<string, number>()
const movers: Mover[] = []
for (let at = 0; at < people; at += 1) movers.push(await arrive(at))
const stops = [
  every(movesPerSecond * people, () => options.dice.pick(movers).move()),
  every(pointsPerSecond * people, () => options.dice.pick(movers).point()),
  // Somebody leaves and somebody else comes every few seconds, as phones do.
  every(0.2, () => void replace(1 + options.dice.whole(people - 1))),
]

const samples: Sample[] = []
const started = performance.now()
let before = usage(server.pid)
let noted = 0
while (performance.now() - started < minutes * 60_000) {
  await pass(sampleMs)
  const now = usage(server.pid)
  const delays = movers[0]?.delays.slice(noted) ?? []
  noted += delays.length
  samples.push({
    minute: (performance.now() - started) / 60_000,
    rssMb: now.rssMb,
    cpuPercent: ((now.cpuSeconds - before.cpuSeconds) / sampleMs) * 100_000,
    p95Ms: quantile(delays, 0.95),
    seen: delays.length,
  })
  before = now
  sent.clear()
  process.stdout.write(`minute ${samples.at(-1)?.minute.toFixed(1)}: ${now.rssMb.toFixed(0)} MB\n`)
}
for (const stop of stops) stop()
for (const mover of movers) mover.close()
const code = await server.end()
removeFolder(dataDir)

const unhandled = (server.output().match(/unhandled|unexpected error/gi) ?? []).length
const half = samples.slice(Math.floor(samples.length / 2))
const growth = (half.at(-1)?.rssMb ?? 0) - (half[0]?.rssMb ?? 0)
report(
  'soak',
  options,
  [
    {
      title: `${people} people on one board for ${minutes} minutes`,
      columns: ['minute', 'memory, MB', 'CPU, % of a core', 'sender → reader p95, ms', 'changes seen'],
      rows: samples.map(({ minute, rssMb, cpuPercent, p95Ms, seen }) => [
        minute,
        rssMb,
        cpuPercent,
        p95Ms,
        seen,
      ]),
      notes: [
        `Growth over the second half: ${growth.toFixed(1)} MB. Unhandled rejections: ${unhandled}. Exit code after SIGTERM: ${code}.`,
      ],
    },
  ],
  { samples, growth, unhandled },
)
process.exit(unhandled === 0 && code === 0 ? 0 : 1)

async function arrive(at: number): Promise<Mover> {
  const { token } = await joinBoard(server.origin, created, 'participant', `Person ${at}`)
  const address = `${server.origin.replace('http', 'ws')}/sync/${created.board.id}`
  return openMover(
    { address, token },
    sent,
    at === 0,
    `soak${String(at).padStart(4, '0')}x${options.dice.whole(1e6)}`,
  )
}

async function replace(at: number): Promise<void> {
  movers[at]?.close()
  movers[at] = await arrive(at)
}
