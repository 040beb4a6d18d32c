/** The levels that Escape takes back, the latest last. */
const levels: (() => void)[] = []

/**
 * Goes back one level on Escape, wherever the keyboard is: the level that opened last goes first, and a control that
 * used the key itself comes before all of them. Returns its stop.
 *
 * @see SPEC K2
 */
export function onEscape(back: () => void): () => void {
  const level = (): void => back()
  if (levels.length === 0) window.addEventListener('keydown', goBack)
  levels.push(level)
  return () => {
    levels.splice(levels.indexOf(level), 1)
    if (levels.length === 0) window.removeEventListener('keydown', goBack)
  }
}

function goBack(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  const last = levels.at(-1)
  if (!last) return
  event.preventDefault()
  last()
}
