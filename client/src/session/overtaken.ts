import type { CardId } from '@commonground/shared/base/ids'
import { recordRoots, yMeta, yRecords } from '@commonground/shared/document/layout'
import * as Y from 'yjs'

/** Why a step could not be taken: others wrote since what it would have changed. */
export interface Overtaken {
  /** The cards it was about; none when it was about the board. */
  readonly cards: readonly CardId[]
  readonly did: 'moved' | 'changed' | 'removed' | 'brought' | 'destroyed'
  /** The connection that did, as far as can be told: nobody signs what they take away. */
  readonly by?: number
  /** This person did, in another tab. */
  readonly isOwn?: true
  /** The cards of the step that comes next. */
  readonly next: readonly CardId[]
}

type Step = Y.UndoManager['undoStack'][number]

/** One key of one record that a step wrote or took away. */
interface Place {
  readonly card: CardId | undefined
  readonly key: string
  readonly record: Y.Map<unknown>
}

/** Nothing when nobody else had a hand in it: a step that came to nothing by itself. Destroyed cards have no name. */
export function overtakenIn(doc: Y.Doc, step: Step, next: Step | undefined): Overtaken | undefined {
  const places = placesOf(doc, step)
  const living = livingOf(places)
  const found = living.flatMap((place) => {
    const by = writerSince(step, place)
    return by === undefined && !isGone(doc, step) ? [] : [{ ...place, by }]
  })
  const [first] = found
  const ahead = next ? cardsOf(livingOf(placesOf(doc, next))) : []
  const isDestroyed = living.length < places.length || isLetGo(doc, step)
  if (!first) return isDestroyed ? { cards: [], did: 'destroyed', next: ahead } : undefined
  const by = found.find((place) => place.by !== undefined)?.by
  return {
    cards: cardsOf(found),
    did: didWhat(first),
    ...(by !== undefined && { by }),
    next: ahead,
  }
}

function didWhat({ key, record }: Place): Overtaken['did'] {
  if (key === 'place') return 'moved'
  if (key !== 'removedAt') return 'changed'
  return record.get('removedAt') === undefined ? 'brought' : 'removed'
}

/** The connection that wrote the value the key holds now, unless this step wrote it or took it away. */
function writerSince({ insertions, deletions }: Step, { record, key }: Place): number | undefined {
  const held = record._map.get(key)
  if (!held || Y.isDeleted(insertions, held.lastId) || Y.isDeleted(deletions, held.lastId)) return undefined
  return held.lastId.client === record.doc?.clientID ? undefined : held.lastId.client
}

/** True when something the step wrote was taken away, and not by the step itself. */
function isGone(doc: Y.Doc, { insertions, deletions }: Step): boolean {
  return itemsIn(doc, insertions).some((item) => item.deleted && !Y.isDeleted(deletions, item.id))
}

/** Yjs lets go of nothing that stands in a record which is still there: a record was destroyed. */
function isLetGo(doc: Y.Doc, { insertions, deletions }: Step): boolean {
  return [...structsIn(doc, insertions), ...structsIn(doc, deletions)].some(
    (struct) => struct instanceof Y.GC,
  )
}

const livingOf = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ record }) => record._item?.deleted !== true)

function placesOf(doc: Y.Doc, { insertions, deletions }: Step): readonly Place[] {
  const places = new Map<string, Place>()
  for (const item of [...itemsIn(doc, insertions), ...itemsIn(doc, deletions)]) {
    const place = placeOf(doc, item)
    if (place) places.set(`${place.record._item?.parentSub} ${place.key}`, place)
  }
  return [...places.values()]
}

function cardsOf(places: readonly Place[]): readonly CardId[] {
  return [...new Set(places.flatMap(({ card }) => card ?? []))]
}

/** Climbs from a letter of a text, or a value, to the key of the record it stands under. */
function placeOf(doc: Y.Doc, item: Y.Item): Place | undefined {
  let at: Y.Item | null = item
  while (at) {
    const { parent, parentSub }: Y.Item = at
    if (!(parent instanceof Y.AbstractType)) return undefined
    if (parent === yMeta(doc)) return { card: undefined, key: parentSub ?? '', record: yMeta(doc) }
    const root = recordRoots.find((one) => parent.parent === yRecords(doc, one))
    if (root && parent instanceof Y.Map) {
      const id = parent._item?.parentSub
      const about: unknown = root === 'cards' ? id : parent.get(root === 'ties' ? 'from' : 'card')
      return {
        card: typeof about === 'string' ? (about as CardId) : undefined,
        key: parentSub ?? '',
        record: parent,
      }
    }
    at = parent._item
  }
  return undefined
}

function itemsIn(doc: Y.Doc, set: Step['insertions']): readonly Y.Item[] {
  return structsIn(doc, set).filter((struct) => struct instanceof Y.Item)
}

function structsIn(doc: Y.Doc, set: Step['insertions']): readonly (Y.Item | Y.GC)[] {
  const structs: (Y.Item | Y.GC)[] = []
  for (const [client, ranges] of set.clients) {
    for (const { clock, len } of ranges) {
      for (let next = clock; next < clock + len; ) {
        const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, next))
        structs.push(struct)
        next = struct.id.clock + struct.length
      }
    }
  }
  return structs
}
