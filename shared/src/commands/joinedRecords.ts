import * as Y from 'yjs'
import type { CardId } from '../base/ids.ts'
import { type RecordRoot, recordKey, type YRecord, yRecord, yRecords } from '../document/layout.ts'
import { isRemoved, readField } from '../document/read.ts'
import type { Field } from '../model/field.ts'
import { planFields } from '../model/planLine.ts'
import { tieFields } from '../model/tie.ts'
import type { Actor } from './command.ts'
import { bornFields } from './write.ts'

interface Joining {
  /** For each card that goes, the one that stays in its place. */
  readonly keptFor: ReadonlyMap<unknown, CardId>
  readonly fresh: string
}

/** A tie or plan line of a card that goes, and what it would be at the card that stays. */
interface Moved {
  readonly root: 'ties' | 'plan'
  readonly record: YRecord
  /** Where it is born again; nothing when the card that stays has its like already, or it would join it with itself. */
  readonly copy?: { readonly id: string; readonly ends: Ends }
}

type Ends = Readonly<Record<string, unknown>>

const fieldsOf: Readonly<Record<Moved['root'], Readonly<Record<string, Field<unknown>>>>> = {
  ties: tieFields,
  plan: planFields,
}
const endsOf: Readonly<Record<Moved['root'], readonly string[]>> = {
  ties: [recordKey.from, recordKey.to],
  plan: [recordKey.card],
}

/** What a record joins is said once, at its birth (R4): at another card it is born again, still marked removed. */
export function bearJoined(doc: Y.Doc, joining: Joining, actor: Actor): void {
  for (const { root, record, copy } of movedBy(doc, joining)) {
    if (!copy) continue
    const fields = valuesOf(record, root)
    yRecords(doc, root).set(
      copy.id,
      new Y.Map<unknown>([
        ...bornFields(fieldsOf[root], fields),
        ...Object.entries(copy.ends),
        [recordKey.removedAt, actor.now],
        ...(actor.participant ? [[recordKey.createdBy, actor.participant] as [string, unknown]] : []),
      ]),
    )
  }
}

/** Shows what was born, and removes what it was made from. */
export function showJoined(doc: Y.Doc, joining: Joining, actor: Actor): void {
  for (const { root, record, copy } of movedBy(doc, joining)) {
    record.set(recordKey.removedAt, actor.now)
    if (copy) yRecord(doc, root, copy.id)?.delete(recordKey.removedAt)
  }
}

function movedBy(doc: Y.Doc, { keptFor, fresh }: Joining): readonly Moved[] {
  const isBorn = (id: string): boolean => id.startsWith(`${fresh}-`)
  return (['ties', 'plan'] as const).flatMap((root) => {
    const live = liveRecords(doc, root).filter(([id]) => !isBorn(id))
    const isStaying = (record: YRecord): boolean => endsOf[root].every((end) => !keptFor.has(record.get(end)))
    const there = new Set(
      live.filter(([, record]) => isStaying(record)).map(([, record]) => said(record, root)),
    )
    return live
      .filter(([, record]) => !isStaying(record))
      .map(([, record], at): Moved => {
        const ends = Object.fromEntries(
          endsOf[root].map((end) => [end, keptFor.get(record.get(end)) ?? record.get(end)]),
        )
        const saying = said(record, root, ends)
        const isNeedless =
          there.has(saying) || (root === 'ties' && ends[recordKey.from] === ends[recordKey.to])
        there.add(saying)
        return { root, record, ...(!isNeedless && { copy: { id: `${fresh}-${at}`, ends } }) }
      })
  })
}

function liveRecords(doc: Y.Doc, root: RecordRoot): readonly (readonly [string, YRecord])[] {
  return [...yRecords(doc, root).keys()].toSorted().flatMap((id) => {
    const record = yRecord(doc, root, id)
    return record && !isRemoved(record) ? [[id, record] as const] : []
  })
}

/** All that a record says, to find its like. */
function said(record: YRecord, root: Moved['root'], ends?: Ends): string {
  const joined = endsOf[root].map((end) => ends?.[end] ?? record.get(end))
  return JSON.stringify([joined, valuesOf(record, root)])
}

function valuesOf(record: YRecord, root: Moved['root']): Readonly<Record<string, unknown>> {
  const fields = Object.entries(fieldsOf[root])
  return Object.fromEntries(fields.map(([name, field]) => [name, readField(record, name, field)]))
}
