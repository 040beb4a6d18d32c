/** What one change would take is more than it may. */
export class Tangled extends Error {}

/**
 * The work that looking at one change and taking it makes, in steps of about a microsecond. Each part of it is paid
 * before it is done.
 *
 * @see SPEC R9
 */
export class Work {
  #left: number
  readonly #pay: (steps: number) => boolean

  /** @param pay takes steps from what the sender may use over all changes, or answers that too little is left. */
  constructor(most: number, pay: (steps: number) => boolean) {
    this.#left = most
    this.#pay = pay
  }

  /** @throws Tangled */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0 || !this.#pay(steps)) throw new Tangled()
  }

  /** Cutting a struct moves those behind it; moving this many takes as long as a step. */
  spendOnCut(behind: number): void {
    this.spend(1 + behind / movedPerStep)
  }
}

const movedPerStep = 300
