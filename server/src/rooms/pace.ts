/** How soon to look again at what waits for a slow reader, a limit or the disk. */
const lookAgainMs = 100

/**
 * When rooms are served: at once after a quiet time, else a tick after the last one, so that all that woke meanwhile
 * share it. Those that wait for something nobody announces are looked at again a little later.
 */
export class Pace<T> {
  readonly #tickMs: number
  readonly #onTick: (awake: readonly T[]) => void
  readonly #awake = new Set<T>()
  readonly #later = new Set<T>()
  #tick: ReturnType<typeof setTimeout> | undefined
  #look: ReturnType<typeof setTimeout> | undefined
  #lastAt = Number.NEGATIVE_INFINITY
  #isStopped = false

  constructor(tickMs: number, onTick: (awake: readonly T[]) => void) {
    this.#tickMs = tickMs
    this.#onTick = onTick
  }

  /** It is served with the next tick. */
  wake(one: T): void {
    if (this.#isStopped) return
    this.#awake.add(one)
    const now = performance.now()
    this.#tick ??= setTimeout(
      () => {
        this.#tick = undefined
        this.#lastAt = performance.now()
        const awake = [...this.#awake]
        this.#awake.clear()
        this.#onTick(awake)
      },
      Math.max(0, this.#lastAt + this.#tickMs - now),
    )
  }

  lookAgain(one: T): void {
    if (this.#isStopped) return
    this.#later.add(one)
    this.#look ??= setTimeout(() => {
      this.#look = undefined
      for (const waiting of this.#later) this.wake(waiting)
      this.#later.clear()
    }, lookAgainMs)
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#tick)
    clearTimeout(this.#look)
  }
}
