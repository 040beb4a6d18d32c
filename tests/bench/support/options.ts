import process from 'node:process'
import { parseArgs } from 'node:util'
import { type Dice, diceOf } from '../../support/seed.ts'

/** What a benchmark was asked for on its command line. */
export interface BenchOptions {
  /** Everything smaller, to end within a minute. */
  readonly quick: boolean
  readonly minutes: number
  readonly dice: Dice
}

export function readOptions(): BenchOptions {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      quick: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '5' },
      seed: { type: 'string', default: '20261123' },
    },
  })
  return { quick: values.quick, minutes: Number(values.minutes), dice: diceOf(Number(values.seed)) }
}
