import { createStore, type Store } from '../state/store.ts'
import { announce } from './announce.ts'

/** A short message: what happened, and at most one thing to do about it. */
export interface Notice {
  readonly text: string
  readonly action?: { readonly label: string; readonly perform: () => void }
  /** Follows what the message is about and calls back when it is no longer so. Returns its stop. */
  readonly until?: (over: () => void) => () => void
  /** Asks for an answer: it is shown longer, and does not give way to one that offers the same. */
  readonly stays?: boolean
}

export interface ShownNotice extends Notice {
  readonly id: number
}

const most = 3
const store = createStore<readonly ShownNotice[]>([])
let nextId = 1

export const notices: Store<readonly ShownNotice[]> = store

/**
 * Shows a notice and reads it out. It takes the place of one with the same words, and of one that offers the same:
 * only the last deletion can be undone here. At most three are shown.
 */
export function notify(notice: Notice): void {
  const shown = { ...notice, id: nextId }
  nextId += 1
  store.set([...store.get().filter((other) => !isReplaced(other, notice)), shown].slice(-most))
  announce.polite(notice.action ? `${notice.text} ${notice.action.label}` : notice.text)
}

export function dismissNotice(id: number): void {
  store.set(store.get().filter((notice) => notice.id !== id))
}

/** Takes all of them away: what they are about is no longer open. */
export function clearNotices(): void {
  store.set([])
}

function isReplaced(other: Notice, by: Notice): boolean {
  if (other.text === by.text) return true
  if (other.stays) return false
  return by.action !== undefined && other.action?.label === by.action.label
}
