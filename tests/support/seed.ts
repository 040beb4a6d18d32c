import process from 'node:process'

/** A small seeded generator (mulberry32): the same seed gives the same run. */
export interface Dice {
  readonly seed: number
  /** 0 ≤ x < 1 */
  readonly next: () => number
  /** A whole number, 0 ≤ n < below. */
  readonly whole: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
}

/** The seed of this run: `SEED` from the environment or a new one; printed, so that a failure can be repeated. */
export function throwDice(name: string): Dice {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  process.stdout.write(`${name}: SEED=${seed}\n`)
  return diceOf(seed)
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return {
    seed,
    next,
    whole,
    pick: (list) => {
      const found = list[whole(list.length)]
      if (found === undefined) throw new Error('There is nothing to pick from')
      return found
    },
  }
}
