import * as Y from 'yjs'
import { settingFields } from '../model/board.ts'
import { cardFields } from '../model/card.ts'
import type { Fields } from '../model/field.ts'
import { planFields } from '../model/planLine.ts'
import { tieFields } from '../model/tie.ts'

/** The layout this code writes. A document with a higher number is opened for reading only. */
export const schemaVersion = 1

/** Every root of a board document; the server accepts no other. */
export const rootNames = ['meta', 'cards', 'ties', 'plan'] as const
export type RootName = (typeof rootNames)[number]

/** Roots whose entries are records: a `Y.Map` per id. They are never taken away, only marked removed. */
export const recordRoots = ['cards', 'ties', 'plan'] as const
export type RecordRoot = (typeof recordRoots)[number]

/** The field table of each root: the settings, and what its records hold. */
export const fieldsOf = {
  meta: settingFields,
  cards: cardFields,
  ties: tieFields,
  plan: planFields,
} as const satisfies Record<RootName, Fields>

/** Keys every record may have besides its own fields. */
export const recordKey = {
  removedAt: 'removedAt',
  createdBy: 'createdBy',
  locked: 'locked',
  order: 'order',
  from: 'from',
  to: 'to',
  card: 'card',
} as const

export const metaKey = { schemaVersion: 'schemaVersion' } as const

export type YRecord = Y.Map<unknown>

export const yMeta = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta')
export const yRecords = (doc: Y.Doc, root: RecordRoot): Y.Map<YRecord> => doc.getMap<YRecord>(root)

/** The record, or nothing when the key holds something else: the document comes from others. */
export function yRecord(doc: Y.Doc, root: RecordRoot, id: string): YRecord | undefined {
  const value: unknown = yRecords(doc, root).get(id)
  return value instanceof Y.Map ? value : undefined
}
