/**
 * Small JSON values in this browser's own storage. Where there is none (private windows, scripts) nothing is
 * remembered and nothing fails.
 */
export const browserStorage = {
  read: (key: string): unknown => {
    try {
      const text = localStorage.getItem(key)
      return text === null ? undefined : JSON.parse(text)
    } catch {
      return undefined
    }
  },
  /** Returns whether it was kept. */
  write: (key: string, value: unknown): boolean => {
    try {
      if (value === undefined) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(value))
      return true
    } catch {
      return false
    }
  },
}
