/** A text in this tab's own storage: it survives a reload and goes with the tab. Without a storage nothing fails. */
export function tabMemory(key: string): {
  readonly read: () => string
  readonly write: (text: string) => void
} {
  return {
    read: () => {
      try {
        return sessionStorage.getItem(key) ?? ''
      } catch {
        return ''
      }
    },
    write: (text) => {
      try {
        if (text === '') sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, text)
      } catch {
        // Private windows may have none: the text then lasts as long as the page.
      }
    },
  }
}
