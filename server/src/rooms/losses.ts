import { isEqual } from '@commonground/shared/document/contents'
import { fieldsOf, type RootName, recordKey } from '@commonground/shared/document/layout'
import type { Field, Fields } from '@commonground/shared/model/field'
import * as Y from 'yjs'
import type { Standing } from './standing.ts'
import { holderOf, lastOn } from './yjsInside.ts'

/** What an update takes from others, of records that the board has. */
export interface Loss {
  /** Removed less brought back, of those that somebody else made. */
  readonly removals: number
  /** Records that somebody else made and of whose words something goes: `most` or `some` of one removal. */
  readonly touched: ReadonlyMap<object, number>
  /** Cards on the board more than before. */
  readonly moreCards: number
}

/** A removal counts as much as words that are emptied, another name, or a card taken off the map. */
export const most = 5
/** One value in the place of another, and a text of which half or more is left: lists that people bring in do that. */
export const some = 1

/** Whose the words are. */
interface Reader {
  readonly participant: string
  readonly owns: (client: number) => boolean
}

/**
 * Follows where an update leaves each field of a stored record: what was undone offline is no loss. What the author
 * wrote last they may change freely, and where a card stands on the map is for everybody to change.
 *
 * @see SPEC R11
 */
export class Losses {
  readonly #reader: Reader
  readonly #last = new Map<Standing, { readonly item: Y.Item; readonly isEmpty: boolean }>()
  readonly #letters = new Map<Standing, { ofOthers: number; more: number }>()

  constructor(reader: Reader) {
    this.#reader = reader
  }

  written(item: Y.Item, standing: Standing): void {
    if (standing.kind === 'field')
      this.#last.set(standing, { item, isEmpty: item.content instanceof Y.ContentDeleted })
    else if (standing.stored && item.countable) this.#lettersOf(standing).more += item.length
  }

  /** @param length how much of the item goes. */
  deleted(item: Y.Item, standing: Standing, length: number): void {
    if (standing.kind === 'field') {
      const last = this.#last.get(standing)?.item ?? lastOn(standing.stored, standing.key)
      if (item === last) this.#last.set(standing, { item, isEmpty: true })
    } else if (standing.stored && item.countable) {
      const letters = this.#lettersOf(standing)
      letters.more -= length
      if (!this.#reader.owns(item.id.client)) letters.ofOthers += length
    }
  }

  count(newCards: number): Loss {
    const touched = new Map<object, number>()
    let removals = 0
    let moreCards = newCards
    const touch = (record: unknown, weight: number): void => {
      if (weight === 0 || !(record instanceof Y.Map) || this.#made(record)) return
      touched.set(record, Math.max(weight, touched.get(record) ?? 0))
    }
    for (const [standing, { item, isEmpty }] of this.#last) {
      const { root, key, stored } = standing
      if (key === recordKey.removedAt) {
        const change = Number(!isEmpty) - Number(wasRemoved(stored))
        if (root === 'cards') moreCards -= change
        if (stored instanceof Y.Map && !this.#made(stored)) removals += change
      } else touch(stored, this.#weigh(standing, item, isEmpty))
    }
    for (const [{ stored }, { ofOthers, more }] of this.#letters) {
      const length = stored instanceof Y.Text ? stored.length : 0
      const weight = (length + more) * 2 < length ? most : some
      if (ofOthers > 0 && stored) touch(holderOf(stored)?.parent, weight)
    }
    return { removals, touched, moreCards }
  }

  #lettersOf(standing: Standing): { ofOthers: number; more: number } {
    const letters = this.#letters.get(standing) ?? { ofOthers: 0, more: 0 }
    this.#letters.set(standing, letters)
    return letters
  }

  #made(record: Y.Map<unknown>): boolean {
    return record.get(recordKey.createdBy) === this.#reader.participant
  }

  #weigh({ root, key, stored }: Standing, item: Y.Item, isEmpty: boolean): number {
    const field = counted[root][key]
    const held = lastOn(stored, key)
    if (!field || !held || held.deleted || this.#reader.owns(held.id.client)) return 0
    if (isEmpty) return wordy.has(field.control) ? most : some
    if (field.control === 'place' || isEqual(heldBy(item), heldBy(held))) return 0
    return key === 'name' ? most : some
  }
}

/** What people write or place; anything else is one of a few values that are soon chosen again. */
const wordy: ReadonlySet<Field<unknown>['control']> = new Set(['line', 'text', 'labels', 'place'])

/** Settings are few. */
const counted: Readonly<Record<RootName, Fields>> = { ...fieldsOf, meta: {} }

function heldBy({ content }: Y.Item): unknown {
  return content instanceof Y.ContentAny ? content.arr.at(-1) : undefined
}

function wasRemoved(stored: Standing['stored']): boolean {
  return stored instanceof Y.Map && stored.get(recordKey.removedAt) !== undefined
}
