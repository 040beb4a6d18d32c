import type * as Y from 'yjs'
import { type Field, type Fields, flag } from '../model/field.ts'
import {
  fieldsOf,
  type RecordRoot,
  recordKey,
  recordRoots,
  type YRecord,
  yMeta,
  yRecord,
  yRecords,
} from './layout.ts'
import { readField } from './read.ts'

export type Values = Readonly<Record<string, unknown>>

/** All that can be changed on a board, removed records included: plain, to be held against another moment's. */
export interface Contents {
  readonly settings: Values
  readonly records: Readonly<Record<RecordRoot, ReadonlyMap<string, Values>>>
}

const number: Field<number | undefined> = {
  control: 'score',
  merge: 'value',
  sharing: 'private',
  fallback: undefined,
  check: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
}
const removal = { [recordKey.removedAt]: number }

/** Every field of a record that can change after its birth. */
export const changingFields: Readonly<Record<RecordRoot, Fields>> = {
  cards: {
    ...fieldsOf.cards,
    ...removal,
    [recordKey.locked]: flag('shareable'),
    [recordKey.order]: { ...number, fallback: 0 },
  },
  ties: { ...fieldsOf.ties, ...removal },
  plan: { ...fieldsOf.plan, ...removal },
}

/** Never throws on shared content, as `readBoard`. @see SPEC D2 */
export function readContents(doc: Y.Doc): Contents {
  const records = (root: RecordRoot): ReadonlyMap<string, Values> => {
    const found = new Map<string, Values>()
    for (const id of yRecords(doc, root).keys()) {
      const record = yRecord(doc, root, id)
      if (record) found.set(id, readValues(record, changingFields[root]))
    }
    return found
  }
  return {
    settings: readValues(yMeta(doc), fieldsOf.meta),
    records: { cards: records('cards'), ties: records('ties'), plan: records('plan') },
  }
}

export function readValues(record: YRecord, fields: Fields): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, readField(record, key, field)]),
  )
}

/**
 * All that makes one board into another: only what differs. Records are never destroyed, so one that was not there
 * then is to be marked removed.
 *
 * @param at when those are removed.
 */
export function difference(from: Contents, to: Contents, at: number): Contents {
  const records = (root: RecordRoot): ReadonlyMap<string, Values> => {
    const found = new Map<string, Values>()
    for (const [id, values] of from.records[root]) {
      const then = to.records[root].get(id) ?? { [recordKey.removedAt]: at }
      const changed = differing(values, then)
      if (Object.keys(changed).length > 0) found.set(id, changed)
    }
    return found
  }
  return {
    settings: differing(from.settings, to.settings),
    records: { cards: records('cards'), ties: records('ties'), plan: records('plan') },
  }
}

/** When a record was removed is nobody's words: of two removed ones neither is changed. */
function differing(from: Values, to: Values): Values {
  return Object.fromEntries(
    Object.entries(to).filter(([key, value]) => {
      if (key === recordKey.removedAt) return (value === undefined) !== (from[key] === undefined)
      return !isEqual(from[key], value)
    }),
  )
}

export function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** A change in pieces of so many records, the settings with the first. */
export function inPieces(change: Contents, most: number): readonly Contents[] {
  const all = recordRoots.flatMap((root) =>
    [...change.records[root]].map(([id, values]) => ({ root, id, values })),
  )
  const pieces = Math.max(1, Math.ceil(all.length / most))
  return Array.from({ length: pieces }, (_, index) => {
    const records = {
      cards: new Map<string, Values>(),
      ties: new Map<string, Values>(),
      plan: new Map<string, Values>(),
    }
    for (const { root, id, values } of all.slice(index * most, (index + 1) * most))
      records[root].set(id, values)
    return { settings: index === 0 ? change.settings : {}, records }
  })
}
