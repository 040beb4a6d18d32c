import type { Asked, ReadImport, Shown } from './readImport.ts'

/** The list and the board are sent only when they are others than before. */
export interface ToWorker extends Pick<Asked, 'role' | 'choices'> {
  readonly given: Asked['given'] | undefined
  readonly board: Asked['board'] | undefined
}

/** The part of a `Worker` that is used. */
export interface WorkerPort {
  postMessage(message: ToWorker): void
  terminate(): void
  onmessage: ((event: MessageEvent<Shown | undefined>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export interface ImportReader {
  /** One question at a time: the next is asked when this one is answered. */
  readonly read: ReadImport
  readonly close: () => void
}

/** Reads beside the page, or on it in a browser where no worker can run. */
export function createImportReader(makeWorker: () => WorkerPort): ImportReader {
  let worker = started(makeWorker)
  let sent: Partial<Asked> = {}
  let onPage: ReadImport | undefined

  const inWorker = (port: WorkerPort, { given, board, role, choices }: Asked): Promise<Shown | undefined> =>
    new Promise((resolve) => {
      port.onmessage = ({ data }) => resolve(data)
      port.onerror = () => resolve(undefined)
      port.postMessage({
        role,
        choices,
        given: given === sent.given ? undefined : given,
        board: board === sent.board ? undefined : board,
      })
      sent = { given, board }
    })

  return {
    async read(asked) {
      const shown = worker && (await inWorker(worker, asked))
      if (shown) return shown
      worker?.terminate()
      worker = undefined
      onPage ??= (await import('./readImport.ts')).createReadImport()
      return onPage(asked)
    },
    close: () => worker?.terminate(),
  }
}

function started(makeWorker: () => WorkerPort): WorkerPort | undefined {
  try {
    return makeWorker()
  } catch {
    // Some browsers are told to run none.
    return undefined
  }
}
