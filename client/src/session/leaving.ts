/** Asks before the tab is closed, but only while that would lose something. Returns its stop. */
export function guardLeaving(isAtRisk: () => boolean): () => void {
  const onLeave = (event: Event): void => {
    if (isAtRisk()) event.preventDefault()
  }
  globalThis.addEventListener?.('beforeunload', onLeave)
  return () => globalThis.removeEventListener?.('beforeunload', onLeave)
}

/** Asks the browser once not to evict what is kept for this site. It may say no; nothing depends on it. */
export function askToPersist(): void {
  void globalThis.navigator?.storage?.persist?.().catch(() => false)
}
