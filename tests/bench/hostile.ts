// Whatever comes to mind, sent to the gate: nobody may read something else than others, nothing may throw, and nothing
// that honest pages send meanwhile may be refused.
import process from 'node:process'
import { HostileBoard } from '../../server/src/rooms/hostile.testing.ts'
import { readOptions } from './support/options.ts'
import { report } from './support/report.ts'

const options = readOptions()
const tries = options.quick ? 50_000 : 1_000_000
const board = new HostileBoard(options.dice.whole)
const start = performance.now()
for (let round = 0; board.count.tries < tries; round += 1) {
  const harm = board.step()
  if (harm) {
    const before = board.harmed.map((update) => Buffer.from(update).toString('hex'))
    process.stdout.write(`harm after ${before.join(' ')}: ${Buffer.from(harm).toString('hex')}\n`)
  }
  if ((round + 1) % 100_000 === 0) process.stdout.write(`${JSON.stringify(board.count)}\n`)
}
const { count } = board

report(
  'hostile',
  options,
  [
    {
      title: 'updates made up, beside those of honest pages',
      columns: ['', 'count'],
      rows: [
        ['tries', count.tries],
        ['of them taken', count.taken],
        ['after which somebody reads something else', count.twoReadings],
        ['that made Yjs throw or wait', count.threw],
        ['of honest pages', count.honest],
        ['of them refused', count.honestRefused],
      ],
      notes: [`It took ${Math.round((performance.now() - start) / 1000)} s.`],
    },
  ],
  count,
)
process.exit(count.threw + count.twoReadings + count.honestRefused === 0 ? 0 : 1)
