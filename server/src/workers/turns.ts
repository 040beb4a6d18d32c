import { BoardError } from '@commonground/shared/base/boardError'

/** One at a time under each key, in the order they came. @see SPEC R20 */
export class Turns {
  readonly #lines = new Map<string, (() => void)[]>()
  readonly #mostWaiting: number

  constructor(mostWaiting: number) {
    this.#mostWaiting = mostWaiting
  }

  /**
   * Works when it is this key's turn.
   *
   * @throws BoardError `limit` when too many wait already, and what `work` throws.
   */
  async take<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if ((this.#lines.get(key)?.length ?? 0) >= this.#mostWaiting) throw new BoardError('limit')
    return this.always(key, work, signal)
  }

  /** The same however many wait: for what the server itself has to do. */
  async always<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#wait(key)
    try {
      if (signal?.aborted) throw new BoardError('bad-request', 'The asker left')
      return await work()
    } finally {
      this.#next(key)
    }
  }

  #wait(key: string): Promise<void> | undefined {
    const line = this.#lines.get(key)
    if (line) return new Promise((resolve) => line.push(resolve))
    this.#lines.set(key, [])
    return undefined
  }

  #next(key: string): void {
    const line = this.#lines.get(key)
    const next = line?.shift()
    if (next) next()
    else this.#lines.delete(key)
  }
}
