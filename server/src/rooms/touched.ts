import type { BoardChange } from '@commonground/shared/document/observe'

/** Which parts of a board changed. */
export type Touched = Pick<BoardChange, 'settings' | 'records'>

/** Collects what several changes touched until someone asks. */
export class TouchedParts {
  #settings = false
  #records = emptyRecords()

  add({ settings, records }: Touched): void {
    this.#settings ||= settings
    for (const root of ['cards', 'ties', 'plan'] as const) {
      for (const id of records[root]) this.#records[root].add(id)
    }
  }

  /** All of it; nothing is touched afterwards. */
  take(): Touched {
    const taken = { settings: this.#settings, records: this.#records }
    this.#settings = false
    this.#records = emptyRecords()
    return taken
  }
}

const emptyRecords = () => ({ cards: new Set<string>(), ties: new Set<string>(), plan: new Set<string>() })
