import { recordKey } from '@commonground/shared/document/layout'
import * as Y from 'yjs'
import type { Standing } from './standing.ts'
import { lastOn } from './yjsInside.ts'

/** Records of stored boards that an update takes off or brings back, and cards that it brings along. */
export interface RemovalCount {
  /** Removed less brought back, of those that somebody else made. */
  readonly ofOthers: number
  /** Cards on the board more than before. */
  readonly moreCards: number
}

/** Follows what an update leaves each `removedAt` at: a removal that was undone offline is none. */
export class Removals {
  readonly #last = new Map<Standing, { readonly item: Y.Item; readonly isRemoved: boolean }>()

  written(item: Y.Item, standing: Standing): void {
    if (standing.key !== recordKey.removedAt) return
    this.#last.set(standing, { item, isRemoved: !(item.content instanceof Y.ContentDeleted) })
  }

  deleted(item: Y.Item, standing: Standing): void {
    if (standing.key !== recordKey.removedAt) return
    const last = this.#last.get(standing)?.item ?? lastOn(standing.stored, recordKey.removedAt)
    if (item === last) this.#last.set(standing, { item, isRemoved: false })
  }

  count(newCards: number, participant: string): RemovalCount {
    let ofOthers = 0
    let moreCards = newCards
    for (const [{ root, stored }, { isRemoved }] of this.#last) {
      const change = Number(isRemoved) - Number(wasRemoved(stored))
      if (root === 'cards') moreCards -= change
      if (stored instanceof Y.Map && stored.get(recordKey.createdBy) !== participant) ofOthers += change
    }
    return { ofOthers, moreCards }
  }
}

function wasRemoved(stored: Standing['stored']): boolean {
  return stored instanceof Y.Map && stored.get(recordKey.removedAt) !== undefined
}
