// kill -9 again and again while people write: what others had seen must be there; and a server with a planted
// fault must be caught by the same rounds, or they would prove nothing.
import { createRequire } from 'node:module'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { closeAll } from '../support/closing.ts'
import { type CrashCount, crashRounds } from '../support/crash.ts'
import type { ServerOptions } from '../support/server.ts'
import { openWorkshop } from '../support/workshop.ts'
import { readOptions } from './support/options.ts'
import { report } from './support/report.ts'

const options = readOptions()
const rounds = options.quick ? 20 : 200
const faultyRounds = options.quick ? 5 : 20
process.setMaxListeners(0)

const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const faulty = fileURLToPath(new URL('../support/faultyServer.ts', import.meta.url))

const real = await run('Commonground', rounds, {})
const planted = await run('Planted fault', faultyRounds, { command: [process.execPath, tsx, faulty] })

const rows = (of: (count: CrashCount) => number): number[] => [of(real), of(planted)]
report(
  'durability',
  options,
  [
    {
      title: 'kill -9 under load',
      columns: ['', 'Commonground', 'the same, acknowledging before it commits'],
      rows: [
        ['rounds', ...rows((count) => count.rounds)],
        ['changes another client had seen', ...rows((count) => count.seen)],
        ['of them lost', ...rows((count) => count.seenLost)],
        ['changes acknowledged', ...rows((count) => count.acknowledged)],
        ['of them lost', ...rows((count) => count.acknowledgedLost)],
      ],
      notes: ['The planted fault must show losses: it proves that these rounds would see one.'],
    },
  ],
  { real, planted },
)
const isProven =
  real.seenLost + real.acknowledgedLost === 0 && planted.seenLost + planted.acknowledgedLost > 0
process.exit(isProven ? 0 : 1)

async function run(name: string, times: number, server: ServerOptions): Promise<CrashCount> {
  const workshop = await openWorkshop({}, server)
  const count = await crashRounds({
    workshop,
    rounds: times,
    dice: options.dice,
    server,
    onRound: (round, { seen, seenLost }) => {
      if ((round + 1) % 20 === 0)
        process.stdout.write(`${name}: round ${round + 1}, ${seen} seen, ${seenLost} lost\n`)
    },
  })
  await closeAll()
  return count
}
