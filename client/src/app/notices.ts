import { createStore, type Store } from '../state/store.ts'
import { announce } from './announce.ts'

/** A short message at the foot of the page: what happened, and at most one thing to do about it. */
export interface Notice {
  readonly text: string
  readonly action?: { readonly label: string; readonly perform: () => void }
}

export interface ShownNotice extends Notice {
  readonly id: number
}

const most = 3
const store = createStore<readonly ShownNotice[]>([])
let nextId = 1

export const notices: Store<readonly ShownNotice[]> = store

/** Shows a notice and reads it out. It takes the place of one with the same words; at most three are shown. */
export function notify(notice: Notice): void {
  const shown = { ...notice, id: nextId }
  nextId += 1
  store.set([...store.get().filter(({ text }) => text !== notice.text), shown].slice(-most))
  announce.polite(notice.action ? `${notice.text} ${notice.action.label}` : notice.text)
}

export function dismissNotice(id: number): void {
  store.set(store.get().filter((notice) => notice.id !== id))
}
