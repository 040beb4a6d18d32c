import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { BoardError } from '@commonground/shared/base/boardError'
import Tinypool from 'tinypool'
import { type JobInput, type JobName, type JobResult, type Outcome, type Work, work } from './jobs.ts'
import { UnsoundBoard } from './storedBoard.ts'

/** Threads beside the one that serves people: whatever takes long for one person is done there. @see SPEC R20 */
export interface Workers {
  /**
   * Does a job, in a thread when it is a large one.
   *
   * @param signal ends the job when whoever asked for it is gone.
   * @throws BoardError what the job refuses, UnsoundBoard.
   */
  run<Name extends JobName>(name: Name, input: JobInput<Name>, signal?: AbortSignal): Promise<JobResult<Name>>
  close(): Promise<void>
}

/** Up to so many bytes a job is done in a few milliseconds, sooner than a thread is told of it. */
const smallBytes = 8 * 1024
/** No board within the limits takes so long. */
const mostMs = 60_000
/** A thread that nobody needs gives its memory back. */
const idleMs = 30_000
const maxHeapMb = 1024
const threads = Math.max(1, Math.min(4, availableParallelism() - 1))

/** So many at once; others wait in the order they came. */
class Slots {
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor(most: number) {
    this.#free = most
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}

/** @param onFailure is told of a thread that died by itself; of a job under way its asker hears. */
export function createWorkers(onFailure: (error: unknown) => void): Workers {
  let pool: Tinypool | undefined
  const slots = new Slots(threads)
  const threaded = async <Name extends JobName>(
    one: Work<Name>,
    signal?: AbortSignal,
  ): Promise<Outcome<JobResult<Name>>> => {
    pool ??= openPool(onFailure)
    const open = pool
    return slots.take(() => {
      // From here on: how long others took is nobody's fault.
      const late = AbortSignal.timeout(mostMs)
      return open.run(one, { signal: signal ? AbortSignal.any([signal, late]) : late })
    })
  }
  return {
    async run(name, input, signal) {
      try {
        const isSmall = bytesIn(input) <= smallBytes
        const outcome = await (isSmall ? work({ name, input }) : threaded({ name, input }, signal))
        if (outcome.kind === 'done') return outcome.result
        if (outcome.kind === 'refused') throw new BoardError(outcome.code, outcome.detail)
      } catch (error) {
        if (signal?.aborted) throw new BoardError('bad-request', 'The asker left')
        throw error
      }
      throw new UnsoundBoard()
    },
    async close() {
      await pool?.destroy()
    },
  }
}

function openPool(onFailure: (error: unknown) => void): Tinypool {
  const pool = new Tinypool({
    filename: threadFile(),
    name: 'work',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  })
  pool.on('error', onFailure)
  return pool
}

/** The file that holds `work`. Unbuilt, as in tests and `pnpm dev`, a thread needs a loader for TypeScript first. */
function threadFile(): string {
  if (!import.meta.url.endsWith('.ts')) return new URL('./jobs.js', import.meta.url).href
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx'))
  const loader = new URL('./esm/api/index.mjs', tsx).href
  const jobs = new URL('./jobs.ts', import.meta.url).href
  const script = `import { tsImport } from '${loader}'
    export const { work } = await tsImport('${jobs}', '${jobs}')`
  return `data:text/javascript,${encodeURIComponent(script)}`
}

function bytesIn(value: unknown): number {
  if (value instanceof Uint8Array) return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, one) => sum + bytesIn(one), 0)
}
