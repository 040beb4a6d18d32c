import type { Store } from '../../state/store.ts'

/** Resolves with the store's value as soon as it is one that `holds`. */
export function until<T>(store: Store<T>, holds: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const stop = store.subscribe(look)
    function look(): void {
      const value = store.get()
      if (!holds(value)) return
      stop()
      resolve(value)
    }
    look()
  })
}
