/** Without a touch of pointer or key for this long, a person counts as away. */
export const idleMs = 5 * 60_000

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/**
 * Calls back when the person leaves (tab hidden, or nothing touched for five minutes: who watches is here) and when they are back. Does
 * nothing where there is no page. Returns its stop.
 */
export function watchAway(onChange: (isAway: boolean) => void, now: () => number = Date.now): () => void {
  if (typeof document === 'undefined') return () => {}
  let touchedAt = now()
  let isAway = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const set = (next: boolean): void => {
    if (next === isAway) return
    isAway = next
    onChange(next)
  }
  const look = (): void => {
    clearTimeout(timer)
    const idleFor = now() - touchedAt
    set(document.visibilityState === 'hidden' || idleFor >= idleMs)
    if (!isAway) timer = setTimeout(look, idleMs - idleFor)
  }
  const onSign = (): void => {
    touchedAt = now()
    if (isAway) look()
  }
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible') touchedAt = now()
    look()
  }

  for (const sign of signs) window.addEventListener(sign, onSign, { passive: true, capture: true })
  document.addEventListener('visibilitychange', onVisibility)
  look()
  return () => {
    clearTimeout(timer)
    for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true })
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
