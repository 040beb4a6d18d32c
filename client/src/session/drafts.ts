import type { BoardId } from '@commonground/shared/base/ids'
import { createStore, type Store } from '../state/store.ts'
import { browserStorage } from './browserStorage.ts'
import type { Draft } from './session.ts'

/** Changes that were refused, kept readable in this browser until the person throws them away. */
export interface Drafts extends Store<readonly Draft[]> {
  readonly add: (draft: Draft) => void
  readonly discard: (draft: Draft) => void
}

export function createDrafts(board: BoardId, participant: string): Drafts {
  const key = `commonground:drafts:${board}:${participant}`
  const stored = browserStorage.read(key)
  const store = createStore<readonly Draft[]>(Array.isArray(stored) ? stored.filter(isDraft) : [])
  const set = (drafts: readonly Draft[]): void => {
    browserStorage.write(key, drafts.length > 0 ? drafts : undefined)
    store.set(drafts)
  }
  return {
    get: store.get,
    subscribe: store.subscribe,
    add: (draft) => set([...store.get(), draft]),
    discard: (draft) => set(store.get().filter((kept) => kept !== draft)),
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'at' in value &&
    'code' in value &&
    'lines' in value &&
    Array.isArray(value.lines)
  )
}
