// kill -9 again and again while people write: what others had seen must be there; and a server with a planted
// fault must be caught by the same rounds, or they would prove nothing.
import process from 'node:process'
import { closeAll } from '../support/closing.ts'
import { type CrashCount, crashRounds, faultyRounds } from '../support/crash.ts'
import { openWorkshop } from '../support/workshop.ts'
import { readOptions } from './support/options.ts'
import { report } from './support/report.ts'

const options = readOptions()
const rounds = options.quick ? 20 : 200
process.setMaxListeners(0)

const real = await run(rounds)
const planted = await faultyRounds(options.quick ? 3 : 20, options.dice)

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

async function run(times: number): Promise<CrashCount> {
  const count = await crashRounds({
    workshop: await openWorkshop(),
    rounds: times,
    dice: options.dice,
    onRound: (round, { seen, seenLost }) => {
      if ((round + 1) % 20 === 0) process.stdout.write(`round ${round + 1}: ${seen} seen, ${seenLost} lost\n`)
    },
  })
  await closeAll()
  return count
}
