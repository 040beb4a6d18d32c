import type * as Y from 'yjs'
import { BoardError } from '../base/boardError.ts'
import type { CardId } from '../base/ids.ts'
import { recordKey, type YRecord, yRecord, yRecords } from '../document/layout.ts'
import { isRemoved, readField } from '../document/read.ts'
import { cardFieldNames, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import type { Actor, Command } from './command.ts'
import { writeFields } from './write.ts'

interface Merge {
  /** The card that stays. */
  readonly keep: CardId
  /** The card that is removed; its record stays, so that undoing brings it back. */
  readonly other: CardId
  /** A line for the description of the kept card, such as the other's name. */
  readonly line?: string
}

/**
 * Makes one card of two, as one step. What the kept card says wins; what it leaves open comes from the other; texts
 * of both are kept, one below the other. Ties and plan lines of the other go to the kept card.
 *
 * @throws BoardError `card-missing` when either is gone.
 * @see SPEC C10
 */
export const mergeCards: Command<Merge> = {
  name: 'mergeCards',
  needs: 'facilitator',
  apply(doc, { keep, other, line = '' }, actor) {
    const kept = liveCard(doc, keep)
    const gone = liveCard(doc, other)
    if (kept === gone) throw new BoardError('invalid', 'other')
    const merged = Object.fromEntries(cardFieldNames.map((name) => [name, mergedField(kept, gone, name)]))
    merged['description'] = joined(String(merged['description']), line)
    writeFields(kept, cardFields, merged)
    repoint(doc, keep, other, actor)
    gone.set(recordKey.removedAt, actor.now)
  },
}

function liveCard(doc: Y.Doc, id: CardId): YRecord {
  const record = yRecord(doc, 'cards', id)
  if (!record || isRemoved(record)) throw new BoardError('card-missing')
  return record
}

function mergedField(kept: YRecord, gone: YRecord, name: keyof typeof cardFields): unknown {
  const field: Field<unknown> = cardFields[name]
  const [own, others] = [readField(kept, name, field), readField(gone, name, field)]
  if (field.merge === 'text') return joined(String(own), String(others))
  if (field.control === 'labels' || field.control === 'choices')
    return field.check([...list(own), ...list(others)])
  return JSON.stringify(own) === JSON.stringify(field.fallback) ? others : own
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Both texts, unless one says it all. */
function joined(own: string, others: string): string {
  if (others.trim() === '' || own.includes(others.trim())) return own
  return own.trim() === '' ? others : `${own.trimEnd()}\n\n${others}`
}

function repoint(doc: Y.Doc, keep: CardId, other: CardId, actor: Actor): void {
  for (const line of yRecords(doc, 'plan').keys()) {
    const record = yRecord(doc, 'plan', line)
    if (record?.get(recordKey.card) === other) record.set(recordKey.card, keep)
  }
  for (const tie of yRecords(doc, 'ties').keys()) {
    const record = yRecord(doc, 'ties', tie)
    const ends = [recordKey.from, recordKey.to].map((end) => record?.get(end))
    if (!record || isRemoved(record) || !ends.includes(other)) continue
    // A tie between the two would join the kept card with itself.
    if (ends.includes(keep)) record.set(recordKey.removedAt, actor.now)
    else record.set(ends[0] === other ? recordKey.from : recordKey.to, keep)
  }
}
