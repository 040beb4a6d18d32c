import type { Storage } from './storage.ts'

/** Called before each call of a storage with its name, such as `log.append`; throws to make that call fail. */
export type Fault = (call: string) => void

/** The same storage, whose calls can be made to fail before they reach it: a disk for tests. */
export function withFaults(storage: Storage, fault: Fault): Storage {
  return guarded(storage, '', fault)
}

function guarded<T extends object>(target: T, path: string, fault: Fault): T {
  return new Proxy(target, {
    get(from, key, receiver) {
      const value: unknown = Reflect.get(from, key, receiver)
      const name = `${path}${String(key)}`
      if (typeof value === 'function') {
        return (...args: unknown[]): unknown => {
          fault(name)
          return value.apply(from, args)
        }
      }
      return typeof value === 'object' && value !== null ? guarded(value, `${name}.`, fault) : value
    },
  })
}
