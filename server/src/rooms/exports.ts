import type { BoardId } from '@commonground/shared/base/ids'
import type { Head } from '../storage/logTable.ts'
import { type Exported, requireFormat } from '../workers/exportJob.ts'
import type { StoredBoard } from '../workers/storedBoard.ts'
import type { Turns } from '../workers/turns.ts'
import type { Workers } from '../workers/workers.ts'

export interface ExportsDeps {
  readonly workers: Workers
  readonly turns: Turns
  readonly head: (board: BoardId) => Head
  /** Lets the room open a board whose bytes turn out not to be sound. */
  readonly withStored: <T>(board: BoardId, work: (stored: StoredBoard) => Promise<T>) => Promise<T>
}

/** Which file of which board. */
export interface FileAsked {
  readonly board: BoardId
  readonly format: string
  readonly private: boolean
}

/** One file in the making, and how many wait for it. */
interface Making {
  /** The version it is of; known once its turn has come. */
  hash?: string
  askers: number
  readonly gone: AbortController
  readonly file: Promise<Exported>
}

/** Files are kept while their board stays as it is, as many as fit. */
const maxKeptBytes = 32 * 1024 * 1024

/**
 * Boards as files. Each is made once for a version, however many ask: who comes while one waits for its turn gets that
 * one, and it is given up when all of them have left.
 *
 * @see SPEC R20, R21
 */
export class Exports {
  readonly #deps: ExportsDeps
  readonly #kept = new Map<string, { readonly hash: string; readonly file: Exported }>()
  readonly #making = new Map<string, Making>()

  constructor(deps: ExportsDeps) {
    this.#deps = deps
  }

  /** @throws BoardError `unknown-format`, `limit`. */
  async file(asked: FileAsked, signal: AbortSignal): Promise<Exported> {
    const { board, format } = asked
    requireFormat(format)
    const key = `${board} ${format} ${asked.private}`
    const { hash } = this.#deps.head(board)
    const kept = this.#kept.get(key)
    if (kept?.hash === hash) return kept.file
    const known = this.#making.get(key)
    const isFresh = known && !known.gone.signal.aborted && (known.hash === undefined || known.hash === hash)
    const making = isFresh ? known : this.#make(key, asked)
    making.askers += 1
    const leave = (): void => {
      making.askers -= 1
      if (making.askers === 0) making.gone.abort()
    }
    signal.addEventListener('abort', leave, { once: true })
    try {
      return await making.file
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }

  #make(key: string, { board, format, private: isPrivate }: FileAsked): Making {
    const { workers, turns, withStored } = this.#deps
    const gone = new AbortController()
    const once = (): Promise<Exported> =>
      withStored(board, async (stored) => {
        making.hash = stored.log.head.hash
        const file = await workers.run(
          'exportBoard',
          { board: stored, format, private: isPrivate },
          gone.signal,
        )
        this.#keep(key, making.hash, file)
        return file
      })
    const made = async (): Promise<Exported> => {
      try {
        return await turns.take(board, once, gone.signal)
      } finally {
        if (this.#making.get(key) === making) this.#making.delete(key)
      }
    }
    const making: Making = { askers: 0, gone, file: Promise.resolve().then(made) }
    this.#making.set(key, making)
    return making
  }

  #keep(key: string, hash: string, file: Exported): void {
    this.#kept.delete(key)
    this.#kept.set(key, { hash, file })
    let bytes = [...this.#kept.values()].reduce((sum, kept) => sum + kept.file.bytes.length, 0)
    for (const [oldest, kept] of this.#kept) {
      if (bytes <= maxKeptBytes) break
      this.#kept.delete(oldest)
      bytes -= kept.file.bytes.length
    }
  }
}
