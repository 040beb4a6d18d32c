import { createStore, type Store } from '../../state/store.ts'
import type { ImportReader } from './importReader.ts'
import type { Asked, Shown } from './readImport.ts'

export interface Preview {
  readonly shown: Shown | undefined
  /** True while the answer shown is to an earlier question and a newer one is on its way. */
  readonly isStale: boolean
}

export interface Previews extends Store<Preview> {
  readonly ask: (asked: Asked) => void
  /** Calls back with the answer to the last question, at once when it is there. */
  readonly whenSettled: (act: (shown: Shown) => void) => void
  readonly close: () => void
}

/** Asks one question at a time; of those that come meanwhile only the last is asked. */
export function createPreviews(reader: ImportReader): Previews {
  const store = createStore<Preview>({ shown: undefined, isStale: false })
  let next: Asked | undefined
  let isBusy = false
  let isClosed = false
  let waiting: ((shown: Shown) => void) | undefined

  const work = async (): Promise<void> => {
    isBusy = true
    try {
      while (next && !isClosed) {
        const asked = next
        next = undefined
        const shown = await reader.read(asked)
        if (!isClosed) store.set({ shown, isStale: next !== undefined })
      }
    } finally {
      isBusy = false
    }
    const { shown } = store.get()
    const act = waiting
    waiting = undefined
    if (shown && !isClosed) act?.(shown)
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    ask(asked) {
      next = asked
      store.set({ ...store.get(), isStale: true })
      // A failure here is a fault of ours: it reaches the page’s own report of errors.
      if (!isBusy) void work()
    },
    whenSettled(act) {
      const { shown, isStale } = store.get()
      if (shown && !isStale) act(shown)
      else waiting = act
    },
    close() {
      isClosed = true
      reader.close()
    },
  }
}
