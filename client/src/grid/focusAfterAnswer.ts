import type { CardId } from '@commonground/shared/base/ids'

/**
 * A card that one does not know goes to the end of the tray; the keyboard goes on to the next open one, else to the
 * last, and stays with its card where none is left.
 *
 * @param part which control of the next card takes the keyboard.
 * @returns what gives it the keyboard, to be called after the answer.
 */
export function focusAfterAnswer(card: CardId, part = '.tray-card-name'): () => void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-waits]')]
  const at = rows.findIndex((row) => row.dataset['waits'] === card)
  const isOpen = (row: HTMLElement): boolean => row.dataset['answered'] === undefined
  const own = rows[at]
  const next = rows.slice(at + 1).find(isOpen) ?? rows.slice(0, Math.max(at, 0)).findLast(isOpen)
  // Taking an answer back leaves its card where it is: open.
  const target = own && isOpen(own) ? next : own
  return () => requestAnimationFrame(() => (target ?? own)?.querySelector<HTMLElement>(part)?.focus())
}
