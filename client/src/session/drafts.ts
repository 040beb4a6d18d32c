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
  const stored = (): readonly Draft[] => {
    const value = browserStorage.read(key)
    return Array.isArray(value) ? value.filter(isDraft) : []
  }
  const store = createStore<readonly Draft[]>(stored())
  const set = (drafts: readonly Draft[]): void => {
    browserStorage.write(key, drafts.length > 0 ? drafts : undefined)
    store.set(drafts)
  }
  /** Another tab may have kept one since, and a full storage may have taken none of ours. */
  const all = (): readonly Draft[] => {
    const others = stored().filter((draft) => !store.get().some((kept) => isSame(kept, draft)))
    return [...others, ...store.get()]
  }
  return {
    get: store.get,
    subscribe: store.subscribe,
    add: (draft) => set([...all(), draft]),
    discard: (draft) => set(all().filter((kept) => !isSame(kept, draft))),
  }
}

const isSame = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b)

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
